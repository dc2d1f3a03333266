package dev.messagerouting.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Colours have their values in one place, for dark and for light. */
class StyleSheetsTest {

    private static final Pattern VALUE =
            Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\b(rgba?|hsba?)\\s*\\(");
    private static final Pattern ROLE = Pattern.compile("-role-[a-z-]+");

    @Test
    void onlyTheRolesHaveValues() {
        assertThat(VALUE.matcher(sheet("console.css")).results().map(r -> r.group())).isEmpty();
        var outside =
                sheet("console-colours.css").replaceAll("(?s)\\.root(\\.dark)? \\{.*?\\}", "");
        assertThat(VALUE.matcher(outside).results().map(r -> r.group())).isEmpty();
    }

    @Test
    void darkAndLightHaveTheSameRoles() {
        var blocks = sheet("console-colours.css").split("\\.root\\.dark \\{");
        assertThat(blocks).hasSize(2);
        assertThat(defined(blocks[0])).isEqualTo(defined(blocks[1]));
    }

    @Test
    void everyRoleThatIsUsedIsDefined() {
        var used =
                ROLE.matcher(sheet("console.css"))
                        .results()
                        .map(r -> r.group())
                        .filter(role -> !role.equals("-role-kind"))
                        .collect(Collectors.toSet());
        assertThat(defined(sheet("console-colours.css"))).containsAll(used);
    }

    private static Set<String> defined(String sheet) {
        return ROLE.matcher(sheet)
                .results()
                .map(r -> r.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sheet(String name) {
        try (var stream = StyleSheetsTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
