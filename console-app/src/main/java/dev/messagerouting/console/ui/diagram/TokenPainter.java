package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.model.MessageKey;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

/** Draws one frame of tokens from ready-made sprites; holds colours, and nothing of the frame. */
final class TokenPainter {

    private static final double RADIUS = 5.5;
    private static final double DIAMOND = 8;
    private static final double HALO = 5;

    /** Among more than so many nobody sees a halo, and it would cost more than the token. */
    private static final int CROWD = 1_000;

    /** As rounded as a tile is in console.css. */
    private static final double CORNER = 16;

    private static final double GLOW = 12;

    /** The role colours that a painter needs. */
    record Colours(Color token, Color failed, Color rim, Color selected) {}

    private final Colours colours;
    private final double zoom;
    private final Sprite dot;
    private final Sprite bead;
    private final Sprite diamond;
    private final Sprite glow;

    /** For one layout, on a screen of {@code scale} device pixels to one of ours. */
    TokenPainter(Colours colours, DiagramLayout layout, double scale) {
        this.colours = colours;
        zoom = layout.zoom();
        dot = Sprites.dot(RADIUS * zoom, HALO, colours.token(), colours.rim(), scale);
        bead = Sprites.dot(RADIUS * zoom, 0.5, colours.token(), colours.rim(), scale);
        diamond = Sprites.diamond(DIAMOND * zoom, HALO, colours.failed(), colours.rim(), scale);
        glow = Sprites.halo(layout.side(), CORNER, GLOW, colours.token(), scale);
    }

    void lights(GraphicsContext gc, Motion motion, DiagramLayout layout) {
        motion.glows(
                (id, strength) ->
                        layout.spot(id)
                                .ifPresent(
                                        spot -> {
                                            gc.setGlobalAlpha(0.5 * strength);
                                            glow.stamp(gc, spot.x(), spot.y());
                                        }));
        motion.flashes(
                (id, age) -> layout.spot(id).ifPresent(spot -> flash(gc, spot, layout, age)));
        gc.setGlobalAlpha(1);
    }

    void tokens(GraphicsContext gc, TokenPlaces places, @Nullable MessageKey selected) {
        var round = places.size() > CROWD ? bead : dot;
        for (int i = 0; i < places.size(); i++) {
            if (places.visible(i)) {
                var token = places.token(i);
                (token.failed() ? diamond : round).stamp(gc, places.x(i), places.y(i));
                if (token.key().equals(selected)) {
                    mark(gc, places.x(i), places.y(i));
                }
            }
        }
    }

    private void flash(
            GraphicsContext gc, DiagramLayout.Spot spot, DiagramLayout layout, double age) {
        double size = layout.side() * (1 + 0.45 * age);
        double corner = 2 * CORNER + size - layout.side();
        gc.setGlobalAlpha(square(1 - age));
        gc.setStroke(colours.token());
        gc.setLineWidth(3);
        gc.strokeRoundRect(spot.x() - size / 2, spot.y() - size / 2, size, size, corner, corner);
    }

    private void mark(GraphicsContext gc, double x, double y) {
        double radius = RADIUS * zoom + 5;
        gc.setStroke(colours.selected());
        gc.setLineWidth(2);
        gc.strokeOval(x - radius, y - radius, radius * 2, radius * 2);
    }

    private static double square(double part) {
        return part * part;
    }
}
