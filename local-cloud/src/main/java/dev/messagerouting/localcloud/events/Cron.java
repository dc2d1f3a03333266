package dev.messagerouting.localcloud.events;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Six fields: minutes, hours, day of month, month, day of week (1 is Sunday), year; with {@code , -
 * * / ? L W #}, and in UTC. One of the two fields for days must be {@code ?}.
 */
record Cron(BitSet minutes, BitSet hours, Predicate<LocalDate> day, BitSet months, BitSet years) {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;
    private static final List<String> MONTHS =
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");
    private static final List<String> DAYS =
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    static Cron parse(String text) {
        var fields = text.strip().split("\\s+");
        try {
            if (fields.length != 6 || fields[2].equals("?") == fields[4].equals("?")) {
                throw new IllegalArgumentException("the fields");
            }
            return new Cron(
                    set(fields[0], 0, 59, List.of()),
                    set(fields[1], 0, 23, List.of()),
                    fields[4].equals("?") ? dayOfMonth(fields[2]) : dayOfWeek(fields[4]),
                    set(fields[3], 1, 12, MONTHS),
                    set(fields[5], FIRST_YEAR, LAST_YEAR, List.of()));
        } catch (IllegalArgumentException malformed) {
            throw EventFaults.invalid("Parameter ScheduleExpression is not valid.");
        }
    }

    /** The first minute after {@code last} that all fields agree on. */
    Optional<Instant> next(Instant last) {
        var from = LocalDateTime.ofInstant(last, ZoneOffset.UTC).plusMinutes(1);
        var date = from.toLocalDate();
        int minuteOfDay = from.getHour() * 60 + from.getMinute();
        while (date.getYear() <= LAST_YEAR) {
            if (!years.get(date.getYear())) {
                date = LocalDate.of(date.getYear() + 1, 1, 1);
                minuteOfDay = 0;
                continue;
            }
            if (!months.get(date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
                minuteOfDay = 0;
                continue;
            }
            if (day.test(date)) {
                for (int m = minuteOfDay; m < 24 * 60; m++) {
                    if (hours.get(m / 60) && minutes.get(m % 60)) {
                        return Optional.of(date.atTime(m / 60, m % 60).toInstant(ZoneOffset.UTC));
                    }
                }
            }
            date = date.plusDays(1);
            minuteOfDay = 0;
        }
        return Optional.empty();
    }

    private static Predicate<LocalDate> dayOfMonth(String field) {
        if (field.equals("L")) {
            return date -> date.getDayOfMonth() == date.lengthOfMonth();
        }
        if (field.equals("LW")) {
            return date -> date.equals(weekdayNear(date, date.lengthOfMonth()));
        }
        if (field.endsWith("W")) {
            int wanted = number(field.substring(0, field.length() - 1), 1, 31, List.of());
            return date -> wanted <= date.lengthOfMonth() && date.equals(weekdayNear(date, wanted));
        }
        var set = set(field, 1, 31, List.of());
        return date -> set.get(date.getDayOfMonth());
    }

    /** The weekday nearest to a day, in the same month. */
    private static LocalDate weekdayNear(LocalDate month, int dayOfMonth) {
        var day = month.withDayOfMonth(dayOfMonth);
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> dayOfMonth == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> dayOfMonth == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    private static Predicate<LocalDate> dayOfWeek(String field) {
        if (field.equals("L")) {
            return date -> date.getDayOfWeek() == DayOfWeek.SATURDAY;
        }
        if (field.endsWith("L")) {
            var wanted = day(number(field.substring(0, field.length() - 1), 1, 7, DAYS));
            return date -> date.equals(date.with(TemporalAdjusters.lastInMonth(wanted)));
        }
        int hash = field.indexOf('#');
        if (hash > 0) {
            var wanted = day(number(field.substring(0, hash), 1, 7, DAYS));
            int which = number(field.substring(hash + 1), 1, 5, List.of());
            return date ->
                    date.getDayOfWeek() == wanted && (date.getDayOfMonth() - 1) / 7 + 1 == which;
        }
        var set = set(field, 1, 7, DAYS);
        return date -> set.get(date.getDayOfWeek().getValue() % 7 + 1);
    }

    private static DayOfWeek day(int sundayIsOne) {
        return DayOfWeek.SUNDAY.plus(sundayIsOne - 1L);
    }

    private static BitSet set(String field, int least, int most, List<String> names) {
        var set = new BitSet();
        for (var part : field.split(",", -1)) {
            int slash = part.indexOf('/');
            var range = slash < 0 ? part : part.substring(0, slash);
            int step = slash < 0 ? 1 : number(part.substring(slash + 1), 1, most, List.of());
            int dash = range.indexOf('-');
            int from;
            int to;
            if (range.equals("*")) {
                from = least;
                to = most;
            } else if (dash > 0) {
                from = number(range.substring(0, dash), least, most, names);
                to = number(range.substring(dash + 1), least, most, names);
            } else {
                from = number(range, least, most, names);
                to = slash < 0 ? from : most;
            }
            if (from > to) {
                throw new IllegalArgumentException(part);
            }
            for (int i = from; i <= to; i += step) {
                set.set(i);
            }
        }
        return set;
    }

    private static int number(String text, int least, int most, List<String> names) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        int value = named < 0 ? Integer.parseInt(text) : named + 1;
        if (value < least || value > most) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
