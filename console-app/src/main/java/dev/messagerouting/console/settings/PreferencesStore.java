package dev.messagerouting.console.settings;

import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.settings.Preferences.Range;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps preferences in one small file. Loading never fails: what is missing or makes no sense has
 * its default, and is logged. Saving is all or nothing: the file is replaced in one move.
 */
public final class PreferencesStore {

    private static final Logger LOG = LoggerFactory.getLogger(PreferencesStore.class);

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    /**
     * @param folder need not be there yet
     */
    public PreferencesStore(Path folder) {
        this.file = folder.resolve("preferences.json");
    }

    public Preferences load() {
        if (!Files.isRegularFile(file)) {
            return Preferences.DEFAULTS;
        }
        try {
            return read(json.readTree(Files.readAllBytes(file)));
        } catch (IOException | JacksonException broken) {
            LOG.warn("{} cannot be read; the defaults are used", file, broken);
            return Preferences.DEFAULTS;
        }
    }

    private Preferences read(JsonNode saved) {
        var defaults = Preferences.DEFAULTS;
        return new Preferences(
                theme(saved.path("theme").asString("")).orElse(defaults.theme()),
                number(saved, Preferences.WIDTH, defaults.width()),
                number(saved, Preferences.HEIGHT, defaults.height()),
                number(saved, Preferences.BATCH_SIZE, defaults.batchSize()),
                number(saved, Preferences.SOURCE_INTERVAL, defaults.sourceInterval()));
    }

    private Optional<Theme> theme(String saved) {
        for (var theme : Theme.values()) {
            if (word(theme).equals(saved)) {
                return Optional.of(theme);
            }
        }
        LOG.warn("theme in {} is '{}', which is none; the default is used", file, saved);
        return Optional.empty();
    }

    private int number(JsonNode saved, Range range, int otherwise) {
        var node = saved.path(range.name());
        if (node.isInt() && range.holds(node.intValue())) {
            return node.intValue();
        }
        LOG.warn(
                "{} in {} is not a number from {} to {}: {}; {} is used",
                range.name(),
                file,
                range.least(),
                range.most(),
                node,
                otherwise);
        return otherwise;
    }

    /** Throws a fault that names the file if it cannot be written. */
    public void save(Preferences preferences) {
        var saved =
                json.createObjectNode()
                        .put("theme", word(preferences.theme()))
                        .put(Preferences.WIDTH.name(), preferences.width())
                        .put(Preferences.HEIGHT.name(), preferences.height())
                        .put(Preferences.BATCH_SIZE.name(), preferences.batchSize())
                        .put(Preferences.SOURCE_INTERVAL.name(), preferences.sourceInterval());
        try {
            Files.createDirectories(file.getParent());
            var temporary = Files.createTempFile(file.getParent(), "preferences", ".tmp");
            try {
                Files.writeString(temporary, saved.toPrettyString());
                Files.move(
                        temporary,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failure) {
            throw new Fault(
                            "settings.unwritable",
                            "The preferences cannot be saved to "
                                    + file
                                    + ": "
                                    + failure.getMessage(),
                            Fault.Origin.USER,
                            failure)
                    .asException();
        }
    }

    private static String word(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}
