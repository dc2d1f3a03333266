package dev.messagerouting.console.deploy;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What deploying needs of a cloud. Every call is one question or one order and returns at once;
 * waiting is the caller's. All throw {@link dev.messagerouting.console.model.FaultException}; a
 * fault that passes by itself has the code {@link #THROTTLED} or {@link #UNREACHABLE}.
 */
public interface StackPort {

    /** The cloud wants to be asked less often. */
    String THROTTLED = "cloud.throttled";

    /** No answer came, or only that the cloud is out of order for now. */
    String UNREACHABLE = "cloud.unreachable";

    /**
     * Begins to make the stack or, if it is there, to bring it up to date. Refused for {@link
     * Phase#REMAINS}.
     */
    Begun deploy(Request request);

    /** Begins to delete the stack and all it holds; {@link Begun.Unchanged} if there is none. */
    Begun delete(String stackName);

    /** The stack as it is now: by the id that {@link Begun.Running} names, or by its name. */
    State state(String stack) throws InterruptedException;

    /** What happened to the stack's resources since {@code running} began, oldest first. */
    List<ResourceEvent> events(Begun.Running running) throws InterruptedException;

    /** The stack's outputs by name. */
    Map<String, String> outputs(String stackName);

    /** Puts the artifact into the bucket and answers its key. */
    String upload(String artifact, String bucket);

    /** Every stack that has this tag with this value. */
    List<Found> find(String tag, String value);

    /**
     * @param template for example {@code fargate-cluster}
     */
    record Request(
            String stackName,
            String template,
            Map<String, String> parameters,
            Map<String, String> tags) {
        public Request {
            parameters = Map.copyOf(parameters);
            tags = Map.copyOf(tags);
        }
    }

    /** What came of an order. */
    sealed interface Begun {

        /** There is nothing to do. */
        record Unchanged() implements Begun {}

        /**
         * @param stackId stays valid after the stack is gone
         * @param afterEvent the newest event before the order; null if there was none
         */
        record Running(String stackName, String stackId, @Nullable String afterEvent)
                implements Begun {}
    }

    /** Where a stack is in its life. */
    enum Phase {
        ABSENT,
        CREATING,
        READY,
        DELETING,
        /** It stands still and is not what was asked for. */
        FAILED,
        /** It never came to be, or is deleted in part: it must go before it can be made. */
        REMAINS
    }

    /**
     * @param status as CloudFormation says it; empty if there is no stack
     * @param reason empty if there is none
     */
    record State(Phase phase, String status, String reason) {
        public boolean settled() {
            return switch (phase) {
                case ABSENT, READY, FAILED, REMAINS -> true;
                case CREATING, DELETING -> false;
            };
        }
    }

    record ResourceEvent(
            String id, String logicalId, String type, String status, String reason, Instant time) {}

    record Found(String stackName, State state, Map<String, String> tags) {
        public Found {
            tags = Map.copyOf(tags);
        }
    }
}
