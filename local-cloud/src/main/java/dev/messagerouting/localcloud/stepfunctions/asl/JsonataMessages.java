package dev.messagerouting.localcloud.stepfunctions.asl;

import com.dashjoin.jsonata.JException;

import java.util.Map;

/**
 * Words an evaluation error as Step Functions does: the library leaves some placeholders open that
 * JSONata's reference implementation fills.
 */
final class JsonataMessages {

    private static final Map<String, String> TYPES =
            Map.of("n", "numbers", "s", "strings", "b", "booleans", "o", "objects", "a", "arrays");

    private JsonataMessages() {}

    /** {@code . T0410: …} for an error with a code, {@code : …} for one without. */
    static String of(JException problem, String expression) {
        var code = String.valueOf(problem.getError());
        if (!code.matches("[STDU]\\d{4}")) {
            int suffix = code.indexOf(". Depth=");
            var text = suffix < 0 ? code : code.substring(0, suffix);
            return ": " + text.replace("  ", " ");
        }
        return ". " + code + ": " + message(problem, code, expression);
    }

    private static String message(JException problem, String code, String expression) {
        return switch (code) {
            case "T0410" ->
                    "Argument %s of function \"%s\" does not match function signature"
                            .formatted(problem.getCurrent(), problem.getExpected());
            case "T0411" ->
                    "Context value is not a compatible type with argument %s of function \"%s\""
                            .formatted(problem.getCurrent(), problem.getExpected());
            case "T0412" ->
                    "Argument 1 of function \"%s\" must be an array of \"%s\""
                            .formatted(
                                    functionAt(expression, problem.getLocation()),
                                    TYPES.getOrDefault(
                                            String.valueOf(problem.getExpected()), "values"));
            default -> String.valueOf(problem.getMessage());
        };
    }

    /** The name before the bracket that ends at {@code location}. */
    private static String functionAt(String expression, int location) {
        int end = Math.clamp(location - 1L, 0, expression.length());
        int start = end;
        while (start > 0 && Character.isLetterOrDigit(expression.charAt(start - 1))) {
            start--;
        }
        return expression.substring(start, end);
    }
}
