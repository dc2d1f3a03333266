package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.stepfunctions.asl.Doc;
import dev.messagerouting.localcloud.stepfunctions.asl.Resource;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

import java.util.function.Consumer;

/**
 * The events of one task: service integrations, functions and activities have families of their
 * own.
 */
final class TaskEvents {

    private static final String LAMBDA = "lambda";

    private final Frame frame;
    private final Resource resource;

    TaskEvents(Frame frame, Resource resource) {
        this.frame = frame;
        this.resource = resource;
    }

    /** As messages name what was called. */
    String subject() {
        return switch (resource) {
            case Resource.LambdaArn(String arn) -> arn;
            case Resource.LambdaInvoke _ -> LAMBDA;
            case Resource.Activity(String arn) -> arn;
        };
    }

    void scheduled(Doc input, @Nullable Long timeout, @Nullable Long heartbeat) {
        switch (resource) {
            case Resource.LambdaArn(String arn) ->
                    record(
                            HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
                            e ->
                                    e.lambdaFunctionScheduledEventDetails(
                                            d ->
                                                    d.resource(arn)
                                                            .input(input.text())
                                                            .inputDetails(Events.WHOLE)
                                                            .timeoutInSeconds(timeout)));
            case Resource.LambdaInvoke(String name, _) ->
                    record(
                            HistoryEventType.TASK_SCHEDULED,
                            e ->
                                    e.taskScheduledEventDetails(
                                            d ->
                                                    d.resourceType(LAMBDA)
                                                            .resource(name)
                                                            .region(
                                                                    frame.run()
                                                                            .plan()
                                                                            .caller()
                                                                            .region())
                                                            .parameters(input.text())
                                                            .timeoutInSeconds(timeout)
                                                            .heartbeatInSeconds(heartbeat)));
            case Resource.Activity(String arn) ->
                    record(
                            HistoryEventType.ACTIVITY_SCHEDULED,
                            e ->
                                    e.activityScheduledEventDetails(
                                            d ->
                                                    d.resource(arn)
                                                            .input(input.text())
                                                            .inputDetails(Events.WHOLE)
                                                            .timeoutInSeconds(timeout)
                                                            .heartbeatInSeconds(heartbeat)));
        }
    }

    void started() {
        switch (resource) {
            case Resource.LambdaArn _ -> record(HistoryEventType.LAMBDA_FUNCTION_STARTED, _ -> {});
            case Resource.LambdaInvoke(String name, _) ->
                    record(
                            HistoryEventType.TASK_STARTED,
                            e ->
                                    e.taskStartedEventDetails(
                                            d -> d.resourceType(LAMBDA).resource(name)));
            case Resource.Activity _ -> startedBy(null);
        }
    }

    void startedBy(@Nullable String worker) {
        record(
                HistoryEventType.ACTIVITY_STARTED,
                e -> e.activityStartedEventDetails(d -> d.workerName(worker)));
    }

    /** The request went out; the task waits for its token. */
    void submitted(Doc response) {
        if (resource instanceof Resource.LambdaInvoke(String name, _)) {
            record(
                    HistoryEventType.TASK_SUBMITTED,
                    e ->
                            e.taskSubmittedEventDetails(
                                    d ->
                                            d.resourceType(LAMBDA)
                                                    .resource(name)
                                                    .output(response.text())
                                                    .outputDetails(Events.WHOLE)));
        }
    }

    void succeeded(Doc output) {
        switch (resource) {
            case Resource.LambdaArn _ ->
                    record(
                            HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED,
                            e ->
                                    e.lambdaFunctionSucceededEventDetails(
                                            d ->
                                                    d.output(output.text())
                                                            .outputDetails(Events.WHOLE)));
            case Resource.LambdaInvoke(String name, _) ->
                    record(
                            HistoryEventType.TASK_SUCCEEDED,
                            e ->
                                    e.taskSucceededEventDetails(
                                            d ->
                                                    d.resourceType(LAMBDA)
                                                            .resource(name)
                                                            .output(output.text())
                                                            .outputDetails(Events.WHOLE)));
            case Resource.Activity _ ->
                    record(
                            HistoryEventType.ACTIVITY_SUCCEEDED,
                            e ->
                                    e.activitySucceededEventDetails(
                                            d ->
                                                    d.output(output.text())
                                                            .outputDetails(Events.WHOLE)));
        }
    }

    void failed(Failure failure) {
        switch (resource) {
            case Resource.LambdaArn _ ->
                    record(
                            HistoryEventType.LAMBDA_FUNCTION_FAILED,
                            e ->
                                    e.lambdaFunctionFailedEventDetails(
                                            d -> d.error(failure.error()).cause(failure.cause())));
            case Resource.LambdaInvoke(String name, _) ->
                    record(
                            HistoryEventType.TASK_FAILED,
                            e ->
                                    e.taskFailedEventDetails(
                                            d ->
                                                    d.resourceType(LAMBDA)
                                                            .resource(name)
                                                            .error(failure.error())
                                                            .cause(failure.cause())));
            case Resource.Activity _ ->
                    record(
                            HistoryEventType.ACTIVITY_FAILED,
                            e ->
                                    e.activityFailedEventDetails(
                                            d -> d.error(failure.error()).cause(failure.cause())));
        }
    }

    void timedOut(Failure failure) {
        switch (resource) {
            case Resource.LambdaArn _ ->
                    record(
                            HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT,
                            e ->
                                    e.lambdaFunctionTimedOutEventDetails(
                                            d -> d.error(failure.error()).cause(failure.cause())));
            case Resource.LambdaInvoke(String name, _) ->
                    record(
                            HistoryEventType.TASK_TIMED_OUT,
                            e ->
                                    e.taskTimedOutEventDetails(
                                            d ->
                                                    d.resourceType(LAMBDA)
                                                            .resource(name)
                                                            .error(failure.error())
                                                            .cause(failure.cause())));
            case Resource.Activity _ ->
                    record(
                            HistoryEventType.ACTIVITY_TIMED_OUT,
                            e ->
                                    e.activityTimedOutEventDetails(
                                            d -> d.error(failure.error()).cause(failure.cause())));
        }
    }

    private void record(HistoryEventType type, Consumer<HistoryEvent.Builder> details) {
        frame.last(frame.run().event(type, frame.last(), details));
    }
}
