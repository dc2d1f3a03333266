package dev.messagerouting.console.settings;

/** How the console looks. */
public enum Theme {
    LIGHT,
    DARK
}
