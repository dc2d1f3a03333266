package dev.messagerouting.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What is uploaded to Lambda. Runs in {@code verify}, after the jar is made. */
class PackagedJar {

    private static final Path JAR = Path.of(System.getProperty("messagerouting.jar", ""));
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "AWS_REGION", "us-east-1",
                    "AWS_ACCESS_KEY_ID", "key",
                    "AWS_SECRET_ACCESS_KEY", "secret",
                    "AWS_ENDPOINT_URL", "http://127.0.0.1:9",
                    "STATE_MACHINE_ARN", "arn",
                    "STREAM_NAME", "queue",
                    "SOURCE_URL", "http://127.0.0.1:9/messages",
                    "TARGET_URL", "http://127.0.0.1:9/messages");

    @Test
    void isSmallAndHasOneHttpClient() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(15_000_000);
        try (var jar = new ZipFile(JAR.toFile())) {
            var names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .anyMatch(name -> name.contains("http/urlconnection"))
                    .noneMatch(name -> name.startsWith("io/netty"))
                    .noneMatch(name -> name.startsWith("org/apache"))
                    .noneMatch(name -> name.contains("awssdk/crt"))
                    .noneMatch(name -> name.startsWith("org/junit"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PollIngestor",
                "SinkIngestor",
                "Transformer",
                "PushEmitter",
                "QueueEmitter",
                "Dequeuer"
            })
    void everyHandlerComesUpInAClassLoaderOfItsOwn(String handler) throws Exception {
        var parent = new OnlyLambda();
        try (var loader = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, parent)) {
            var type = loader.loadClass("dev.messagerouting.lambda." + handler);
            assertThat(type.getClassLoader()).isSameAs(loader);
            assertThat(type.getConstructor()).isNotNull();
            assertThat(type.getConstructor(Map.class).newInstance(ENVIRONMENT)).isNotNull();
        }
    }

    /** As Lambda does: shares its own interfaces with the function, and nothing else. */
    private static final class OnlyLambda extends ClassLoader {

        OnlyLambda() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("com.amazonaws.services.lambda.runtime.")
                    && !name.contains("events")) {
                return RequestHandler.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
