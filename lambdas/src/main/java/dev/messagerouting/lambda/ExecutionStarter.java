package dev.messagerouting.lambda;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;

import java.nio.charset.StandardCharsets;

/** Starts the execution of a message; twice is as good as once. */
final class ExecutionStarter {

    /**
     * In bytes of UTF-8: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html.
     */
    private static final int LONGEST_INPUT = 262_144;

    private final SfnClient stepFunctions;
    private final String stateMachineArn;

    ExecutionStarter(SfnClient stepFunctions, String stateMachineArn) {
        this.stepFunctions = stepFunctions;
        this.stateMachineArn = stateMachineArn;
    }

    static ExecutionStarter from(Settings settings) {
        return new ExecutionStarter(
                Clients.stepFunctions(settings), settings.required("STATE_MACHINE_ARN"));
    }

    Start start(Message message) {
        var input = Json.bytes(Envelope.around(message));
        if (input.length > LONGEST_INPUT) {
            return new Start.Never(
                    "The message makes an input of %,d bytes; an execution takes at most %,d."
                            .formatted(input.length, LONGEST_INPUT));
        }
        var name = ExecutionName.of(message);
        try {
            var started =
                    stepFunctions.startExecution(
                            request ->
                                    request.stateMachineArn(stateMachineArn)
                                            .name(name)
                                            .input(new String(input, StandardCharsets.UTF_8)));
            return new Start.Started(started.executionArn(), false);
        } catch (ExecutionAlreadyExistsException exists) {
            return new Start.Started(arnOf(name), true);
        } catch (InvalidExecutionInputException | InvalidNameException refused) {
            return new Start.Never("Step Functions refuses it: " + refused.getMessage());
        } catch (SdkException failed) {
            return new Start.Later("Step Functions did not start it: " + failed.getMessage());
        }
    }

    private String arnOf(String name) {
        return stateMachineArn.replaceFirst(":stateMachine:", ":execution:") + ":" + name;
    }
}
