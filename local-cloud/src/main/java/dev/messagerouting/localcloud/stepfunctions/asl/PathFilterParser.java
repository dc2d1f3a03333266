package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the condition of a filter, up to its closing bracket. */
final class PathFilterParser {

    /** Longer ones first, so that {@code <=} is not read as {@code <}. */
    private static final List<String> OPERATORS =
            List.of(
                    "==",
                    "!=",
                    "<=",
                    ">=",
                    "<",
                    ">",
                    "nin ",
                    "in ",
                    "contains ",
                    "size ",
                    "empty ");

    private final TextCursor in;
    private final Supplier<JsonPath> path;

    PathFilterParser(TextCursor in, Supplier<JsonPath> path) {
        this.in = in;
        this.path = path;
    }

    PathFilter condition() {
        var left = conjunction();
        while (true) {
            in.spaces();
            if (!in.take("||")) {
                return left;
            }
            left = new PathFilter.Or(left, conjunction());
        }
    }

    private PathFilter conjunction() {
        var left = term();
        while (true) {
            in.spaces();
            if (!in.take("&&")) {
                return left;
            }
            left = new PathFilter.And(left, term());
        }
    }

    private PathFilter term() {
        in.spaces();
        if (in.take('!')) {
            return new PathFilter.Not(term());
        }
        if (in.take('(')) {
            var inner = condition();
            in.spaces();
            in.expect(')');
            return inner;
        }
        return comparison();
    }

    private PathFilter comparison() {
        var left = operand();
        in.spaces();
        if (in.take("=~")) {
            in.spaces();
            return new PathFilter.Matches(left, pattern());
        }
        for (var operator : OPERATORS) {
            if (in.take(operator)) {
                in.spaces();
                return new PathFilter.Compare(left, operator.strip(), operand());
            }
        }
        return new PathFilter.Exists(left);
    }

    private Pattern pattern() {
        in.expect('/');
        var regex = new StringBuilder();
        while (in.peek() != '/') {
            char c = in.next();
            regex.append(c);
            if (c == '\\') {
                regex.append(in.next());
            }
        }
        in.expect('/');
        try {
            return Pattern.compile(regex.toString(), in.take('i') ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException bad) {
            throw in.problem("not a pattern: " + regex);
        }
    }

    private PathFilter.Operand operand() {
        in.spaces();
        if (in.take('@')) {
            return new PathFilter.At(path.get(), false);
        }
        if (in.take('$')) {
            return new PathFilter.At(path.get(), true);
        }
        return new PathFilter.Literal(literal());
    }

    private JsonNode literal() {
        if (in.take('\'')) {
            return Json.string(in.quoted('\''));
        }
        if (in.take('"')) {
            return Json.string(in.quoted('"'));
        }
        if (in.take('[')) {
            return list();
        }
        int start = in.at();
        while (Character.isLetterOrDigit(in.peek()) || "+-.".indexOf(in.peek()) >= 0) {
            in.next();
        }
        try {
            return Json.parse(in.since(start));
        } catch (Json.Invalid notJson) {
            throw in.problem("expected a value");
        }
    }

    private JsonNode list() {
        var list = Json.array();
        in.spaces();
        while (!in.take(']')) {
            list.add(literal());
            in.spaces();
            in.take(',');
            in.spaces();
        }
        return list;
    }
}
