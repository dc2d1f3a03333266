package dev.messagerouting.localcloud.ecs;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;

/**
 * Turns image references into programs. All tasks of one image share a class loader: a program gets
 * all it may know through its constructor (docs/contracts.md), so tasks share no state, a second
 * task starts with warm code, and a service that replaces its tasks all day loads nothing anew. A
 * jar that was built again gets a new loader.
 */
final class Images implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Images.class);

    private record Loaded(Path jar, FileTime built, URLClassLoader loader, Class<?> main) {}

    /** Why an image cannot be run, in ECS's words. */
    static final class CannotRun extends Exception {
        CannotRun(String message) {
            super(message);
        }
    }

    private final Map<String, Path> jars;
    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();

    /**
     * @param jars by repository name, such as {@code messaging-demo/simulators}
     */
    Images(Map<String, Path> jars) {
        this.jars = Map.copyOf(jars);
    }

    /**
     * @param reference such as {@code <account>.dkr.ecr.<region>.amazonaws.com/<name>:<tag>}
     */
    Callable<?> program(
            String reference,
            List<String> command,
            Map<String, String> environment,
            PrintStream out)
            throws CannotRun {
        var jar = find(reference);
        if (jar == null) {
            throw new CannotRun(
                    "CannotPullContainerError: pull image manifest has been retried 1 time(s):"
                            + " failed to resolve ref "
                            + reference
                            + ": "
                            + reference
                            + ": not found");
        }
        var main = load(reference, jar).main();
        try {
            var made =
                    main.getConstructor(List.class, Map.class, PrintStream.class)
                            .newInstance(List.copyOf(command), Map.copyOf(environment), out);
            if (made instanceof Callable<?> program) {
                return program;
            }
            throw new CannotRun(
                    "CannotStartContainerError: "
                            + main.getName()
                            + " does not implement "
                            + Callable.class.getName());
        } catch (ReflectiveOperationException | LinkageError broken) {
            var cause = broken.getCause() == null ? broken : broken.getCause();
            throw new CannotRun(
                    "CannotStartContainerError: "
                            + main.getName()
                            + " of "
                            + jar.getFileName()
                            + " cannot be made: "
                            + cause);
        }
    }

    /** The image whose name is the reference without registry, tag and digest. */
    private @Nullable Path find(String reference) {
        var name = name(reference);
        for (var jar : jars.entrySet()) {
            if (name.equals(jar.getKey()) || name.endsWith("/" + jar.getKey())) {
                return jar.getValue();
            }
        }
        return null;
    }

    private static String name(String reference) {
        int digest = reference.indexOf('@');
        var plain = digest < 0 ? reference : reference.substring(0, digest);
        int tag = plain.lastIndexOf(':');
        return tag > plain.lastIndexOf('/') ? plain.substring(0, tag) : plain;
    }

    private synchronized Loaded load(String reference, Path jar) throws CannotRun {
        try {
            var built = Files.getLastModifiedTime(jar);
            var known = loaded.get(jar.toString());
            if (known != null && known.built().equals(built)) {
                return known;
            }
            var loader =
                    new URLClassLoader(
                            new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            var fresh = new Loaded(jar, built, loader, loader.loadClass(mainClass(jar)));
            loaded.put(jar.toString(), fresh);
            return fresh;
        } catch (IOException | ClassNotFoundException | LinkageError broken) {
            throw new CannotRun(
                    "CannotPullContainerError: "
                            + reference
                            + ": the jar "
                            + jar
                            + " cannot be loaded: "
                            + broken);
        }
    }

    private static String mainClass(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            var main =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Main-Class");
            if (main == null) {
                throw new IOException("its manifest has no Main-Class");
            }
            return main;
        }
    }

    @Override
    public void close() {
        for (var image : loaded.values()) {
            try {
                image.loader().close();
            } catch (IOException failed) {
                LOG.warn("{} was not closed", image.jar(), failed);
            }
        }
    }
}
