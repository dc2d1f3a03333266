package dev.messagerouting.console.ui.diagram;

import javafx.scene.paint.Color;

/** What is drawn for messages and around tiles. */
final class Sprites {

    /** Quarters of a pixel are as smooth as the eye can tell. */
    private static final int STEPS = 4;

    private Sprites() {}

    /** A disc with a rim, in a halo that fades out. */
    static Sprite dot(double radius, double halo, Color fill, Color rim, double scale) {
        return new Sprite(
                radius + halo,
                scale,
                STEPS,
                (dx, dy) -> {
                    double d = Math.hypot(dx, dy);
                    var glow = faded(fill, 0.5 * square(1 - (d - radius) / halo));
                    var body = d < radius - 1.5 ? fill : mix(fill, rim, d - (radius - 2));
                    return over(faded(body, edge(radius - d, scale)), glow);
                });
    }

    /** A square on its corner, with a rim: the shape of what failed. */
    static Sprite diamond(double radius, double halo, Color fill, Color rim, double scale) {
        return new Sprite(
                radius + halo,
                scale,
                STEPS,
                (dx, dy) -> {
                    double inside = (radius - Math.abs(dx) - Math.abs(dy)) / Math.sqrt(2);
                    var glow = faded(fill, 0.5 * square(1 + inside * 1.4 / halo));
                    var body = inside > 1.5 ? fill : mix(fill, rim, 2 - inside);
                    return over(faded(body, edge(inside, scale)), glow);
                });
    }

    /** A soft light around a tile, with a hole where the tile is. */
    static Sprite halo(double side, double corner, double reach, Color color, double scale) {
        double half = side / 2;
        return new Sprite(
                half + reach,
                scale,
                1,
                (dx, dy) -> {
                    double qx = Math.abs(dx) - half + corner;
                    double qy = Math.abs(dy) - half + corner;
                    double d =
                            Math.hypot(Math.max(qx, 0), Math.max(qy, 0))
                                    + Math.min(Math.max(qx, qy), 0)
                                    - corner;
                    return faded(color, edge(d, scale) * square(1 - d / reach));
                });
    }

    private static double edge(double inside, double scale) {
        return Math.clamp(inside * scale + 0.5, 0, 1);
    }

    private static double square(double part) {
        double inside = Math.clamp(part, 0, 1);
        return inside * inside;
    }

    private static Color faded(Color color, double share) {
        return Color.color(
                color.getRed(),
                color.getGreen(),
                color.getBlue(),
                color.getOpacity() * Math.clamp(share, 0, 1));
    }

    private static Color mix(Color from, Color to, double share) {
        return from.interpolate(to, Math.clamp(share, 0, 1));
    }

    /** One colour laid over another, both partly transparent. */
    private static Color over(Color top, Color below) {
        double through = below.getOpacity() * (1 - top.getOpacity());
        double opacity = top.getOpacity() + through;
        if (opacity <= 0) {
            return Color.TRANSPARENT;
        }
        return Color.color(
                blend(top.getRed(), below.getRed(), top.getOpacity(), through, opacity),
                blend(top.getGreen(), below.getGreen(), top.getOpacity(), through, opacity),
                blend(top.getBlue(), below.getBlue(), top.getOpacity(), through, opacity),
                Math.min(1, opacity));
    }

    private static double blend(double top, double below, double a, double b, double all) {
        return Math.clamp((top * a + below * b) / all, 0, 1);
    }
}
