package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.stepfunctions.asl.Doc;
import dev.messagerouting.localcloud.stepfunctions.asl.Json;
import dev.messagerouting.localcloud.stepfunctions.asl.State;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The details of events that are not about tasks. */
final class Events {

    static final HistoryEventExecutionDataDetails WHOLE =
            HistoryEventExecutionDataDetails.builder().truncated(false).build();

    private Events() {}

    static Consumer<HistoryEvent.Builder> started(RunPlan plan) {
        return event ->
                event.executionStartedEventDetails(
                        d ->
                                d.input(plan.input().text())
                                        .inputDetails(WHOLE)
                                        .roleArn(plan.roleArn()));
    }

    static Consumer<HistoryEvent.Builder> redriven(int count) {
        return event -> event.executionRedrivenEventDetails(d -> d.redriveCount(count));
    }

    static Consumer<HistoryEvent.Builder> ended(
            HistoryEventType type, @Nullable Doc output, Failure failure) {
        return event -> {
            switch (type) {
                case EXECUTION_SUCCEEDED ->
                        event.executionSucceededEventDetails(
                                d ->
                                        d.output(output == null ? "null" : output.text())
                                                .outputDetails(WHOLE));
                case EXECUTION_FAILED ->
                        event.executionFailedEventDetails(
                                d -> d.error(failure.error()).cause(failure.cause()));
                case EXECUTION_ABORTED ->
                        event.executionAbortedEventDetails(
                                d -> d.error(failure.error()).cause(failure.cause()));
                default ->
                        event.executionTimedOutEventDetails(
                                d -> d.error(failure.error()).cause(failure.cause()));
            }
        };
    }

    static Consumer<HistoryEvent.Builder> entered(String name, Doc input) {
        return event ->
                event.stateEnteredEventDetails(
                        d -> d.name(name).input(input.text()).inputDetails(WHOLE));
    }

    static Consumer<HistoryEvent.Builder> exited(
            String name, Doc output, Map<String, JsonNode> assigned) {
        return event ->
                event.stateExitedEventDetails(
                        d -> {
                            d.name(name).output(output.text()).outputDetails(WHOLE);
                            if (!assigned.isEmpty()) {
                                var texts = new TreeMap<String, String>();
                                assigned.forEach((k, v) -> texts.put(k, Json.write(v)));
                                d.assignedVariables(texts)
                                        .assignedVariablesDetails(a -> a.truncated(false));
                            }
                        });
    }

    static Consumer<HistoryEvent.Builder> evaluationFailed(
            String state, Failure failure, @Nullable String location) {
        return event ->
                event.evaluationFailedEventDetails(
                        d ->
                                d.state(state)
                                        .error(failure.error())
                                        .cause(failure.cause())
                                        .location(location));
    }

    static Consumer<HistoryEvent.Builder> mapStarted(int length) {
        return event -> event.mapStateStartedEventDetails(d -> d.length(length));
    }

    static Consumer<HistoryEvent.Builder> iteration(HistoryEventType type, String name, int index) {
        return event -> {
            switch (type) {
                case MAP_ITERATION_STARTED ->
                        event.mapIterationStartedEventDetails(d -> d.name(name).index(index));
                case MAP_ITERATION_SUCCEEDED ->
                        event.mapIterationSucceededEventDetails(d -> d.name(name).index(index));
                case MAP_ITERATION_FAILED ->
                        event.mapIterationFailedEventDetails(d -> d.name(name).index(index));
                default -> event.mapIterationAbortedEventDetails(d -> d.name(name).index(index));
            }
        };
    }

    static HistoryEventType enteredType(State state) {
        return switch (state) {
            case State.Pass _ -> HistoryEventType.PASS_STATE_ENTERED;
            case State.Task _ -> HistoryEventType.TASK_STATE_ENTERED;
            case State.Choice _ -> HistoryEventType.CHOICE_STATE_ENTERED;
            case State.Wait _ -> HistoryEventType.WAIT_STATE_ENTERED;
            case State.Succeed _ -> HistoryEventType.SUCCEED_STATE_ENTERED;
            case State.Fail _ -> HistoryEventType.FAIL_STATE_ENTERED;
            case State.Parallel _ -> HistoryEventType.PARALLEL_STATE_ENTERED;
            case State.Each _ -> HistoryEventType.MAP_STATE_ENTERED;
        };
    }

    static HistoryEventType exitedType(State state) {
        return switch (state) {
            case State.Pass _ -> HistoryEventType.PASS_STATE_EXITED;
            case State.Task _ -> HistoryEventType.TASK_STATE_EXITED;
            case State.Choice _ -> HistoryEventType.CHOICE_STATE_EXITED;
            case State.Wait _ -> HistoryEventType.WAIT_STATE_EXITED;
            case State.Succeed _ -> HistoryEventType.SUCCEED_STATE_EXITED;
            case State.Fail _ -> throw new IllegalStateException("a Fail state is not left");
            case State.Parallel _ -> HistoryEventType.PARALLEL_STATE_EXITED;
            case State.Each _ -> HistoryEventType.MAP_STATE_EXITED;
        };
    }

    /** Only states that wait can be cut in the middle. */
    static @Nullable HistoryEventType abortedType(State state) {
        return switch (state) {
            case State.Task _ -> HistoryEventType.TASK_STATE_ABORTED;
            case State.Wait _ -> HistoryEventType.WAIT_STATE_ABORTED;
            case State.Parallel _ -> HistoryEventType.PARALLEL_STATE_ABORTED;
            case State.Each _ -> HistoryEventType.MAP_STATE_ABORTED;
            case State.Pass _, State.Choice _, State.Succeed _, State.Fail _ -> null;
        };
    }
}
