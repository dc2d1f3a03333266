package dev.messagerouting.console.ui;

import dev.messagerouting.console.model.ComponentKind;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** Icons; their size and colour are the style sheet's. */
public final class Icons {

    private Icons() {}

    /** An icon of a style class of its own beside {@code ikonli-font-icon}. */
    public static FontIcon of(Ikon ikon, String styleClass) {
        var icon = new FontIcon(ikon);
        icon.getStyleClass().add(styleClass);
        return icon;
    }

    public static Ikon of(ComponentKind kind) {
        return switch (kind) {
            case SOURCE -> MaterialDesignT.TRAY_ARROW_UP;
            case TARGET -> MaterialDesignT.TRAY_ARROW_DOWN;
            case SCHEDULE -> MaterialDesignC.CLOCK_OUTLINE;
            case API -> MaterialDesignA.API;
            case STREAM -> MaterialDesignW.WAVES;
            case FUNCTION -> MaterialDesignL.LAMBDA;
            case STATE_MACHINE -> MaterialDesignS.STATE_MACHINE;
        };
    }
}
