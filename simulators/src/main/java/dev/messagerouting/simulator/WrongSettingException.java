package dev.messagerouting.simulator;

/** A command or a variable is missing or wrong; the text is a sentence for whoever set it. */
final class WrongSettingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongSettingException(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
