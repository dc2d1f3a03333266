package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.stepfunctions.asl.Doc;
import dev.messagerouting.localcloud.stepfunctions.asl.Json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** Checks what requests carry. */
final class Inputs {

    private static final int LARGEST = 262_144;
    private static final int LONGEST_NAME = 80;
    private static final int MOST_RESULTS = 1000;
    private static final int USUAL_RESULTS = 100;

    private Inputs() {}

    /**
     * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html: no
     * white space, brackets, wildcards, special or control characters.
     */
    static String name(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw SfnFaults.constraint(
                    String.valueOf(name), "name", "have length greater than or equal to 1");
        }
        if (name.length() > LONGEST_NAME) {
            throw SfnFaults.constraint(
                    name, "name", "have length less than or equal to " + LONGEST_NAME);
        }
        if (!name.codePoints().allMatch(Inputs::allowed)) {
            throw SfnFaults.invalidName(name);
        }
        return name;
    }

    private static boolean allowed(int c) {
        return !Character.isWhitespace(c)
                && !Character.isISOControl(c)
                && "<>{}[]?*\"#%\\^|~`$&,;:/".indexOf(c) < 0;
    }

    static Doc input(@Nullable String given) {
        var text = given == null ? "{}" : given;
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw SfnFaults.constraint(
                    "<" + text.length() + " characters>",
                    "input",
                    "have length less than or equal to " + LARGEST);
        }
        if (text.isBlank()) {
            throw SfnFaults.invalidInput("Invalid execution input.");
        }
        try {
            return Doc.parse(text);
        } catch (Json.Invalid notJson) {
            throw SfnFaults.invalidInput(notJson.problem());
        }
    }

    /** A page's size: 0 and none mean the usual one. */
    static int maxResults(@Nullable Integer given) {
        if (given == null || given == 0) {
            return USUAL_RESULTS;
        }
        if (given < 0) {
            throw SfnFaults.constraint(
                    given.toString(), "maxResults", "have value greater than or equal to 0");
        }
        if (given > MOST_RESULTS) {
            throw SfnFaults.constraint(
                    given.toString(),
                    "maxResults",
                    "have value less than or equal to " + MOST_RESULTS);
        }
        return given;
    }

    static @Nullable String atMost(@Nullable String given, String field, int length) {
        if (given != null && given.length() > length) {
            throw SfnFaults.constraint(given, field, "have length less than or equal to " + length);
        }
        return given;
    }
}
