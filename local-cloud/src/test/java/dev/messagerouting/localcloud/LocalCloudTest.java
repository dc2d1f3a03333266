package dev.messagerouting.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.localcloud.kernel.Threads;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sts.StsClient;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

class LocalCloudTest {

    @Test
    void closesInTheMiddleOfTrafficAndLeavesNothing() throws IOException {
        var cloud = LocalCloud.builder().start();
        var endpoint = cloud.endpoint();
        try (var sts = (StsClient) TestServices.STS.client(endpoint)) {
            sts.getCallerIdentity();
            assertThat(cloud.journal().count("STS", "GetCallerIdentity")).isEqualTo(1);
            cloud.close();
            cloud.close();
            assertThatThrownBy(
                            () ->
                                    new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())
                                            .close())
                    .isInstanceOf(ConnectException.class);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith(Threads.PREFIX));
        try (var again = LocalCloud.builder().port(endpoint.getPort()).start()) {
            assertThat(again.endpoint()).isEqualTo(endpoint);
        }
    }

    @Test
    void saysWhatToDoAboutATakenPort() {
        try (var first = LocalCloud.builder().start()) {
            int port = first.endpoint().getPort();
            assertThatThrownBy(() -> LocalCloud.builder().port(port).start())
                    .isInstanceOf(StartException.class)
                    .hasMessageMatching("Port " + port + " is taken: stop .*, or choose .*\\.");
        }
    }

    @Test
    void saysWhatToDoAboutAnImageThatCannotRun(@TempDir Path folder) throws IOException {
        var missing = folder.resolve("no.jar");
        assertThatThrownBy(() -> LocalCloud.builder().image("demo", missing).start())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("image demo")
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("mvn package");
        var broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        assertThatThrownBy(() -> LocalCloud.builder().image("demo", broken).start())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("no jar with a main class");
    }

    @Test
    void refusesAFaultThatItCannotRead() {
        assertThat(LocalCloudMain.run("--port", "0", "--fault", "kinesis:PutRecords:explode:1:1s"))
                .isEqualTo(2);
    }
}
