package dev.messagerouting.console.fx;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Pictures of a window as PNG, without AWT. */
public final class Snapshots {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Snapshots() {}

    /** Paints the scene now and writes it; makes missing folders. FX thread only. */
    public static void write(Scene scene, Path file) {
        save(scene.snapshot(null), file);
    }

    private static void save(Image image, Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, png(image));
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The picture " + file + " could not be written", failure);
        }
    }

    /** The same as if the window were of that size, which need not fit on this screen. */
    public static void write(Scene scene, Path file, double width, double height) {
        var root = scene.getRoot();
        root.resize(width, height);
        root.applyCss();
        root.layout();
        root.applyCss();
        root.layout();
        var look = new SnapshotParameters();
        look.setViewport(new Rectangle2D(0, 0, width, height));
        save(root.snapshot(look, null), file);
        root.resize(scene.getWidth(), scene.getHeight());
    }

    /** Eight bits each of red, green, blue and alpha, by the PNG specification (RFC 2083). */
    public static byte[] png(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var header = new ByteArrayOutputStream();
        var data = new ByteArrayOutputStream();
        var file = new ByteArrayOutputStream();
        var fast = new Deflater(Deflater.BEST_SPEED);
        try (var fields = new DataOutputStream(header);
                var packed = new DeflaterOutputStream(data, fast)) {
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {8, 6, 0, 0, 0});
            for (int row = 0; row < height; row++) {
                packed.write(0);
                packed.write(rgba(image, row, width));
            }
            packed.finish();
            file.write(SIGNATURE);
            chunk(file, "IHDR", header.toByteArray());
            chunk(file, "IDAT", data.toByteArray());
            chunk(file, "IEND", new byte[0]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            fast.end();
        }
        return file.toByteArray();
    }

    private static byte[] rgba(Image image, int row, int width) {
        var bytes = new byte[width * 4];
        image.getPixelReader()
                .getPixels(
                        0, row, width, 1, PixelFormat.getByteBgraInstance(), bytes, 0, width * 4);
        for (int i = 0; i < bytes.length; i += 4) {
            byte blue = bytes[i];
            bytes[i] = bytes[i + 2];
            bytes[i + 2] = blue;
        }
        return bytes;
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content)
            throws IOException {
        var sum = new CRC32();
        var name = type.getBytes(StandardCharsets.US_ASCII);
        sum.update(name);
        sum.update(content);
        var out = new DataOutputStream(file);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
        out.flush();
    }
}
