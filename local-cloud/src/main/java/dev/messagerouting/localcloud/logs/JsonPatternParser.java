package dev.messagerouting.localcloud.logs;

import dev.messagerouting.localcloud.logs.JsonPattern.And;
import dev.messagerouting.localcloud.logs.JsonPattern.Comparison;
import dev.messagerouting.localcloud.logs.JsonPattern.Condition;
import dev.messagerouting.localcloud.logs.JsonPattern.Is;
import dev.messagerouting.localcloud.logs.JsonPattern.NotExists;
import dev.messagerouting.localcloud.logs.JsonPattern.Or;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads {@code { ($.a = "x" && $.b > 5) || $.c IS NULL }}. */
final class JsonPatternParser {

    private static final Pattern SELECTOR =
            Pattern.compile(
                    "\\$((?:\\.[A-Za-z0-9_\\-]+|\\.?\\[(?:\\d+|\\*|\"[^\"]*\"|'[^']*')\\])+)");
    private static final Pattern STEP =
            Pattern.compile(
                    "\\.([A-Za-z0-9_\\-]+)|\\.?\\[(?:(\\d+)|(\\*)|\"([^\"]*)\"|'([^']*)')\\]");
    private static final Pattern OPERATOR = Pattern.compile("!=|<=|>=|=|<|>");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern REGEX = Pattern.compile("%([^%]*)%");
    private static final Pattern BARE = Pattern.compile("[^\\s()&|{}\"]+");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern TEST =
            Pattern.compile(
                    "(IS\\s+NULL|IS\\s+TRUE|IS\\s+FALSE|NOT\\s+EXISTS|EXISTS)(?=[\\s)&|}])");

    private final String text;
    private int at = 1;

    private JsonPatternParser(String text) {
        this.text = text;
    }

    static JsonPattern parse(String text) {
        var parser = new JsonPatternParser(text);
        var condition = parser.alternatives();
        if (!parser.took("}") || parser.at != text.length()) {
            throw parser.wrong();
        }
        return new JsonPattern(condition);
    }

    private Condition alternatives() {
        var condition = all();
        while (took("||")) {
            condition = new Or(condition, all());
        }
        return condition;
    }

    private Condition all() {
        var condition = one();
        while (took("&&")) {
            condition = new And(condition, one());
        }
        return condition;
    }

    private Condition one() {
        if (took("(")) {
            var inner = alternatives();
            if (!took(")")) {
                throw wrong();
            }
            return inner;
        }
        var field = selector();
        var test = token(TEST);
        return test != null ? tested(field, test.replaceAll("\\s+", " ")) : compared(field);
    }

    private static Condition tested(Selector field, String test) {
        return switch (test) {
            case "IS NULL" -> new Is(field, JsonNode::isNull);
            case "IS TRUE" -> new Is(field, node -> node.isBoolean() && node.booleanValue());
            case "IS FALSE" -> new Is(field, node -> node.isBoolean() && !node.booleanValue());
            case "EXISTS" -> new Is(field, node -> true);
            default -> new NotExists(field);
        };
    }

    private Condition compared(Selector field) {
        var operator = token(OPERATOR);
        if (operator == null) {
            throw wrong();
        }
        var quoted = token(QUOTED);
        if (quoted != null) {
            var plain = quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
            return text(field, operator, Wildcards.of(plain), literal(plain));
        }
        var regex = token(REGEX);
        if (regex != null) {
            var inner = regex.substring(1, regex.length() - 1);
            return text(field, operator, Wildcards.regex(inner), null);
        }
        var bare = token(BARE);
        if (bare == null) {
            throw wrong();
        }
        return NUMBER.matcher(bare).matches()
                ? new JsonPattern.Numeric(field, comparison(operator), new BigDecimal(bare))
                : text(field, operator, Wildcards.of(bare), literal(bare));
    }

    private static @Nullable String literal(String text) {
        return text.indexOf('*') < 0 ? text : null;
    }

    private Condition text(
            Selector field, String operator, Predicate<String> test, @Nullable String literal) {
        return switch (operator) {
            case "=" -> new JsonPattern.Text(field, false, test, literal);
            case "!=" -> new JsonPattern.Text(field, true, test, null);
            default -> throw wrong();
        };
    }

    private static Comparison comparison(String operator) {
        return switch (operator) {
            case "=" -> Comparison.EQUAL;
            case "!=" -> Comparison.DIFFERENT;
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.AT_MOST;
            case ">" -> Comparison.MORE;
            default -> Comparison.AT_LEAST;
        };
    }

    private Selector selector() {
        var whole = token(SELECTOR);
        if (whole == null) {
            throw wrong();
        }
        var parts = new ArrayList<Selector.Part>();
        var step = STEP.matcher(whole);
        while (step.find()) {
            if (step.group(2) != null) {
                parts.add(new Selector.Element(Integer.parseInt(step.group(2))));
            } else if (step.group(3) != null) {
                parts.add(new Selector.Each());
            } else {
                parts.add(new Selector.Field(name(step.group(1), step.group(4), step.group(5))));
            }
        }
        return new Selector(parts);
    }

    private static String name(
            @Nullable String plain, @Nullable String doubly, @Nullable String singly) {
        if (plain != null) {
            return plain;
        }
        return doubly != null ? doubly : String.valueOf(singly);
    }

    private boolean took(String word) {
        skipBlanks();
        if (!text.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
    }

    private @Nullable String token(Pattern pattern) {
        skipBlanks();
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private RuntimeException wrong() {
        return LogFaults.invalid(
                "Invalid filter pattern: %s is not understood from position %d on"
                        .formatted(text, at));
    }
}
