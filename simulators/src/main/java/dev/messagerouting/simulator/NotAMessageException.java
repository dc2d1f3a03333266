package dev.messagerouting.simulator;

/** What was to be messages is none; the text is a sentence that says what is wrong. */
final class NotAMessageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotAMessageException(String sentence) {
        super(sentence);
    }

    NotAMessageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
