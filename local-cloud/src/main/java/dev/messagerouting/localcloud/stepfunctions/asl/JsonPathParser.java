package dev.messagerouting.localcloud.stepfunctions.asl;

import java.util.ArrayList;
import java.util.List;

/** Reads a path; see {@link JsonPath}. */
final class JsonPathParser {

    private final String text;
    private final TextCursor in;

    JsonPathParser(String text) {
        this.text = text;
        this.in = new TextCursor(text);
    }

    JsonPath path() {
        in.expect('$');
        var path = rest();
        if (!in.done()) {
            throw in.problem("unexpected '" + in.peek() + "'");
        }
        return path;
    }

    /** The steps after {@code $} or {@code @}, as far as they reach. */
    private JsonPath rest() {
        var steps = new ArrayList<PathStep>();
        while (true) {
            if (in.peek() == '[') {
                steps.add(bracket());
            } else if (in.take("..")) {
                steps.add(new PathStep.Descend());
                if (in.peek() != '[') {
                    steps.add(name());
                }
            } else if (in.peek() == '.') {
                in.next();
                var step = name();
                if (in.take("()")) {
                    return new JsonPath(text, steps, function(step));
                }
                steps.add(step);
            } else {
                return new JsonPath(text, steps, null);
            }
        }
    }

    private String function(PathStep step) {
        if (step instanceof PathStep.Member(String name) && PathFunctions.NAMES.contains(name)) {
            return name;
        }
        throw in.problem("unknown function " + step);
    }

    private PathStep name() {
        if (in.take('*')) {
            return new PathStep.Wildcard();
        }
        int start = in.at();
        while (!in.done() && isName(in.peek())) {
            in.next();
        }
        if (in.at() == start) {
            throw in.problem("expected a name");
        }
        return new PathStep.Member(in.since(start));
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ':' || c == '$';
    }

    private PathStep bracket() {
        in.expect('[');
        in.spaces();
        PathStep step;
        if (in.take('*')) {
            step = new PathStep.Wildcard();
        } else if (in.take('?')) {
            step = filter();
        } else if (in.peek() == '\'' || in.peek() == '"') {
            step = members();
        } else {
            step = elements();
        }
        in.spaces();
        in.expect(']');
        return step;
    }

    private PathStep filter() {
        in.expect('(');
        var condition = new PathFilterParser(in, this::operandPath).condition();
        in.expect(')');
        return new PathStep.Filter(condition);
    }

    private JsonPath operandPath() {
        return rest();
    }

    private PathStep members() {
        var names = new ArrayList<String>();
        do {
            in.spaces();
            char quote = in.next();
            if (quote != '\'' && quote != '"') {
                throw in.problem("expected a quoted name");
            }
            names.add(in.quoted(quote));
            in.spaces();
        } while (in.take(','));
        return names.size() == 1
                ? new PathStep.Member(names.getFirst())
                : new PathStep.Members(List.copyOf(names));
    }

    private PathStep elements() {
        int first = in.peek() == ':' ? PathStep.Slice.OPEN : in.integer();
        in.spaces();
        if (in.take(':')) {
            in.spaces();
            int to = in.peek() == ']' ? PathStep.Slice.OPEN : in.integer();
            return new PathStep.Slice(first, to);
        }
        if (in.peek() != ',') {
            return new PathStep.Element(first);
        }
        var indexes = new ArrayList<>(List.of(first));
        while (in.take(',')) {
            in.spaces();
            indexes.add(in.integer());
            in.spaces();
        }
        return new PathStep.Elements(List.copyOf(indexes));
    }
}
