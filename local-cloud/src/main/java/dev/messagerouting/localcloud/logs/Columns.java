package dev.messagerouting.localcloud.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern of space-delimited columns, {@code [ip, user, status=4*, ..., bytes>100]}. What stands
 * in quotes or in square brackets is one column.
 */
record Columns(List<Column> before, List<Column> after, boolean open) implements FilterPattern {

    /** What has to hold of a column's text. */
    record Column(List<Predicate<String>> tests) {
        boolean holds(String text) {
            return tests.stream().allMatch(test -> test.test(text));
        }
    }

    private static final Pattern COLUMN = Pattern.compile("\\[([^\\]]*)\\]|\"([^\"]*)\"|(\\S+)");
    private static final Pattern CONDITION =
            Pattern.compile(
                    "(\\w+)(?:\\s*(!=|<=|>=|=|<|>)\\s*(?:\"([^\"]*)\"|%([^%]*)%|([^\\s\"%,&|]+)))?");

    @Override
    public boolean matches(String message) {
        var texts = texts(message);
        int least = before.size() + after.size();
        if (open ? texts.size() < least : texts.size() != least) {
            return false;
        }
        int tail = texts.size() - after.size();
        return holds(before, texts.subList(0, before.size()))
                && holds(after, texts.subList(tail, texts.size()));
    }

    private static boolean holds(List<Column> columns, List<String> texts) {
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).holds(texts.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> texts(String message) {
        var texts = new ArrayList<String>();
        var column = COLUMN.matcher(message);
        while (column.find()) {
            var bracketed = column.group(1);
            var quoted = column.group(2);
            texts.add(bracketed != null ? bracketed : quoted != null ? quoted : column.group(3));
        }
        return texts;
    }

    static Columns parse(String text) {
        if (!text.endsWith("]")) {
            throw LogFaults.invalid("Invalid filter pattern: " + text + " has no closing bracket");
        }
        var before = new ArrayList<Column>();
        var after = new ArrayList<Column>();
        boolean open = false;
        for (var part : text.substring(1, text.length() - 1).split(",", -1)) {
            var column = part.strip();
            if (column.equals("...")) {
                if (open) {
                    throw LogFaults.invalid(
                            "Invalid filter pattern: " + text + " has more than one '...'");
                }
                open = true;
            } else {
                (open ? after : before).add(column(column, text));
            }
        }
        return new Columns(List.copyOf(before), List.copyOf(after), open);
    }

    private static Column column(String text, String whole) {
        var tests = new ArrayList<Predicate<String>>();
        for (var part : text.split("&&", -1)) {
            var condition = CONDITION.matcher(part.strip());
            if (!condition.matches()) {
                throw LogFaults.invalid(
                        "Invalid filter pattern: %s: column '%s' is not understood"
                                .formatted(whole, text));
            }
            if (condition.group(2) != null) {
                tests.add(
                        test(
                                condition.group(2),
                                condition.group(3),
                                condition.group(4),
                                condition.group(5)));
            }
        }
        return new Column(List.copyOf(tests));
    }

    private static Predicate<String> test(
            String operator, String quoted, String regex, String bare) {
        if (regex != null) {
            return signed(operator, Wildcards.regex(regex));
        }
        var value = quoted != null ? quoted : bare;
        if (operator.equals("=") || operator.equals("!=")) {
            return signed(operator, Wildcards.of(value));
        }
        var than = number(value);
        return text -> {
            int compared = Double.compare(number(text), than);
            return !Double.isNaN(number(text))
                    && switch (operator) {
                        case "<" -> compared < 0;
                        case "<=" -> compared <= 0;
                        case ">" -> compared > 0;
                        default -> compared >= 0;
                    };
        };
    }

    private static Predicate<String> signed(String operator, Predicate<String> test) {
        return operator.equals("!=") ? test.negate() : test;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notOne) {
            return Double.NaN;
        }
    }
}
