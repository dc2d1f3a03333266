package dev.messagerouting.console.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void aStraightOneIsWalkedEvenly() {
        var curve = Curve.straight(10, 20, 110, 20);
        assertThat(curve.length()).isCloseTo(100, within(0.01));
        assertThat(curve.x(0.25)).isCloseTo(35, within(0.1));
        assertThat(curve.y(0.25)).isCloseTo(20, within(0.01));
        assertThat(curve.endAngle()).isCloseTo(0, within(0.001));
    }

    @Test
    void aBentOneIsWalkedEvenlyToo() {
        var curve = new Curve(0, 0, 100, 0, 0, 100, 100, 100);
        double before = 0;
        double step = curve.length() / 10;
        for (int i = 1; i <= 10; i++) {
            double moved =
                    Math.hypot(
                            curve.x(i / 10.0) - curve.x(before),
                            curve.y(i / 10.0) - curve.y(before));
            assertThat(moved).isCloseTo(step, within(step * 0.15));
            before = i / 10.0;
        }
    }

    @Test
    void whatIsBeyondStaysAtTheEnds() {
        var curve = Curve.straight(0, 0, 10, 0);
        assertThat(curve.x(-1)).isEqualTo(0);
        assertThat(curve.x(2)).isEqualTo(10);
    }
}
