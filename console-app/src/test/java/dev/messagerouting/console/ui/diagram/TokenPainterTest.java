package dev.messagerouting.console.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.fx.FxTasks;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.testkit.FxToolkit;
import dev.messagerouting.console.tracking.Token;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.List;

@ExtendWith(FxToolkit.class)
class TokenPainterTest {

    private static final DiagramLayout LAYOUT =
            DiagramLayout.of(Routes.PROCESS_TO_PROCESS, 766, 400);
    private static final TokenPainter.Colours COLOURS =
            new TokenPainter.Colours(Color.BLUE, Color.RED, Color.WHITE, Color.BLACK);

    @Test
    void aMessageIsBlueAndAFailedOneRed() {
        var hop = Routes.PROCESS_TO_PROCESS.hops().getFirst();
        var tokens =
                List.of(
                        new Token(new MessageKey(1, 1), hop, 0.5, hop.to(), false),
                        new Token(new MessageKey(2, 1), null, 0, new ComponentId("Stream"), true));
        var places = TokenPlaces.of(new TokenFrame(Instant.EPOCH, tokens), LAYOUT, false);
        var painted = paint(places);
        assertThat(at(painted, places.x(0), places.y(0))).isEqualTo(Color.BLUE);
        assertThat(at(painted, places.x(1), places.y(1))).isEqualTo(Color.RED);
        assertThat(at(painted, 10, 10)).isEqualTo(Color.WHITE);
    }

    private static Image paint(TokenPlaces places) {
        return FxTasks.callAndWait(
                () -> {
                    var canvas = new Canvas(LAYOUT.width(), LAYOUT.height());
                    var painter = new TokenPainter(COLOURS, LAYOUT, 1);
                    painter.tokens(canvas.getGraphicsContext2D(), places, null);
                    return canvas.snapshot(new SnapshotParameters(), null);
                });
    }

    private static Color at(Image image, double x, double y) {
        return image.getPixelReader().getColor((int) x, (int) y);
    }
}
