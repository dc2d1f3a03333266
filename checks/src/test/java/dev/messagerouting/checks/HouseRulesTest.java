package dev.messagerouting.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.FormatterException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

class HouseRulesTest {

    private static final Path HOUSE = Path.of(System.getProperty("messagerouting.house"));
    private static final Path WRONG = HOUSE.resolve("checks/src/wrong/Wrong.java");
    private static final int LONGEST_FILE = 400;

    @Test
    void everySourceFileIsFormatted() throws IOException, FormatterException {
        var unformatted = new ArrayList<Path>();
        for (var file : Format.sources(HOUSE)) {
            var source = Files.readString(file);
            if (!Format.formatted(source).equals(source)) {
                unformatted.add(HOUSE.relativize(file));
            }
        }
        assertThat(unformatted).as("apply with: mvn -q -Pformat").isEmpty();
    }

    @Test
    void noFileOutgrowsItsRoom() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : Format.sources(HOUSE)) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(HOUSE.relativize(file) + ": " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void theWalkFindsTheSources() throws IOException {
        assertThat(Format.sources(HOUSE)).hasSizeGreaterThan(30);
    }

    @Test
    void formattingBites() throws IOException, FormatterException {
        var wrong = Files.readString(WRONG);
        assertThat(Format.formatted(wrong)).isNotEqualTo(wrong);
    }

    @Test
    void analysisBites(@TempDir Path output) throws IOException {
        assertThat(complaintsAbout(WRONG, output))
                .anyMatch(message -> message.contains("[NullAway]"))
                .anyMatch(message -> message.contains("[EqualsIncompatibleType]"));
    }

    /** Compiles with the flags that the parent POM gives every module. */
    private static List<String> complaintsAbout(Path file, Path output) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        var classPath = System.getProperty("java.class.path");
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            var options =
                    List.of(
                            "-d",
                            output.toString(),
                            "-classpath",
                            classPath,
                            "-processorpath",
                            classPath,
                            "-XDcompilePolicy=simple",
                            "--should-stop=ifError=FLOW",
                            "-XDaddTypeAnnotationsToSymbol=true",
                            plugin());
            compiler.getTask(null, files, found, options, null, files.getJavaFileObjects(file))
                    .call();
        }
        return found.getDiagnostics().stream().map(d -> d.getMessage(Locale.ROOT)).toList();
    }

    private static String plugin() throws IOException {
        return Files.readAllLines(HOUSE.resolve("pom.xml")).stream()
                .filter(line -> line.contains("<analysis>-Xplugin:ErrorProne"))
                .map(line -> line.replaceAll("</?analysis>", "").strip())
                .findFirst()
                .orElseThrow();
    }
}
