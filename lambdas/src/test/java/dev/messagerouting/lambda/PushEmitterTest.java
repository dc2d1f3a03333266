package dev.messagerouting.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.lambda.testkit.FakeContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Map;

class PushEmitterTest {

    private final FakeContext context = new FakeContext();
    private final Loopback target;
    private final PushEmitter emitter;

    PushEmitterTest() throws IOException {
        target = new Loopback();
        emitter = new PushEmitter(Map.of("TARGET_URL", target.url().toString()));
    }

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void postsAnArrayOfOneAndAnswersTheMessage() throws IOException {
        var input = Messages.envelope(Messages.OPAQUE);
        assertThat(Messages.run(emitter, input, context)).isEqualTo(input);
        assertThat(target.requests).containsExactly("POST [" + Messages.OPAQUE + "]");
        assertThat(context.events()).containsExactly("pushed 7@1700000000000");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 403, 404, 429, 500, 503})
    void whatMayPassIsThrownAsSuch(int status) {
        target.answer.set(new Loopback.Answer(status, "no luck"));
        assertThatThrownBy(this::push)
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("answered " + status + ": no luck");
        assertThat(context.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void whatWillNotPassIsThrownAsSuch(int status) {
        target.answer.set(new Loopback.Answer(status, "wrong"));
        assertThatThrownBy(this::push)
                .isInstanceOf(CallRefusedException.class)
                .hasMessageContaining("answered " + status + ": wrong");
    }

    @Test
    void aTargetThatIsDownIsNamed() {
        target.close();
        assertThatThrownBy(this::push)
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("The target at " + target.url() + " did not answer");
    }

    private void push() throws IOException {
        Messages.run(emitter, Messages.envelope(Messages.of(1)), context);
    }
}
