package dev.messagerouting.localcloud.cloudwatch;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a request: CloudWatch names all parameters of one kind at once, a line each.
 */
final class Complaints {

    private final List<String> missing = new ArrayList<>();
    private final List<String> invalid = new ArrayList<>();
    private final List<String> combined = new ArrayList<>();

    void missing(String parameter) {
        missing.add("The parameter " + parameter + " is required.");
    }

    void invalid(String message) {
        invalid.add(message);
    }

    void both(String one, String other) {
        combined.add(
                "The parameters %s and %s are mutually exclusive and you have specified both."
                        .formatted(one, other));
    }

    void combination(String message) {
        combined.add(message);
    }

    void raise() {
        if (!missing.isEmpty()) {
            throw WatchFaults.missing(String.join("\n", missing));
        }
        if (!invalid.isEmpty()) {
            throw WatchFaults.invalid(String.join("\n", invalid));
        }
        if (!combined.isEmpty()) {
            throw WatchFaults.combination(String.join("\n", combined));
        }
    }

    /** As GetMetricData says the same: one code for all. */
    void raiseValidation() {
        var all = new ArrayList<String>();
        all.addAll(missing);
        all.addAll(invalid);
        all.addAll(combined);
        if (!all.isEmpty()) {
            throw WatchFaults.validation(String.join("\n", all) + "\n");
        }
    }
}
