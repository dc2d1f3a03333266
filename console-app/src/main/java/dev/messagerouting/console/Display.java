package dev.messagerouting.console;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether a window can be opened here. JavaFX ends the program if it cannot, so this must be known
 * before it starts.
 */
final class Display {

    private static final List<String> LIBRARIES = List.of("libgtk-3.so.0", "libXtst.so.6");

    private Display() {}

    /** Why no window can be opened, as half a sentence; empty if one can. */
    static Optional<String> missing(String operatingSystem, String display) {
        if (!operatingSystem.startsWith("Linux")) {
            return Optional.empty();
        }
        if (display.isBlank()) {
            return Optional.of("the variable DISPLAY names no screen");
        }
        if (!answers(display)) {
            return Optional.of("no X server answers at DISPLAY=" + display);
        }
        return LIBRARIES.stream()
                .filter(library -> !loads(library))
                .findFirst()
                .map(library -> library + " is not installed");
    }

    /** A local display has a socket; of one on another host nothing is known until it is tried. */
    private static boolean answers(String display) {
        if (!display.startsWith(":")) {
            return true;
        }
        var number = display.substring(1).split("\\.")[0];
        return Files.exists(Path.of("/tmp/.X11-unix", "X" + number));
    }

    @SuppressWarnings("restricted") // only asks whether the library is there
    private static boolean loads(String library) {
        try (var arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException absent) {
            return false;
        }
    }
}
