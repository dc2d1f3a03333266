package dev.messagerouting.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Prints figures as they come, as a Markdown table. */
final class Table {

    private static final String ROW = "| %-62s | %10s | %-13s | %8s |%n";

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
        out.printf(Locale.ROOT, ROW, "call", "figure", "unit", "peer");
        out.printf(
                Locale.ROOT,
                "|%s|%s:|%s|%s:|%n",
                "-".repeat(64),
                "-".repeat(11),
                "-".repeat(15),
                "-".repeat(9));
    }

    void add(Figure figure) {
        var peer = figure.peer();
        out.printf(
                Locale.ROOT,
                ROW,
                figure.call(),
                number(figure.value()),
                figure.unit(),
                peer == null ? "" : number(peer));
        out.flush();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }
}
