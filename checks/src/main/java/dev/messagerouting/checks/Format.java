package dev.messagerouting.checks;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** google-java-format, AOSP style, over every source file: {@code mvn -q -Pformat} applies it. */
public final class Format {

    private static final JavaFormatterOptions OPTIONS =
            JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build();

    private Format() {}

    public static void main(String[] arguments) throws IOException, FormatterException {
        for (var file : sources(Path.of(arguments[0]))) {
            var before = Files.readString(file);
            var after = formatted(before);
            if (!after.equals(before)) {
                Files.writeString(file, after);
            }
        }
    }

    static String formatted(String source) throws FormatterException {
        var imports = ImportOrderer.reorderImports(source, OPTIONS.style());
        var formatter = new Formatter(OPTIONS);
        var formatted = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(imports));
        return StringWrapper.wrap(formatted, formatter);
    }

    /** Every Java file of every module, main and test, in a stable order. */
    static List<Path> sources(Path house) throws IOException {
        try (var files = Files.walk(house)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> house.relativize(file).toString().contains("src"))
                    .filter(file -> !house.relativize(file).toString().contains("target"))
                    .filter(file -> !house.relativize(file).toString().contains("wrong"))
                    .sorted()
                    .toList();
        }
    }
}
