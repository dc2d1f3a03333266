package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.Route;

import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The one canvas above the still picture. Its colours come from the style sheet. */
final class TokenLayer extends Region {

    private static final StyleablePropertyFactory<TokenLayer> CSS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Color> token = colour("tokenColor", "-token-fill", Color.BLUE);
    private final StyleableProperty<Color> failed =
            colour("failedColor", "-token-failed-fill", Color.RED);
    private final StyleableProperty<Color> rim = colour("rimColor", "-token-rim-fill", Color.WHITE);
    private final StyleableProperty<Color> marked =
            colour("selectedColor", "-token-mark", Color.BLACK);

    private final Canvas canvas = new Canvas();
    private final Motion motion = new Motion();
    private @Nullable TokenPainter painter;
    private double painterSide;
    private boolean blank = true;

    TokenLayer() {
        getStyleClass().add("token-layer");
        setMouseTransparent(true);
        // Else the canvas would ask for the room that it was given, and a little more each time.
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    /** Draws {@code frame}; an empty one after an empty one costs nothing. */
    TokenPlaces draw(
            TokenFrame frame,
            DiagramLayout layout,
            Route route,
            boolean calm,
            @Nullable MessageKey selected) {
        var places = TokenPlaces.of(frame, layout, calm);
        if (!calm) {
            motion.advance(frame, layout, target(route));
        } else {
            motion.clear();
        }
        if (frame.tokens().isEmpty() && motion.still() && blank) {
            return places;
        }
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        var ready = painterFor(layout);
        ready.lights(gc, motion, layout);
        ready.tokens(gc, places, selected);
        blank = frame.tokens().isEmpty() && motion.still();
        return places;
    }

    /** Forgets what lingers: another route has nothing to do with it. */
    void reset() {
        motion.clear();
        blank = false;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS.getCssMetaData();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            blank = false;
        }
    }

    private static ComponentId target(Route route) {
        return route.hops().getLast().to();
    }

    private TokenPainter painterFor(DiagramLayout layout) {
        var ready = painter;
        if (ready == null || painterSide != layout.side()) {
            var window = getScene() == null ? null : getScene().getWindow();
            double scale = window == null ? 1 : window.getOutputScaleX();
            ready = new TokenPainter(colours(), layout, scale);
            painter = ready;
            painterSide = layout.side();
        }
        return ready;
    }

    private TokenPainter.Colours colours() {
        return new TokenPainter.Colours(
                token.getValue(), failed.getValue(), rim.getValue(), marked.getValue());
    }

    private StyleableProperty<Color> colour(String name, String css, Color otherwise) {
        var property =
                CSS.createStyleableColorProperty(
                        this, name, css, layer -> layer.property(css), otherwise);
        ((javafx.beans.value.ObservableValue<?>) property)
                .subscribe(
                        () -> {
                            painter = null;
                            blank = false;
                        });
        return property;
    }

    private StyleableProperty<Color> property(String css) {
        return switch (css) {
            case "-token-fill" -> token;
            case "-token-failed-fill" -> failed;
            case "-token-rim-fill" -> rim;
            case "-token-mark" -> marked;
            default -> throw new IllegalArgumentException("No colour is called " + css);
        };
    }
}
