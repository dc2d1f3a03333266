package dev.messagerouting.console.ui.inspector;

import dev.messagerouting.console.tracking.Trail;
import dev.messagerouting.console.ui.Icons;

import javafx.css.PseudoClass;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

import java.util.Locale;

/** The state of a message as shape, colour and word. */
final class TrailState {

    private TrailState() {}

    static FontIcon icon() {
        return Icons.of(MaterialDesignC.CIRCLE, "trail-icon");
    }

    static void show(FontIcon icon, Trail.State state) {
        icon.setIconCode(shape(state));
        for (var each : Trail.State.values()) {
            icon.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(
                            each.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    each == state);
        }
    }

    static String word(Trail.State state) {
        return switch (state) {
            case IN_FLIGHT -> "In flight";
            case DELIVERED -> "Delivered";
            case FAILED -> "Failed";
            case LOST -> "Lost";
        };
    }

    private static Ikon shape(Trail.State state) {
        return switch (state) {
            case IN_FLIGHT -> MaterialDesignC.CIRCLE;
            case DELIVERED -> MaterialDesignC.CHECK_CIRCLE;
            case FAILED -> MaterialDesignR.RHOMBUS;
            case LOST -> MaterialDesignH.HELP_RHOMBUS_OUTLINE;
        };
    }
}
