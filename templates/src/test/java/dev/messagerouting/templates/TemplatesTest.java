package dev.messagerouting.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class TemplatesTest {

    private static final Path FOLDER = Path.of("src/main/resources/templates");
    private static final Pattern ALIAS = Pattern.compile("(?m)^[^#\"]*:\\s+[&*][A-Za-z]");

    static Stream<Path> templates() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    static Stream<Path> routes() throws IOException {
        return templates().filter(file -> file.toString().contains("--"));
    }

    @Test
    void thereIsOneForEachStack() throws IOException {
        assertThat(templates().map(file -> file.getFileName().toString()))
                .containsExactly(
                        "artifact-store.yaml",
                        "fargate-cluster.yaml",
                        "source-endpoint--target-endpoint.yaml",
                        "source-endpoint--target-process.yaml",
                        "source-endpoint.yaml",
                        "source-process--target-endpoint.yaml",
                        "source-process--target-process.yaml",
                        "source-process.yaml",
                        "target-endpoint.yaml",
                        "target-process.yaml");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void parametersAndOutputsSayWhatTheyAre(Path file) throws IOException {
        var template = read(file);
        assertThat(template.path("Description").asString("")).startsWith("Messaging demo: ");
        for (var section : List.of("Parameters", "Outputs")) {
            for (var entry : template.path(section).properties()) {
                assertThat(entry.getValue().path("Description").asString(""))
                        .as("%s of %s", entry.getKey(), file)
                        .endsWith(".");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void cloudFormationKnowsNoAliases(Path file) throws IOException {
        assertThat(ALIAS.matcher(Files.readString(file)).find()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void rightsAreNarrow(Path file) throws IOException {
        assertThat(Files.readString(file))
                .doesNotContain("FullAccess")
                .doesNotContain("ManagedPolicyArns")
                .doesNotContainPattern("Action: \"?\\*")
                .doesNotContainPattern("- [a-z0-9-]+:\\*\\n");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void logsAreNotKeptForEver(Path file) throws IOException {
        for (var resource : read(file).path("Resources").properties()) {
            if (resource.getValue().path("Type").asString("").equals("AWS::Logs::LogGroup")) {
                assertThat(resource.getValue().at("/Properties/RetentionInDays").asInt(0))
                        .as(resource.getKey())
                        .isEqualTo(7);
            }
        }
    }

    /**
     * CloudFormation has no includes, so what routes share is written down again: held equal here.
     */
    @Test
    void whatRoutesShareIsTheSame() throws IOException {
        Map<String, JsonNode> seen = new TreeMap<>();
        for (var file : routes().toList()) {
            for (var resource : read(file).path("Resources").properties()) {
                var mine = alike(resource.getValue());
                var before = seen.putIfAbsent(resource.getKey(), mine);
                assertThat(mine)
                        .as("%s of %s", resource.getKey(), file)
                        .isEqualTo(before == null ? mine : before);
            }
        }
        assertThat(seen).hasSizeGreaterThan(30);
    }

    /** The emitters' names are what the state machines differ in. */
    private static JsonNode alike(JsonNode resource) {
        return new YAMLMapper()
                .readTree(resource.toString().replaceAll("(Push|Queue)Emitter", "Emitter"));
    }

    private static JsonNode read(Path file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(file));
    }
}
