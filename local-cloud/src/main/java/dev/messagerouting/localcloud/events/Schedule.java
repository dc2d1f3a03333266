package dev.messagerouting.localcloud.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a rule is due: {@code rate(5 minutes)} or {@code cron(0 10 * * ? *)}. (<a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">AWS's
 * documentation</a>)
 */
sealed interface Schedule {

    /** The next time after {@code last}; none if there is none any more. */
    Optional<Instant> next(Instant last);

    /** At regular intervals, the first of which begins with the rule. */
    record Rate(Duration period) implements Schedule {
        @Override
        public Optional<Instant> next(Instant last) {
            return Optional.of(last.plus(period));
        }
    }

    /** At times of the calendar, in UTC. */
    record Calendar(Cron cron) implements Schedule {
        @Override
        public Optional<Instant> next(Instant last) {
            return cron.next(last);
        }
    }

    Pattern RATE = Pattern.compile("rate\\((\\d{1,9}) (minute|hour|day)(s?)\\)");
    Pattern CRON = Pattern.compile("cron\\((.+)\\)");

    Map<String, Duration> UNITS =
            Map.of(
                    "minute", Duration.ofMinutes(1),
                    "hour", Duration.ofHours(1),
                    "day", Duration.ofDays(1));

    /** AWS refuses {@code rate(1 minutes)} and {@code rate(5 minute)}, and so is it here. */
    static Schedule parse(String expression) {
        var rate = RATE.matcher(expression);
        if (rate.matches()) {
            int count = Integer.parseInt(rate.group(1));
            var unit = UNITS.get(rate.group(2));
            if (unit != null && count > 0 && (count == 1) == rate.group(3).isEmpty()) {
                return new Rate(unit.multipliedBy(count));
            }
        }
        var cron = CRON.matcher(expression);
        if (cron.matches()) {
            return new Calendar(Cron.parse(cron.group(1)));
        }
        throw EventFaults.invalid("Parameter ScheduleExpression is not valid.");
    }
}
