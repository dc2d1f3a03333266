package dev.messagerouting.localcloud.cloudwatch;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The checks that several operations share. */
final class Checks {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_VALUE = 1024;
    private static final int MOST_DIMENSIONS = 30;

    private static final String UNITS =
            StandardUnit.knownValues().stream()
                    .sorted()
                    .map(StandardUnit::toString)
                    .collect(Collectors.joining(", "));

    private Checks() {}

    static void namespace(@Nullable String value, String member, Complaints complaints) {
        if (value == null || value.isEmpty()) {
            complaints.missing(member);
        } else if (value.length() > LONGEST_NAME || value.startsWith(":")) {
            complaints.invalid(
                    "The value %s for parameter %s is invalid.".formatted(value, member));
        }
    }

    static void name(@Nullable String value, String member, Complaints complaints) {
        length(value, member, LONGEST_NAME, complaints);
    }

    private static void length(
            @Nullable String value, String member, int most, Complaints complaints) {
        if (value == null || value.isEmpty()) {
            complaints.missing(member);
        } else if (value.length() > most) {
            complaints.invalid(
                    "The parameter %s must be shorter than %d characters."
                            .formatted(member, most + 1));
        }
    }

    static void dimensions(List<Dimension> dimensions, String member, Complaints complaints) {
        size(dimensions, MOST_DIMENSIONS, member, complaints);
        var names = new HashSet<String>();
        for (int i = 0; i < dimensions.size(); i++) {
            var dimension = dimensions.get(i);
            var one = member + ".member." + (i + 1);
            name(dimension.name(), one + ".Name", complaints);
            length(dimension.value(), one + ".Value", LONGEST_VALUE, complaints);
            if (dimension.name() != null && !names.add(dimension.name())) {
                complaints.invalid(
                        "The parameter %s.Name repeats the dimension %s."
                                .formatted(one, dimension.name()));
            }
        }
    }

    static void size(List<?> collection, int most, String member, Complaints complaints) {
        if (collection.size() > most) {
            complaints.invalid(
                    "The collection %s must not have a size greater than %d."
                            .formatted(member, most));
        }
    }

    static void unit(@Nullable StandardUnit unit, String member, Complaints complaints) {
        if (unit == StandardUnit.UNKNOWN_TO_SDK_VERSION) {
            complaints.invalid(
                    "The parameter %s must be a value in the set [ %s ].".formatted(member, UNITS));
        }
    }

    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricStat.html */
    static void period(@Nullable Integer period, String member, Complaints complaints) {
        if (period == null) {
            complaints.missing(member);
        } else if (!isPeriod(period)) {
            complaints.invalid(
                    "The parameter %s must be 1, 5, 10, 20, 30 or a multiple of 60."
                            .formatted(member));
        }
    }

    static boolean isPeriod(int period) {
        return List.of(1, 5, 10, 20, 30).contains(period) || (period > 0 && period % 60 == 0);
    }
}
