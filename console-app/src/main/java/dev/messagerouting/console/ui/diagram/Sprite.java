package dev.messagerouting.console.ui.diagram;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * A small picture, computed once and drawn many times.
 *
 * <p>Without a GPU, drawing it at a whole pixel costs a quarter of drawing it between two; so there
 * is one for each quarter of a pixel, and motion is smooth all the same. (5,000 at 1600×900: 52 ms
 * of the renderer's time a frame between pixels, 15 ms like this.)
 */
final class Sprite {

    /** Says which colour a point has, by its distance from the middle, both ways. */
    interface Shade {
        Color at(double dx, double dy);
    }

    private final double scale;
    private final double half;
    private final int steps;
    private final Image[] images;

    /**
     * @param reach how far it goes from its middle, in our pixels
     * @param scale device pixels to one of ours
     * @param steps into how many parts a device pixel is divided, both ways
     */
    Sprite(double reach, double scale, int steps, Shade shade) {
        this.scale = scale;
        this.steps = steps;
        half = Math.ceil(reach * scale);
        images = new Image[steps * steps];
        for (int i = 0; i < images.length; i++) {
            images[i] =
                    draw(
                            (double) (i % steps) / steps,
                            (double) Math.floorDiv(i, steps) / steps,
                            shade);
        }
    }

    /** Draws it with its middle at a point of ours. */
    void stamp(GraphicsContext gc, double x, double y) {
        double left = x * scale - half;
        double top = y * scale - half;
        double wholeLeft = Math.floor(left + 0.5 / steps);
        double wholeTop = Math.floor(top + 0.5 / steps);
        int column = (int) Math.clamp(Math.rint((left - wholeLeft) * steps), 0, steps - 1);
        int row = (int) Math.clamp(Math.rint((top - wholeTop) * steps), 0, steps - 1);
        var image = images[row * steps + column];
        if (scale == 1) {
            gc.drawImage(image, wholeLeft, wholeTop);
        } else {
            gc.drawImage(
                    image,
                    wholeLeft / scale,
                    wholeTop / scale,
                    image.getWidth() / scale,
                    image.getHeight() / scale);
        }
    }

    /** The one that is drawn at whole pixels. */
    Image image() {
        return images[0];
    }

    private Image draw(double right, double down, Shade shade) {
        int size = (int) (half * 2) + (steps > 1 ? 1 : 0);
        var image = new WritableImage(size, size);
        var pixels = image.getPixelWriter();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double dx = (x + 0.5 - half - right) / scale;
                double dy = (y + 0.5 - half - down) / scale;
                pixels.setColor(x, y, shade.at(dx, dy));
            }
        }
        return image;
    }
}
