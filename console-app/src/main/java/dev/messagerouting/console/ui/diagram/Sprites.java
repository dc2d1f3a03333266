package dev.messagerouting.console.ui.diagram;

import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Small pictures, computed once and drawn many times: on a canvas without a GPU that is several
 * times cheaper than filling shapes.
 */
final class Sprites {

    private Sprites() {}

    /** Says how dark a pixel is, by its distance from the middle, both ways. */
    private interface Shade {
        Color at(double dx, double dy);
    }

    /** A disc with a rim, in a halo that fades out. */
    static Image dot(double radius, double halo, Color fill, Color rim, double scale) {
        return draw(
                radius + halo,
                scale,
                (dx, dy) -> {
                    double d = Math.hypot(dx, dy);
                    var glow = faded(fill, 0.5 * square(1 - (d - radius) / halo));
                    var body = d < radius - 1.5 ? fill : mix(fill, rim, d - (radius - 2));
                    return over(faded(body, edge(radius - d, scale)), glow);
                });
    }

    /** A square on its corner, with a rim: the shape of what failed. */
    static Image diamond(double radius, double halo, Color fill, Color rim, double scale) {
        return draw(
                radius + halo,
                scale,
                (dx, dy) -> {
                    double inside = (radius - Math.abs(dx) - Math.abs(dy)) / Math.sqrt(2);
                    var glow = faded(fill, 0.5 * square(1 + inside * 1.4 / halo));
                    var body = inside > 1.5 ? fill : mix(fill, rim, 2 - inside);
                    return over(faded(body, edge(inside, scale)), glow);
                });
    }

    /** A soft light around a tile, with a hole where the tile is. */
    static Image halo(double side, double corner, double reach, Color color, double scale) {
        double half = side / 2;
        return draw(
                half + reach,
                scale,
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

    private static Image draw(double half, double scale, Shade shade) {
        int size = Math.max(1, (int) Math.ceil(half * 2 * scale));
        var image = new WritableImage(size, size);
        var pixels = image.getPixelWriter();
        double middle = size / 2.0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double dx = (x + 0.5 - middle) / scale;
                double dy = (y + 0.5 - middle) / scale;
                pixels.setColor(x, y, shade.at(dx, dy));
            }
        }
        return image;
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
