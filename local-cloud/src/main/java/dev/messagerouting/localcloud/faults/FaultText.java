package dev.messagerouting.localcloud.faults;

import static dev.messagerouting.localcloud.faults.FaultRule.wrong;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A rule as a line of text: {@code service:operation[@resource]:kind:share:duration[:name=value]…}.
 */
final class FaultText {

    private static final String FORM =
            "service:operation[@resource]:kind:share:duration[:seed=N], for example"
                    + " kinesis:PutRecords:partial:0.2:30s:seed=7";
    private static final String KINDS = "throttle, fail, late, partial, loseanswer, throw";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Duration USUAL_DELAY = Duration.ofSeconds(1);
    private static final double USUAL_PART = 0.5;
    private static final String USUAL_TYPE = "dev.messagerouting.FaultOnRequest";
    private static final String USUAL_MESSAGE = "This function was told to throw.";
    private static final int FIXED = 5;

    private FaultText() {}

    static FaultRule parse(String text) {
        var parts = text.strip().split(":", -1);
        if (parts.length < FIXED) {
            throw wrong("\"%s\" has %d parts, and should be %s.", text, parts.length, FORM);
        }
        var service = FaultyService.named(parts[0]);
        int at = parts[1].indexOf('@');
        var operation = at < 0 ? parts[1] : parts[1].substring(0, at);
        if (operation.isEmpty()) {
            throw wrong("The operation is missing in \"%s\": * means all.", text);
        }
        var resource = at < 0 ? null : parts[1].substring(at + 1);
        if (resource != null && resource.isEmpty()) {
            throw wrong("The resource after @ is missing in \"%s\".", text);
        }
        var options = options(Arrays.asList(parts).subList(FIXED, parts.length));
        var fault = fault(parts[2], options);
        long seed = number(options.remove("seed"));
        if (!options.isEmpty()) {
            throw wrong(
                    "%s is no setting of %s: seed goes with all, delay with late, part with"
                            + " partial, type and message with throw.",
                    options.keySet().iterator().next(), parts[2]);
        }
        return new FaultRule(
                service,
                operation.equals("*") ? null : operation,
                resource,
                fault,
                decimal("share", parts[3]),
                duration("duration", parts[4]),
                seed);
    }

    /** A message may have colons in it, and so comes last. */
    private static Map<String, String> options(List<String> parts) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < parts.size(); i++) {
            int equals = parts.get(i).indexOf('=');
            if (equals < 1) {
                throw wrong("\"%s\" should be name=value, for example seed=7.", parts.get(i));
            }
            var name = parts.get(i).substring(0, equals);
            var value = parts.get(i).substring(equals + 1);
            if (name.equals("message")) {
                value = String.join(":", parts.subList(i, parts.size())).substring(equals + 1);
                i = parts.size();
            }
            if (options.put(name, value) != null) {
                throw wrong("%s is given twice.", name);
            }
        }
        return options;
    }

    private static Fault fault(String kind, Map<String, String> options) {
        return switch (kind) {
            case "throttle" -> new Fault.Throttle();
            case "fail" -> new Fault.Fail();
            case "late" -> {
                var delay = options.remove("delay");
                yield new Fault.Late(delay == null ? USUAL_DELAY : duration("delay", delay));
            }
            case "partial" -> {
                var part = options.remove("part");
                yield new Fault.Partial(part == null ? USUAL_PART : decimal("part", part));
            }
            case "loseanswer" -> new Fault.LoseAnswer();
            case "throw" -> {
                var type = options.remove("type");
                var message = options.remove("message");
                yield new Fault.Throw(
                        type == null ? USUAL_TYPE : type,
                        message == null ? USUAL_MESSAGE : message);
            }
            default -> throw wrong("There is no fault \"%s\"; there are %s.", kind, KINDS);
        };
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw wrong("The seed is \"%s\", and should be a whole number.", text);
        }
    }

    private static double decimal(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw wrong(
                    "The %s is \"%s\", and should be a number above 0 and at most 1.", name, text);
        }
    }

    private static Duration duration(String name, String text) {
        var match = DURATION.matcher(text);
        if (!match.matches()) {
            throw wrong(
                    "The %s is \"%s\", and should be a number with ms, s, m or h, for example 30s.",
                    name, text);
        }
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    static String text(FaultRule rule) {
        var text = new StringBuilder(rule.service().signingName()).append(':');
        text.append(rule.operation() == null ? "*" : rule.operation());
        if (rule.resource() != null) {
            text.append('@').append(rule.resource());
        }
        text.append(':').append(rule.fault().word());
        text.append(':').append(rule.share());
        text.append(':').append(text(rule.lasting()));
        text.append(":seed=").append(rule.seed());
        switch (rule.fault()) {
            case Fault.Throttle(), Fault.Fail(), Fault.LoseAnswer() -> {}
            case Fault.Late(var delay) -> text.append(":delay=").append(text(delay));
            case Fault.Partial(double part) -> text.append(":part=").append(part);
            case Fault.Throw(var type, var message) ->
                    text.append(":type=").append(type).append(":message=").append(message);
        }
        return text.toString();
    }
}
