package dev.messagerouting.console.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;

class ClosingTest {

    private final ArrayList<String> closed = new ArrayList<>();

    @Test
    void closesInReverseAndOnce() {
        var closing = new Closing();
        closing.add(() -> closed.add("first"));
        closing.add(() -> closed.add("second"));
        closing.close();
        closing.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void goesOnAfterAFailureAndKeepsTheFirst() {
        var closing = new Closing();
        closing.add(() -> closed.add("first"));
        closing.add(
                () -> {
                    throw new IllegalStateException("later");
                });
        closing.add(
                () -> {
                    throw new IllegalStateException("earlier");
                });
        assertThatThrownBy(closing::close)
                .hasMessage("earlier")
                .satisfies(f -> assertThat(f.getSuppressed()).hasSize(1));
        assertThat(closed).containsExactly("first");
    }

    @Test
    void whatComesLateIsClosedAtOnce() {
        var closing = new Closing();
        closing.close();
        closing.add(() -> closed.add("late"));
        assertThat(closed).containsExactly("late");
    }
}
