package dev.messagerouting.localcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The container images that tasks may name, each a jar with a main class instead. */
final class Images {

    private Images() {}

    /**
     * @throws StartException if a jar cannot be run
     */
    static void check(Map<String, Path> images) {
        images.forEach(
                (name, jar) -> {
                    if (!Files.isRegularFile(jar)) {
                        throw new StartException(
                                ("The image %s should run %s, and there is no such file: build it"
                                                + " with mvn package, or name another jar.")
                                        .formatted(name, jar.toAbsolutePath()));
                    }
                    if (!hasMainClass(jar)) {
                        throw new StartException(
                                ("The image %s should run %s, which is no jar with a main class:"
                                                + " build it anew with mvn package, or name another"
                                                + " jar.")
                                        .formatted(name, jar.toAbsolutePath()));
                    }
                });
    }

    private static boolean hasMainClass(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            return manifest != null
                    && manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS) != null;
        } catch (IOException broken) {
            return false;
        }
    }
}
