package dev.messagerouting.console.ui;

import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

/** Every action that has a key: one list for the shortcuts, the tooltips and the help. */
public enum Keys {
    DEPLOY("Deploy the route", "Shortcut+D"),
    TEAR_DOWN("Tear the route down", "Shortcut+T"),
    STEPS("Show or hide the steps", "Shortcut+L"),
    ROUTE_1("Go to the first route", "Shortcut+1"),
    ROUTE_2("Go to the second route", "Shortcut+2"),
    ROUTE_3("Go to the third route", "Shortcut+3"),
    ROUTE_4("Go to the fourth route", "Shortcut+4"),
    PRESENT("Present on the whole screen", "F11"),
    THEME("Switch between dark and light", "Shortcut+B"),
    CALM("Reduce motion, or not", "Shortcut+M"),
    HELP("Show these keys", "F1"),
    BACK("Back: close, select nothing, end presenting", "Esc");

    private final String what;
    private final String combination;

    Keys(String what, String combination) {
        this.what = what;
        this.combination = combination;
    }

    /** What it does, in a few words. */
    public String what() {
        return what;
    }

    public KeyCombination combination() {
        return KeyCombination.valueOf(combination);
    }

    /** As this system writes it, for example {@code Ctrl+D}. */
    public String shown() {
        return combination().getDisplayText();
    }

    /** A tooltip that ends with the key. */
    public Tooltip tip(String text) {
        return new Tooltip(text + " (" + shown() + ")");
    }
}
