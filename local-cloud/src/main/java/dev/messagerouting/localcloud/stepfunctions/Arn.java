package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * The ARN of a thing of Step Functions.
 *
 * @param kind {@code stateMachine}, {@code execution}, {@code express}, {@code activity}
 * @param rest what follows the kind
 */
record Arn(String text, Caller owner, String kind, String rest) {

    private static final int PARTS = 7;

    /**
     * @param kinds what the operation takes
     */
    static Arn parse(@Nullable String text, String field, Set<String> kinds) {
        if (text == null || text.isEmpty()) {
            throw SfnFaults.constraint("", field, "have length greater than or equal to 1");
        }
        if (!text.startsWith("arn:")) {
            throw SfnFaults.invalidArn("Invalid ARN prefix: " + text);
        }
        var parts = List.of(text.split(":", PARTS));
        if (parts.size() < PARTS || !parts.get(2).equals("states")) {
            throw SfnFaults.invalidArn("Invalid ARN: " + text);
        }
        if (!kinds.contains(parts.get(5))) {
            throw SfnFaults.invalidArn("Resource type not valid in this context: " + parts.get(5));
        }
        return new Arn(text, new Caller(parts.get(4), parts.get(3)), parts.get(5), parts.get(6));
    }

    static Arn machine(@Nullable String text) {
        return parse(text, "stateMachineArn", Set.of("stateMachine"));
    }

    static Arn execution(@Nullable String text) {
        return parse(text, "executionArn", Set.of("execution"));
    }

    static Arn activity(@Nullable String text) {
        return parse(text, "activityArn", Set.of("activity"));
    }
}
