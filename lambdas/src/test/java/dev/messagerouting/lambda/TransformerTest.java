package dev.messagerouting.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.lambda.testkit.FakeContext;
import dev.messagerouting.lambda.testkit.ManualTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Map;

class TransformerTest {

    private final FakeContext context = new FakeContext();

    @Test
    void addsItsFieldAndLeavesTheRestToTheLastDigit() throws IOException {
        var input = Messages.envelope(Messages.OPAQUE);
        assertThat(Messages.run(new Transformer(Map.of()), input, context))
                .isEqualTo(input.replace("}]}}", "}],\"additionalValue\":true}}"));
        assertThat(context.events()).containsExactly("transformed 7@1700000000000");
    }

    @Test
    void whatStandsBesideTheMessageStays() throws IOException {
        var input = "{\"more\":1.0,\"message\":" + Messages.of(1) + "}";
        assertThat(Messages.run(new Transformer(Map.of()), input, context))
                .startsWith("{\"more\":1.0,\"message\":{");
    }

    @Test
    void theLogLineIsThatOfTheContract() throws IOException {
        var transformer = new Transformer(new ManualTime());
        Messages.run(transformer, Messages.envelope(Messages.of(1)), context);
        assertThat(context.lines())
                .singleElement()
                .hasToString(
                        "{\"time\":\"2026-11-23T20:00:00Z\",\"level\":\"INFO\","
                                + "\"component\":\"Transformer\",\"event\":\"transformed\","
                                + "\"messageKey\":\"1@1700000000000\",\"message\":{\"id\":1,"
                                + "\"timestamp\":1700000000000,\"message\":\"m\","
                                + "\"additionalValue\":true}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"message\":1}",
                "{\"message\":{}}",
                "{\"message\":{\"id\":\"1\",\"timestamp\":2}}",
                "{\"message\":{\"id\":1.5,\"timestamp\":2}}",
                "{\"message\":{\"id\":1,\"timestamp\":99999999999999999999}}"
            })
    void anythingElseIsRefusedWithASentence(String input) {
        assertThatThrownBy(() -> Messages.run(new Transformer(Map.of()), input, context))
                .isInstanceOf(NotAMessageException.class)
                .hasMessageMatching("(?s).+\\.");
    }
}
