package dev.messagerouting.console.settings;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Where programs keep a user's settings on this system. */
public final class ConfigFolder {

    /** A system property that names another folder, for tests and for trying things out. */
    public static final String OVERRIDE = "messagerouting.config";

    private static final String OURS = "messaging-demo";

    private ConfigFolder() {}

    public static Path find() {
        return find(System.getProperties(), System.getenv());
    }

    /**
     * {@code $XDG_CONFIG_HOME} or {@code ~/.config}
     * (https://specifications.freedesktop.org/basedir), {@code %APPDATA%} on Windows, {@code
     * ~/Library/Application Support} on a Mac.
     */
    static Path find(Properties properties, Map<String, String> environment) {
        var override = properties.getProperty(OVERRIDE, "");
        if (!override.isBlank()) {
            return Path.of(override);
        }
        var home = Path.of(properties.getProperty("user.home", "."));
        var system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return absolute(environment.get("APPDATA"), home.resolve("AppData/Roaming"));
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library/Application Support").resolve(OURS);
        }
        return absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"));
    }

    /** A relative path is to be ignored, says the XDG specification. */
    private static Path absolute(@Nullable String folder, Path otherwise) {
        if (folder == null || folder.isBlank() || !Path.of(folder).isAbsolute()) {
            return otherwise.resolve(OURS);
        }
        return Path.of(folder, OURS);
    }
}
