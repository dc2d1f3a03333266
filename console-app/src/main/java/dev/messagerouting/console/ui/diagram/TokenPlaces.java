package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.tracking.Token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where each token of a frame is on the screen; painter and mouse ask the same places.
 *
 * <p>On a hop a token is on the hop's curve. At rest it stands in a short row on the tile's inner
 * side; of more than a handful the tile's number tells. Failed ones have a row of their own, so
 * that none is hidden.
 */
final class TokenPlaces {

    static final int ROW = 5;

    private static final double PITCH = 12;
    private static final double FAILED_PITCH = 16;
    private static final double NEAR = 12;

    private final List<Token> tokens;
    private final double[] xs;
    private final double[] ys;

    private TokenPlaces(List<Token> tokens) {
        this.tokens = tokens;
        xs = new double[tokens.size()];
        ys = new double[tokens.size()];
    }

    /** With {@code calm}, what is under way waits at the middle of its hop. */
    static TokenPlaces of(TokenFrame frame, DiagramLayout layout, boolean calm) {
        var places = new TokenPlaces(frame.tokens());
        var resting = new HashMap<ComponentId, Rows>();
        for (int i = 0; i < places.tokens.size(); i++) {
            var token = places.tokens.get(i);
            var hop = token.hop();
            var wire = hop == null ? null : layout.wires().get(hop);
            if (wire != null) {
                double progress = calm ? 0.5 : token.progress();
                places.put(i, wire.curve().x(progress), wire.curve().y(progress));
            } else {
                places.hide(i);
                resting.computeIfAbsent(token.at(), _ -> new Rows()).add(i, token.failed());
            }
        }
        places.settle(resting, layout);
        return places;
    }

    int size() {
        return tokens.size();
    }

    Token token(int index) {
        return tokens.get(index);
    }

    boolean visible(int index) {
        return !Double.isNaN(xs[index]);
    }

    double x(int index) {
        return xs[index];
    }

    double y(int index) {
        return ys[index];
    }

    /** The token nearest to a point, if one is near enough to be meant. */
    Optional<Token> hit(double x, double y) {
        int nearest = -1;
        double distance = NEAR;
        for (int i = 0; i < tokens.size(); i++) {
            double away = Math.hypot(xs[i] - x, ys[i] - y);
            if (away < distance) {
                distance = away;
                nearest = i;
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of(tokens.get(nearest));
    }

    private void settle(Map<ComponentId, Rows> resting, DiagramLayout layout) {
        resting.forEach(
                (id, rows) ->
                        layout.spot(id)
                                .ifPresent(
                                        spot -> {
                                            double inside =
                                                    spot.label() == DiagramLayout.Side.ABOVE
                                                            ? 1
                                                            : -1;
                                            double zoom = layout.zoom();
                                            double edge = layout.side() / 2 + PITCH * zoom;
                                            double y = spot.y() + inside * edge;
                                            row(
                                                    rows.moving,
                                                    rows.movingCount,
                                                    PITCH * zoom,
                                                    spot.x(),
                                                    y);
                                            y +=
                                                    inside
                                                            * (rows.movingCount > 0
                                                                    ? (PITCH + 3) * zoom
                                                                    : 0);
                                            row(
                                                    rows.failed,
                                                    rows.failedCount,
                                                    FAILED_PITCH * zoom,
                                                    spot.x(),
                                                    y);
                                        }));
    }

    private void row(int[] indices, int count, double pitch, double middle, double y) {
        int shown = Math.min(count, ROW);
        for (int i = 0; i < shown; i++) {
            put(indices[i], middle + (i - (shown - 1) / 2.0) * pitch, y);
        }
    }

    private void put(int index, double x, double y) {
        xs[index] = x;
        ys[index] = y;
    }

    private void hide(int index) {
        put(index, Double.NaN, Double.NaN);
    }

    /** The first few at one component. */
    private static final class Rows {

        private final int[] moving = new int[ROW];
        private final int[] failed = new int[ROW];
        private int movingCount;
        private int failedCount;

        void add(int index, boolean isFailed) {
            if (isFailed) {
                if (failedCount < ROW) {
                    failed[failedCount] = index;
                }
                failedCount++;
            } else {
                if (movingCount < ROW) {
                    moving[movingCount] = index;
                }
                movingCount++;
            }
        }
    }
}
