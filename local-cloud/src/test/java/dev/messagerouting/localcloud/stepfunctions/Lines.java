package dev.messagerouting.localcloud.stepfunctions;

import software.amazon.awssdk.services.sfn.model.HistoryEvent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** An event as one line: {@code id<previous type what it says}. */
final class Lines {

    private Lines() {}

    static String of(HistoryEvent event) {
        var line = event.id() + "<" + event.previousEventId() + " " + event.typeAsString();
        var says =
                details(event).stream().filter(Objects::nonNull).collect(Collectors.joining(" "));
        return says.isEmpty() ? line : line + " " + says;
    }

    private static List<String> details(HistoryEvent event) {
        var says = new ArrayList<String>();
        states(event, says);
        tasks(event, says);
        executions(event, says);
        return says;
    }

    private static void executions(HistoryEvent event, List<String> says) {
        if (event.executionFailedEventDetails() != null) {
            says.add(event.executionFailedEventDetails().error());
            says.add(event.executionFailedEventDetails().cause());
        }
        if (event.executionSucceededEventDetails() != null) {
            says.add(event.executionSucceededEventDetails().output());
        }
        if (event.executionAbortedEventDetails() != null) {
            says.add(event.executionAbortedEventDetails().error());
            says.add(event.executionAbortedEventDetails().cause());
        }
        if (event.executionTimedOutEventDetails() != null) {
            says.add(event.executionTimedOutEventDetails().error());
        }
        if (event.executionRedrivenEventDetails() != null) {
            says.add("#" + event.executionRedrivenEventDetails().redriveCount());
        }
    }

    private static void states(HistoryEvent event, List<String> says) {
        if (event.stateEnteredEventDetails() != null) {
            says.add(event.stateEnteredEventDetails().name());
            says.add(event.stateEnteredEventDetails().input());
        }
        if (event.stateExitedEventDetails() != null) {
            var exited = event.stateExitedEventDetails();
            says.add(exited.name());
            says.add(exited.output());
            if (exited.hasAssignedVariables()) {
                says.add(exited.assignedVariables().toString());
            }
        }
        if (event.evaluationFailedEventDetails() != null) {
            says.add(event.evaluationFailedEventDetails().error());
            says.add(event.evaluationFailedEventDetails().state());
            says.add(event.evaluationFailedEventDetails().location());
        }
        if (event.mapStateStartedEventDetails() != null) {
            says.add("length " + event.mapStateStartedEventDetails().length());
        }
        for (var iteration :
                Arrays.asList(
                        event.mapIterationStartedEventDetails(),
                        event.mapIterationSucceededEventDetails(),
                        event.mapIterationFailedEventDetails(),
                        event.mapIterationAbortedEventDetails())) {
            if (iteration != null) {
                says.add(iteration.name() + "[" + iteration.index() + "]");
            }
        }
    }

    private static void tasks(HistoryEvent event, List<String> says) {
        if (event.taskScheduledEventDetails() != null) {
            var scheduled = event.taskScheduledEventDetails();
            says.add(scheduled.resourceType() + ":" + scheduled.resource());
            says.add(scheduled.parameters());
            if (scheduled.timeoutInSeconds() != null) {
                says.add("timeout " + scheduled.timeoutInSeconds());
            }
        }
        if (event.taskFailedEventDetails() != null) {
            says.add(event.taskFailedEventDetails().error());
            says.add(event.taskFailedEventDetails().cause());
        }
        if (event.taskTimedOutEventDetails() != null) {
            says.add(event.taskTimedOutEventDetails().error());
        }
        if (event.lambdaFunctionScheduledEventDetails() != null) {
            says.add(event.lambdaFunctionScheduledEventDetails().input());
        }
        if (event.lambdaFunctionSucceededEventDetails() != null) {
            says.add(event.lambdaFunctionSucceededEventDetails().output());
        }
        if (event.lambdaFunctionFailedEventDetails() != null) {
            says.add(event.lambdaFunctionFailedEventDetails().error());
            says.add(event.lambdaFunctionFailedEventDetails().cause());
        }
        if (event.activitySucceededEventDetails() != null) {
            says.add(event.activitySucceededEventDetails().output());
        }
        if (event.activityFailedEventDetails() != null) {
            says.add(event.activityFailedEventDetails().error());
        }
        if (event.activityTimedOutEventDetails() != null) {
            says.add(event.activityTimedOutEventDetails().error());
        }
        if (event.activityStartedEventDetails() != null) {
            says.add(event.activityStartedEventDetails().workerName());
        }
    }
}
