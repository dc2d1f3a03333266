package dev.messagerouting.localcloud.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The sentence in which most of AWS's services report a member that breaks their model; its error
 * code differs. As recorded by users, for example <a
 * href="https://github.com/amazon-archives/cloudwatch-logs-centralize-logs/issues/5">here</a>.
 */
public final class Constraint {

    private Constraint() {}

    /**
     * @param member the path in small letters first, such as {@code logEvents.1.member.timestamp}
     * @param constraint such as {@code Member must not be null}
     */
    public static String broken(@Nullable Object value, String member, String constraint) {
        return "1 validation error detected: Value %s at '%s' failed to satisfy constraint: %s"
                .formatted(value == null ? "null" : "'" + value + "'", member, constraint);
    }
}
