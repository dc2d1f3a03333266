package dev.messagerouting.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.function.Consumer;

class DisplayTest {

    @Test
    void linuxNeedsAScreenToBeNamed() {
        assertThat(Display.missing("Linux", "")).hasValueSatisfying(contains("DISPLAY"));
    }

    @Test
    void linuxNeedsAServerBehindTheName() {
        assertThat(Display.missing("Linux", ":4711"))
                .hasValueSatisfying(contains("no X server answers at DISPLAY=:4711"));
    }

    @Test
    void otherSystemsBringTheirOwn() {
        assertThat(Display.missing("Mac OS X", "")).isEmpty();
        assertThat(Display.missing("Windows 11", "")).isEmpty();
    }

    private static Consumer<String> contains(String text) {
        return reason -> assertThat(reason).contains(text);
    }
}
