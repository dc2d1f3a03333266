package dev.messagerouting.console.ui.inspector;

import dev.messagerouting.console.ui.Keys;

import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** The right side: what is selected, or the newest messages. */
public final class InspectorView extends BorderPane {

    private final InspectorViewModel model;
    private final NewestPane newest;
    private final ComponentPane component = new ComponentPane();
    private final MessagePane message = new MessagePane();
    private final ScrollPane scroller = new ScrollPane();
    private final Button back = new Button("Back to the newest messages");

    public InspectorView(InspectorViewModel model) {
        this.model = model;
        newest = new NewestPane(model::select);
        build();
        bind();
    }

    private void build() {
        setId("inspector");
        getStyleClass().add("inspector");
        scroller.getStyleClass().add("inspector-scroller");
        scroller.setFitToWidth(true);
        scroller.setFocusTraversable(false);
        scroller.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroller);
        back.setId("clear-selection");
        back.getStyleClass().addAll("flat", "back");
        back.setTooltip(Keys.BACK.tip("Select nothing"));
        back.setOnAction(_ -> model.clear());
        back.setMaxWidth(Double.MAX_VALUE);
    }

    private void bind() {
        model.inspectedProperty()
                .subscribe(
                        inspected -> {
                            switch (inspected) {
                                case Inspected.Newest some -> {
                                    newest.show(some);
                                    put(newest, false);
                                }
                                case Inspected.OfComponent some -> {
                                    component.show(some);
                                    put(component, true);
                                }
                                case Inspected.OfMessage some -> {
                                    message.show(some);
                                    put(message, true);
                                }
                            }
                        });
    }

    private void put(Region pane, boolean selected) {
        if (!pane.equals(scroller.getContent())) {
            scroller.setContent(pane);
            setBottom(selected ? back : null);
        }
    }
}
