package dev.messagerouting.console.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;

class SpritesTest {

    @Test
    void aDotIsRoundWithARimAndFadesOut() {
        var dot = Sprites.dot(8, 4, Color.BLUE, Color.WHITE, 1);
        assertThat(at(dot, 12, 12)).isEqualTo(Color.BLUE);
        assertThat(at(dot, 12, 4).getRed()).isGreaterThan(0.5);
        assertThat(at(dot, 12, 2).getOpacity()).isBetween(0.01, 0.5);
        assertThat(at(dot, 0, 0).getOpacity()).isZero();
    }

    @Test
    void aDiamondIsASquareOnItsCorner() {
        var diamond = Sprites.diamond(8, 4, Color.RED, Color.WHITE, 1);
        assertThat(at(diamond, 12, 12)).isEqualTo(Color.RED);
        // Well inside a disc of that size, and yet outside the diamond.
        assertThat(at(diamond, 17, 17).getOpacity()).isLessThan(0.5);
        assertThat(at(diamond, 18, 12).getOpacity()).isEqualTo(1);
    }

    @Test
    void aHaloLeavesTheTileFree() {
        var halo = Sprites.halo(40, 10, 12, Color.BLUE, 1);
        assertThat(at(halo, 32, 32).getOpacity()).isZero();
        assertThat(at(halo, 32, 10).getOpacity()).isBetween(0.3, 1.0);
        assertThat(at(halo, 32, 1).getOpacity()).isLessThan(0.1);
    }

    @Test
    void onAFinerScreenItHasMorePixels() {
        assertThat(Sprites.dot(8, 4, Color.BLUE, Color.WHITE, 2).image().getWidth())
                .isCloseTo(48, within(1.0));
    }

    private static Color at(Sprite sprite, int x, int y) {
        return sprite.image().getPixelReader().getColor(x, y);
    }
}
