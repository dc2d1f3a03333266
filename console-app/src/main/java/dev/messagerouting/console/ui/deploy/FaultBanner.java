package dev.messagerouting.console.ui.deploy;

import dev.messagerouting.console.ui.Icons;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** What went wrong first: stays, can be selected, and can be copied. */
final class FaultBanner extends HBox {

    private final TextArea text = new TextArea();
    private final Button copy = new Button("Copy", Icons.of(MaterialDesignC.CONTENT_COPY, "icon"));

    FaultBanner() {
        getStyleClass().add("fault");
        setAlignment(Pos.TOP_LEFT);
        text.setId("fault-text");
        text.getStyleClass().add("fault-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(3);
        text.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        text.setAccessibleText("What went wrong");
        HBox.setHgrow(text, Priority.ALWAYS);
        copy.setId("copy-fault");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setTooltip(new Tooltip("Copy the whole text"));
        copy.setOnAction(_ -> copy());
        getChildren().addAll(text, copy);
        show("");
    }

    void show(String fault) {
        DeployView.shown(this, !fault.isEmpty());
        if (!fault.equals(text.getText())) {
            text.setText(fault);
        }
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(text.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
