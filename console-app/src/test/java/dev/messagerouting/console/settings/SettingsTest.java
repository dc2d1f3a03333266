package dev.messagerouting.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.console.model.FaultException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

class SettingsTest {

    @TempDir Path folder;

    private PreferencesStore store() {
        return new PreferencesStore(folder.resolve("new"));
    }

    private void saved(String json) throws IOException {
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(folder.resolve("new/preferences.json"), json);
    }

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        var preferences = new Preferences(Theme.LIGHT, 1000, 700, 5, 333);
        store().save(preferences);
        assertThat(store().load()).isEqualTo(preferences);
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).as("nothing temporary is left").hasSize(1);
        }
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        assertThat(store().load()).isEqualTo(Preferences.DEFAULTS);
    }

    @Test
    void aBrokenFileMeansTheDefaults() throws IOException {
        saved("{\"theme\": \"li");
        assertThat(store().load()).isEqualTo(Preferences.DEFAULTS);
    }

    @Test
    void oneBadValueCostsOnlyItself() throws IOException {
        saved(
                """
                {"theme":"light","width":-5,"height":"tall","batchSize":7,"somethingNew":true}\
                """);
        var expected =
                new Preferences(
                        Theme.LIGHT,
                        Preferences.DEFAULTS.width(),
                        Preferences.DEFAULTS.height(),
                        7,
                        Preferences.DEFAULTS.sourceInterval());
        assertThat(store().load()).isEqualTo(expected);
    }

    @Test
    void whatCannotBeSavedIsSaidWithTheFilesName() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new PreferencesStore(file).save(Preferences.DEFAULTS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("preferences.json");
    }

    @Test
    void eachSystemHasItsFolder() {
        assertThat(find("Linux", Map.of())).isEqualTo(Path.of("/home/me/.config/messaging-demo"));
        assertThat(find("Linux", Map.of("XDG_CONFIG_HOME", "/xdg")))
                .isEqualTo(Path.of("/xdg/messaging-demo"));
        assertThat(find("Linux", Map.of("XDG_CONFIG_HOME", "relative")))
                .isEqualTo(Path.of("/home/me/.config/messaging-demo"));
        assertThat(find("Mac OS X", Map.of()))
                .isEqualTo(Path.of("/home/me/Library/Application Support/messaging-demo"));
        assertThat(find("Windows 11", Map.of("APPDATA", "/roaming")))
                .isEqualTo(Path.of("/roaming/messaging-demo"));
    }

    @Test
    void anotherFolderCanBeNamed() {
        var properties = new Properties();
        properties.setProperty(ConfigFolder.OVERRIDE, "/elsewhere");
        assertThat(ConfigFolder.find(properties, Map.of())).isEqualTo(Path.of("/elsewhere"));
    }

    private static Path find(String system, Map<String, String> environment) {
        var properties = new Properties();
        properties.setProperty("user.home", "/home/me");
        properties.setProperty("os.name", system);
        return ConfigFolder.find(properties, environment);
    }

    @Test
    void anEndpointIsAnAddress() {
        assertThatThrownBy(() -> new Environment.Endpoint(URI.create("file:///tmp")))
                .hasMessage(
                        "An endpoint is an address such as http://127.0.0.1:4566, not"
                                + " 'file:///tmp'.");
    }
}
