package dev.messagerouting.localcloud.stepfunctions.asl;

/** Reads a path or an intrinsic call from left to right. */
final class TextCursor {

    private final String text;
    private int at;

    TextCursor(String text) {
        this.text = text;
    }

    boolean done() {
        return at >= text.length();
    }

    char peek() {
        return done() ? '\0' : text.charAt(at);
    }

    char next() {
        if (done()) {
            throw problem("unexpected end");
        }
        return text.charAt(at++);
    }

    boolean take(char expected) {
        if (peek() != expected || done()) {
            return false;
        }
        at++;
        return true;
    }

    boolean take(String expected) {
        if (!text.startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    void expect(char expected) {
        if (!take(expected)) {
            throw problem("expected '" + expected + "'");
        }
    }

    void spaces() {
        while (!done() && Character.isWhitespace(peek())) {
            at++;
        }
    }

    int at() {
        return at;
    }

    void back(int to) {
        at = to;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    /** A quoted text; {@code \} takes the next character as it is. */
    String quoted(char quote) {
        var value = new StringBuilder();
        while (!take(quote)) {
            char c = next();
            value.append(c == '\\' ? next() : c);
        }
        return value.toString();
    }

    /** Digits with an optional sign. */
    int integer() {
        int start = at;
        take('-');
        while (Character.isDigit(peek())) {
            at++;
        }
        try {
            return Integer.parseInt(since(start));
        } catch (NumberFormatException notOne) {
            throw problem("expected a number");
        }
    }

    IllegalArgumentException problem(String what) {
        return new IllegalArgumentException(what + " at " + at + " of " + text);
    }
}
