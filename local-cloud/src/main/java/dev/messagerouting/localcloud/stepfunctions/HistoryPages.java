package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.stepfunctions.run.Run;

import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

import java.util.List;

/** GetExecutionHistory: pages, either way, with or without data. */
final class HistoryPages {

    private HistoryPages() {}

    static GetExecutionHistoryResponse of(Run run, GetExecutionHistoryRequest request) {
        boolean reverse = Boolean.TRUE.equals(request.reverseOrder());
        var events = run.history().events();
        var page =
                Page.of(
                        reverse ? events.reversed() : events,
                        request.executionArn() + (reverse ? " reversed" : ""),
                        request.nextToken(),
                        Inputs.maxResults(request.maxResults()));
        var shown = page.items();
        if (Boolean.FALSE.equals(request.includeExecutionData())) {
            shown = shown.stream().map(HistoryPages::withoutData).toList();
        }
        return GetExecutionHistoryResponse.builder()
                .events(List.copyOf(shown))
                .nextToken(page.next())
                .build();
    }

    private static HistoryEvent withoutData(HistoryEvent event) {
        return event.copy(
                b -> {
                    started(event, b);
                    states(event, b);
                    tasks(event, b);
                });
    }

    private static void started(HistoryEvent event, HistoryEvent.Builder b) {
        if (event.executionStartedEventDetails() != null) {
            b.executionStartedEventDetails(
                    event.executionStartedEventDetails()
                            .copy(d -> d.input(null).inputDetails(n -> n.truncated(null))));
        }
        if (event.executionSucceededEventDetails() != null) {
            b.executionSucceededEventDetails(
                    event.executionSucceededEventDetails()
                            .copy(d -> d.output(null).outputDetails(n -> n.truncated(null))));
        }
    }

    private static void states(HistoryEvent event, HistoryEvent.Builder b) {
        if (event.stateEnteredEventDetails() != null) {
            b.stateEnteredEventDetails(
                    event.stateEnteredEventDetails()
                            .copy(d -> d.input(null).inputDetails(n -> n.truncated(null))));
        }
        if (event.stateExitedEventDetails() != null) {
            b.stateExitedEventDetails(
                    event.stateExitedEventDetails()
                            .copy(
                                    d ->
                                            d.output(null)
                                                    .assignedVariables(null)
                                                    .outputDetails(n -> n.truncated(null))));
        }
    }

    private static void tasks(HistoryEvent event, HistoryEvent.Builder b) {
        if (event.taskScheduledEventDetails() != null) {
            b.taskScheduledEventDetails(
                    event.taskScheduledEventDetails().copy(d -> d.parameters(null)));
        }
        if (event.taskSucceededEventDetails() != null) {
            b.taskSucceededEventDetails(
                    event.taskSucceededEventDetails().copy(d -> d.output(null)));
        }
        if (event.taskSubmittedEventDetails() != null) {
            b.taskSubmittedEventDetails(
                    event.taskSubmittedEventDetails().copy(d -> d.output(null)));
        }
        if (event.lambdaFunctionScheduledEventDetails() != null) {
            b.lambdaFunctionScheduledEventDetails(
                    event.lambdaFunctionScheduledEventDetails().copy(d -> d.input(null)));
        }
        if (event.lambdaFunctionSucceededEventDetails() != null) {
            b.lambdaFunctionSucceededEventDetails(
                    event.lambdaFunctionSucceededEventDetails().copy(d -> d.output(null)));
        }
        if (event.activityScheduledEventDetails() != null) {
            b.activityScheduledEventDetails(
                    event.activityScheduledEventDetails().copy(d -> d.input(null)));
        }
        if (event.activitySucceededEventDetails() != null) {
            b.activitySucceededEventDetails(
                    event.activitySucceededEventDetails().copy(d -> d.output(null)));
        }
    }
}
