package dev.messagerouting.benchmarks;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A machine of two Pass states: started, and followed to its end. */
final class Executions {

    private static final String MACHINE =
            """
            {"StartAt": "First", "States": {
              "First": {"Type": "Pass", "Next": "Second"},
              "Second": {"Type": "Pass", "End": true}}}
            """;

    private static final String ROLE = "arn:aws:iam::000000000000:role/benchmarks";
    private static final String INPUT = "{\"message\": {\"id\": 7}}";
    private static final int MANY = 8;

    private final SfnClient stepFunctions;
    private final Load load;
    private final Table table;

    Executions(SfnClient stepFunctions, Load load, Table table) {
        this.stepFunctions = stepFunctions;
        this.load = load;
        this.table = table;
    }

    void measure() throws InterruptedException {
        var machine =
                stepFunctions
                        .createStateMachine(
                                b -> b.name("benchmarks").definition(MACHINE).roleArn(ROLE))
                        .stateMachineArn();
        try {
            table.add(
                    Figure.of(
                            "StartExecution until SUCCEEDED is seen, 1 client",
                            load.perSecond(1, client -> runOne(machine)),
                            "executions/s"));
            table.add(
                    new Figure(
                            "StartExecution until SUCCEEDED is seen, 8 clients",
                            load.perSecond(MANY, client -> runOne(machine)),
                            "executions/s",
                            Peer.EXECUTIONS));
            table.add(
                    Figure.of(
                            "StartExecution, 1 client",
                            load.perSecond(1, client -> startOne(machine)),
                            "calls/s"));
            table.add(
                    new Figure(
                            "StartExecution, 8 clients",
                            load.perSecond(MANY, client -> startOne(machine)),
                            "calls/s",
                            Peer.STARTS));
        } finally {
            stepFunctions.deleteStateMachine(b -> b.stateMachineArn(machine));
        }
    }

    private long runOne(String machine) {
        var execution =
                stepFunctions
                        .startExecution(b -> b.stateMachineArn(machine).input(INPUT))
                        .executionArn();
        while (true) {
            var status = stepFunctions.describeExecution(b -> b.executionArn(execution)).status();
            if (status == ExecutionStatus.SUCCEEDED) {
                return 1;
            }
            if (status != ExecutionStatus.RUNNING) {
                throw new IllegalStateException(execution + " ended as " + status);
            }
        }
    }

    private long startOne(String machine) {
        stepFunctions.startExecution(b -> b.stateMachineArn(machine).input(INPUT));
        return 1;
    }
}
