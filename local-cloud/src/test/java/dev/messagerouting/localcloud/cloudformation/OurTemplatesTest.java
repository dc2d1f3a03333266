package dev.messagerouting.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.localcloud.cloudformation.kinds.Kinds;
import dev.messagerouting.localcloud.cloudformation.schema.PropertyCheck;
import dev.messagerouting.localcloud.cloudformation.schema.Schemas;
import dev.messagerouting.localcloud.cloudformation.template.Order;
import dev.messagerouting.localcloud.cloudformation.template.TemplateParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The demo's own templates have the shape that the registry wants. */
class OurTemplatesTest {

    private static final Path TEMPLATES = Path.of("../templates/src/main/resources/templates");

    private final Schemas schemas = new Schemas(Kinds.all(new ScriptedServices().all()).types());

    static List<Path> templates() {
        try (var files = Files.list(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    void allTemplatesAreFound() {
        assertThat(templates()).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateStandsTheSchemas(Path file) throws IOException {
        var template = TemplateParser.parse(Files.readString(file), schemas);
        assertThat(Order.of(template, null)).hasSameSizeAs(template.resources().keySet());
        for (var resource : template.resources().values()) {
            var schema = schemas.of(resource.type());
            assertThat(PropertyCheck.reason(schema, resource.logicalId(), resource.properties()))
                    .as(resource.logicalId())
                    .isEmpty();
        }
    }
}
