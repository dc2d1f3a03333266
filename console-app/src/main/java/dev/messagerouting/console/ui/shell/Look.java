package dev.messagerouting.console.ui.shell;

/**
 * How the window looks.
 *
 * @param calm whether motion is reduced
 */
public record Look(Theme theme, boolean calm) {

    public static final Look DEFAULT = new Look(Theme.DARK, false);

    /** Dark or light. */
    public enum Theme {
        DARK,
        LIGHT
    }

    Look otherTheme() {
        return new Look(
                switch (theme) {
                    case DARK -> Theme.LIGHT;
                    case LIGHT -> Theme.DARK;
                },
                calm);
    }

    Look otherMotion() {
        return new Look(theme, !calm);
    }
}
