package dev.messagerouting.simulator;

/** A request's body is longer than it may be; the text is a sentence for the caller. */
final class TooLongException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooLongException(String sentence) {
        super(sentence);
    }
}
