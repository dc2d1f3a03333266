package dev.messagerouting.localcloud.ecs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Cuts what a program prints into lines, as the awslogs driver does: a line ends at a line feed, an
 * empty line is none, and a line of more than 256 KB is cut. After {@link #seal} what is printed
 * goes nowhere.
 */
final class Lines extends OutputStream {

    private static final int LONGEST = 256_000;

    private final Consumer<String> sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean sealed;

    Lines(Consumer<String> sink) {
        this.sink = sink;
    }

    PrintStream asPrintStream() {
        return new PrintStream(this, true, UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n' || line.size() >= LONGEST) {
            end();
        }
        if (b != '\n') {
            line.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n' || line.size() + i - from >= LONGEST) {
                line.write(bytes, from, i - from);
                end();
                from = bytes[i] == '\n' ? i + 1 : i;
            }
        }
        line.write(bytes, from, offset + length - from);
    }

    private void end() {
        if (line.size() > 0 && !sealed) {
            var text = line.toString(UTF_8);
            sink.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        }
        line.reset();
    }

    /** Hands on what has no line feed yet, and is deaf from then on. */
    synchronized void seal() {
        end();
        sealed = true;
    }
}
