package dev.messagerouting.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class MainTest {

    private final Lines lines = new Lines();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MESSAGES_URL | here | The environment variable MESSAGES_URL is 'here'; it is to be"
                        + " an address such as https://example.org/messages.",
                "MESSAGES_URL | ' ' | The environment variable MESSAGES_URL is not set; it is to be"
                        + " the address of the route's API, such as https://example.org/messages.",
                "BATCH_SIZE | 501 | The environment variable BATCH_SIZE is '501'; it is to be a"
                        + " whole number from 1 to 500.",
                "BATCH_SIZE | many | The environment variable BATCH_SIZE is 'many'; it is to be a"
                        + " whole number from 1 to 500.",
                "INTERVAL_MILLIS | 0 | The environment variable INTERVAL_MILLIS is '0'; it is to be"
                        + " a whole number from 1 to 86400000.",
                "PORT | -1 | The environment variable PORT is '-1'; it is to be a whole number from"
                        + " 0 to 65535."
            })
    void aWrongSettingIsSaidInOneSentence(String name, String value, String sentence) {
        var environment = new HashMap<>(Map.of("MESSAGES_URL", "http://127.0.0.1:9/"));
        environment.put(name, value);
        assertThat(run(List.of("source-process"), environment)).isEqualTo(2);
        assertThat(lines.all()).hasSize(1);
        assertThat(lines.texts()).containsExactly(sentence);
    }

    @Test
    void anUnknownCommandIsToldTheOthers() {
        assertThat(run(List.of("source"), Map.of())).isEqualTo(2);
        assertThat(lines.texts())
                .containsExactly(
                        "The command is 'source'; it is to be one of source-process,"
                                + " target-process, source-endpoint, target-endpoint.");
    }

    @Test
    void noCommandIsToldTheOthersToo() {
        assertThat(run(List.of(), Map.of())).isEqualTo(2);
    }

    private int run(List<String> command, Map<String, String> environment) {
        return new Main(command, environment, lines.out).call();
    }
}
