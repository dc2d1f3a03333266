package dev.messagerouting.localcloud.cloudwatch;

import dev.messagerouting.localcloud.cloudwatch.Line.Constant;
import dev.messagerouting.localcloud.cloudwatch.Line.Points;
import dev.messagerouting.localcloud.cloudwatch.Line.Several;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one expression of metric math and computes it on the way: {@code + - * / ^}, brackets,
 * {@code SUM}, {@code AVG}, {@code MIN}, {@code MAX}, {@code METRICS} and {@code FILL}; everything
 * else is refused by its name.
 */
final class Expression {

    /** What the expression may refer to. */
    interface Names {
        Line line(String id);

        /** The lines of metrics, not of expressions, whose ids contain {@code part}. */
        List<Points> metrics(String part);

        Range range(int period);
    }

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)|(?<name>[A-Za-z_]\\w*)"
                        + "|(?<text>'[^']*'|\"[^\"]*\")|(?<sign>[-+*/^(),\\[\\]]))\\s*");

    private static final int DEEPEST = 100;

    private final String id;
    private final String text;
    private final Names names;
    private final Matcher matcher;
    private String token = "";
    private boolean isNumber;
    private boolean isName;
    private int depth;

    private Expression(String id, String text, Names names) {
        this.id = id;
        this.text = text;
        this.names = names;
        this.matcher = TOKEN.matcher(text);
    }

    static Line value(String id, String text, Names names) {
        if (text.strip().toUpperCase(Locale.ROOT).startsWith("SELECT ")) {
            throw WatchFaults.notImplemented("Metrics Insights queries (SELECT)");
        }
        var expression = new Expression(id, text, names);
        expression.advance();
        var line = expression.sum();
        if (!expression.token.isEmpty()) {
            throw expression.unexpected();
        }
        return line;
    }

    private void advance() {
        int at = matcher.hasMatch() ? matcher.end() : 0;
        if (at == text.length()) {
            token = "";
            isNumber = false;
            isName = false;
            return;
        }
        matcher.region(at, text.length());
        if (!matcher.lookingAt()) {
            throw WatchFaults.notImplemented(
                    "metric math with '"
                            + text.charAt(at)
                            + "', as in the expression '"
                            + id
                            + "'");
        }
        isNumber = matcher.group("number") != null;
        isName = matcher.group("name") != null;
        token = matcher.group().strip();
    }

    private boolean take(String sign) {
        if (!token.equals(sign)) {
            return false;
        }
        advance();
        return true;
    }

    private void expect(String sign) {
        if (!take(sign)) {
            throw unexpected();
        }
    }

    private AwsServiceException unexpected() {
        return MathFunctions.wrong(
                id,
                token.isEmpty() ? "Unexpected end of expression" : "Unexpected '" + token + "'");
    }

    private Line sum() {
        if (++depth > DEEPEST) {
            throw MathFunctions.wrong(id, "Nested too deeply");
        }
        var left = product();
        while (token.equals("+") || token.equals("-")) {
            left =
                    take("+")
                            ? MathFunctions.combine(id, left, product(), Double::sum)
                            : minus(left);
        }
        depth--;
        return left;
    }

    private Line minus(Line left) {
        expect("-");
        return MathFunctions.combine(id, left, product(), (a, b) -> a - b);
    }

    private Line product() {
        var left = signed();
        while (token.equals("*") || token.equals("/")) {
            left =
                    take("*")
                            ? MathFunctions.combine(id, left, signed(), (a, b) -> a * b)
                            : quotient(left);
        }
        return left;
    }

    private Line quotient(Line left) {
        expect("/");
        return MathFunctions.combine(id, left, signed(), (a, b) -> a / b);
    }

    private Line signed() {
        int minus = 0;
        while (token.equals("-") || token.equals("+")) {
            minus += token.equals("-") ? 1 : 0;
            advance();
        }
        var value = power();
        return minus % 2 == 0
                ? value
                : MathFunctions.combine(id, new Constant(0), value, (a, b) -> a - b);
    }

    private Line power() {
        var base = atom();
        return take("^") ? MathFunctions.combine(id, base, atom(), Math::pow) : base;
    }

    private Line atom() {
        var current = token;
        if (isNumber) {
            advance();
            return new Constant(Double.parseDouble(current));
        }
        if (isName) {
            advance();
            return take("(") ? function(current) : names.line(current);
        }
        if (take("(")) {
            var inner = sum();
            expect(")");
            return inner;
        }
        if (take("[")) {
            return array();
        }
        throw unexpected();
    }

    private Line array() {
        var all = new ArrayList<Points>();
        do {
            all.add(points(sum()));
        } while (take(","));
        expect("]");
        return new Several(all);
    }

    private Points points(Line line) {
        if (line instanceof Points points) {
            return points;
        }
        throw MathFunctions.wrong(id, "A time series is needed");
    }

    private Line function(String name) {
        return switch (name) {
            case "SUM" -> MathFunctions.reduce(id, only(), MathFunctions::sum);
            case "AVG" -> MathFunctions.reduce(id, only(), MathFunctions::average);
            case "MIN" -> MathFunctions.reduce(id, only(), MathFunctions::least);
            case "MAX" -> MathFunctions.reduce(id, only(), MathFunctions::most);
            case "METRICS" -> metrics();
            case "FILL" -> fill();
            default -> throw WatchFaults.notImplemented("the metric math function " + name);
        };
    }

    private Line only() {
        var argument = sum();
        expect(")");
        return argument;
    }

    private Line metrics() {
        var part = "";
        if (token.startsWith("'") || token.startsWith("\"")) {
            part = token.substring(1, token.length() - 1);
            advance();
        }
        expect(")");
        return new Several(names.metrics(part));
    }

    private Line fill() {
        var line = sum();
        expect(",");
        var filler = filler();
        expect(")");
        return switch (line) {
            case Constant _ -> throw MathFunctions.wrong(id, "FILL needs a time series");
            case Points points -> filled(points, filler);
            case Several(var all) ->
                    new Several(all.stream().map(points -> filled(points, filler)).toList());
        };
    }

    private Points filled(Points points, MathFunctions.Filler filler) {
        return MathFunctions.fill(points, names.range(points.period()), filler);
    }

    private MathFunctions.Filler filler() {
        if (take("REPEAT")) {
            return last -> last;
        }
        if (token.equals("LINEAR")) {
            throw WatchFaults.notImplemented("the metric math function FILL with LINEAR");
        }
        if (sum() instanceof Constant(double value)) {
            return _ -> value;
        }
        throw MathFunctions.wrong(id, "FILL needs a number or REPEAT");
    }
}
