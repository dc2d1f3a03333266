package dev.messagerouting.localcloud.stepfunctions.asl;

import java.util.ArrayList;

/** Reads an intrinsic call. */
final class IntrinsicParser {

    private final String text;
    private final TextCursor in;

    IntrinsicParser(String text) {
        this.text = text;
        this.in = new TextCursor(text);
    }

    Intrinsic whole() {
        in.spaces();
        var call = call();
        in.spaces();
        if (!in.done()) {
            throw in.problem("unexpected '" + in.peek() + "'");
        }
        return new Intrinsic(text, call);
    }

    private Intrinsic.Call call() {
        int start = in.at();
        while (Character.isLetterOrDigit(in.peek()) || in.peek() == '.') {
            in.next();
        }
        var function = IntrinsicFunctions.named(in.since(start));
        in.spaces();
        in.expect('(');
        var arguments = new ArrayList<Intrinsic.Argument>();
        in.spaces();
        if (!in.take(')')) {
            do {
                in.spaces();
                arguments.add(argument());
                in.spaces();
            } while (in.take(','));
            in.expect(')');
        }
        function.checkCount(arguments.size());
        return new Intrinsic.Call(function, arguments);
    }

    private Intrinsic.Argument argument() {
        return switch (in.peek()) {
            case '\'' -> string();
            case '$' -> path();
            case 'S' -> call();
            default -> other();
        };
    }

    private Intrinsic.Argument string() {
        in.expect('\'');
        var raw = new StringBuilder();
        var value = new StringBuilder();
        while (!in.take('\'')) {
            char c = in.next();
            if (c != '\\') {
                raw.append(c);
                value.append(c);
                continue;
            }
            char escaped = in.next();
            if (escaped == '{' || escaped == '}' || escaped == '\\') {
                raw.append('\\');
            }
            raw.append(escaped);
            value.append(escaped);
        }
        return new Intrinsic.Literal(Json.string(value.toString()), raw.toString());
    }

    /** A path ends at a comma or bracket that is not inside its own brackets or quotes. */
    private Intrinsic.Argument path() {
        int start = in.at();
        int depth = 0;
        while (!in.done()) {
            char c = in.peek();
            if (depth == 0 && (c == ',' || c == ')')) {
                break;
            }
            if (c == '[' || c == '(') {
                depth++;
            } else if (c == ']' || c == ')') {
                depth--;
            }
            in.next();
            if (c == '\'' || c == '"') {
                in.quoted(c);
            }
        }
        return new Intrinsic.Path(PathRef.parse(in.since(start).strip()));
    }

    private Intrinsic.Argument other() {
        int start = in.at();
        while (!in.done() && ",)".indexOf(in.peek()) < 0) {
            in.next();
        }
        var literal = in.since(start).strip();
        try {
            var value = Json.parse(literal);
            if (value.isNumber() || value.isBoolean() || value.isNull()) {
                return new Intrinsic.Literal(value, literal);
            }
        } catch (Json.Invalid notJson) {
            // Falls through to the one message for all that is no argument.
        }
        throw in.problem("not an argument: " + literal);
    }
}
