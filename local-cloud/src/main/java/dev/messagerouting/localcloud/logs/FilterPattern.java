package dev.messagerouting.localcloud.logs;

import org.jspecify.annotations.Nullable;

/**
 * What FilterLogEvents looks for.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
sealed interface FilterPattern permits FilterPattern.Everything, TermPattern, JsonPattern, Columns {

    boolean matches(String message);

    /** The empty pattern. */
    record Everything() implements FilterPattern {
        @Override
        public boolean matches(String message) {
            return true;
        }
    }

    static FilterPattern of(@Nullable String text) {
        var pattern = text == null ? "" : text.strip();
        if (pattern.isEmpty()) {
            return new Everything();
        }
        return switch (pattern.charAt(0)) {
            case '{' -> JsonPatternParser.parse(pattern);
            case '[' -> Columns.parse(pattern);
            default -> TermPattern.parse(pattern);
        };
    }
}
