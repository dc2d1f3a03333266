package dev.messagerouting.console.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.testkit.FxToolkit;

import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;

@ExtendWith(FxToolkit.class)
class SnapshotsTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        var image = new WritableImage(3, 2);
        image.getPixelWriter().setColor(0, 0, Color.RED);
        image.getPixelWriter().setColor(2, 1, Color.rgb(10, 200, 250));
        var read = new Image(new ByteArrayInputStream(Snapshots.png(image)));
        assertThat(read.isError()).isFalse();
        assertThat(read.getWidth()).isEqualTo(3);
        assertThat(read.getPixelReader().getColor(0, 0)).isEqualTo(Color.RED);
        assertThat(read.getPixelReader().getColor(2, 1)).isEqualTo(Color.rgb(10, 200, 250));
        assertThat(read.getPixelReader().getColor(1, 0).getOpacity()).isZero();
    }

    @Test
    void aSceneIsPaintedAtAnySizeIntoFoldersThatAreMade(@TempDir Path folder) {
        var file = folder.resolve("new/folder/picture.png");
        FxTasks.callAndWait(
                () -> {
                    var root = new StackPane();
                    root.setStyle("-fx-background-color: rgb(1,2,3);");
                    Snapshots.write(new Scene(root, 100, 100), file, 1920, 1080);
                    return true;
                });
        var read = new Image(file.toUri().toString());
        assertThat(read.getWidth()).isEqualTo(1920);
        assertThat(read.getHeight()).isEqualTo(1080);
        assertThat(read.getPixelReader().getColor(1919, 1079)).isEqualTo(Color.rgb(1, 2, 3));
    }
}
