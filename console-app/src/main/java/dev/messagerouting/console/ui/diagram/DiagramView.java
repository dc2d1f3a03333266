package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.model.ComponentKind;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.tracking.Token;
import dev.messagerouting.console.ui.Selection;

import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** The diagram: the still picture below, one canvas of tokens above, and the mouse. */
public final class DiagramView extends Region {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 400;

    private final DiagramViewModel model;
    private final TokenLayer tokens = new TokenLayer();
    private final Label hint = new Label();
    private RoutePicture picture;
    private @Nullable TokenPlaces places;

    public DiagramView(DiagramViewModel model) {
        this.model = model;
        picture = newPicture();
        build();
        bind();
    }

    private void build() {
        setId("diagram");
        setAccessibleText("Diagram of the route");
        getStyleClass().add("diagram");
        hint.getStyleClass().add("token-hint");
        hint.setMouseTransparent(true);
        hint.setVisible(false);
        hint.setManaged(false);
        getChildren().addAll(picture, tokens, hint);
    }

    private void bind() {
        model.routeProperty()
                .subscribe(
                        _ -> {
                            picture = newPicture();
                            getChildren().set(0, picture);
                            tokens.reset();
                            showAll();
                        });
        model.statesProperty().subscribe(_ -> showAll());
        model.waitingProperty().subscribe(_ -> showAll());
        model.selectionProperty().subscribe(_ -> showAll());
        model.frameProperty().subscribe(_ -> draw());
        addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        setOnMouseExited(_ -> hint.setVisible(false));
    }

    @Override
    protected void layoutChildren() {
        picture.resizeRelocate(0, 0, getWidth(), getHeight());
        picture.layout();
        tokens.resizeRelocate(0, 0, getWidth(), getHeight());
        tokens.layout();
        draw();
    }

    @Override
    protected double computePrefWidth(double height) {
        return WIDTH;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    private RoutePicture newPicture() {
        var next = new RoutePicture(model.routeProperty().get(), model::select);
        // Nothing in it changes from frame to frame, so it is painted once, not sixty times a
        // second.
        next.setCache(true);
        return next;
    }

    private void showAll() {
        picture.show(model.statesProperty().get());
        var waiting = model.waitingProperty().get();
        picture.tiles()
                .forEach(
                        (id, tile) -> {
                            int count = waiting.getOrDefault(id, 0);
                            tile.showWaiting(waits(tile.component().kind(), count) ? count : 0);
                            tile.showSelected(
                                    model.selectionProperty()
                                            .get()
                                            .equals(new Selection.OfComponent(id)));
                        });
        draw();
    }

    /** At the target nothing waits: what is there has arrived. */
    private static boolean waits(ComponentKind kind, int count) {
        return switch (kind) {
            case STREAM -> true;
            case TARGET -> false;
            case SOURCE, SCHEDULE, API, FUNCTION, STATE_MACHINE -> count > TokenPlaces.ROW;
        };
    }

    private void draw() {
        places =
                tokens.draw(
                        model.frameProperty().get(),
                        picture.layoutNow(),
                        model.routeProperty().get(),
                        model.calmProperty().get(),
                        selectedMessage());
    }

    private @Nullable MessageKey selectedMessage() {
        return switch (model.selectionProperty().get()) {
            case Selection.OfMessage(var key) -> key;
            case Selection.OfComponent _, Selection.Nothing _ -> null;
        };
    }

    private void clicked(MouseEvent event) {
        var hit = tokenAt(event);
        if (hit.isPresent()) {
            model.select(hit.get().key());
            event.consume();
        } else if (event.getTarget() == this || event.getTarget() == picture) {
            model.clearSelection();
        }
    }

    private void moved(MouseEvent event) {
        var hit = tokenAt(event);
        hint.setVisible(hit.isPresent());
        hit.ifPresent(
                token -> {
                    hint.setText(
                            "Message " + token.key().id() + (token.failed() ? ", failed" : ""));
                    hint.autosize();
                    hint.relocate(event.getX() + 12, event.getY() - hint.getHeight() - 8);
                });
    }

    private Optional<Token> tokenAt(MouseEvent event) {
        return places == null ? Optional.empty() : places.hit(event.getX(), event.getY());
    }
}
