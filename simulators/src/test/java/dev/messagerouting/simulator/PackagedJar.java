package dev.messagerouting.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the image runs. Runs in {@code verify}, after the jar is made. */
class PackagedJar {

    private static final Path JAR = Path.of(System.getProperty("messagerouting.jar", ""));

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(8_000_000);
    }

    @Test
    void anEndpointServesAndEndsOnASignal() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var start = new ProcessBuilder(java, "-jar", JAR.toString(), "source-endpoint");
        start.environment().put("HOST", "127.0.0.1");
        start.environment().put("PORT", "0");
        var process = start.redirectErrorStream(true).start();
        try (var output = process.inputReader()) {
            var listening = Json.MAPPER.readTree(line(output));
            assertThat(listening.get("text").asString()).isEqualTo("listening");
            var url = "http://127.0.0.1:" + listening.get("port").asString() + "/messages";
            URLConnection connection = URI.create(url).toURL().openConnection();
            try (var body = connection.getInputStream()) {
                assertThat(Json.MAPPER.readTree(body).get(0).get("id").asInt()).isZero();
            }
            assertThat(line(output)).contains("\"event\":\"emitted\"");
            // of the handle: that of the process would close its output, too
            process.toHandle().destroy();
            assertThat(line(output)).contains("\"text\":\"stopped\"");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String line(BufferedReader output) throws IOException {
        return String.valueOf(output.readLine());
    }
}
