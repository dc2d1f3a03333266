package dev.messagerouting.console.cloud;

import dev.messagerouting.console.model.Fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.jar.JarFile;

/**
 * The jars that the demo deploys.
 *
 * @param folder where {@code <artifact>.jar} lies
 */
public record Artifacts(Path folder) {

    private static final int DIGITS = 16;

    /** The artifact's file; throws a fault that says what to do if it is not there, or broken. */
    public Path file(String artifact) {
        var file = folder.resolve(artifact + ".jar");
        if (!Files.isRegularFile(file)) {
            throw new Fault(
                            "artifact.missing",
                            "The artifact "
                                    + file.toAbsolutePath()
                                    + " is missing: build it with mvn package.",
                            Fault.Origin.USER,
                            null)
                    .asException();
        }
        if (!isJar(file)) {
            throw new Fault(
                            "artifact.broken",
                            "The artifact "
                                    + file.toAbsolutePath()
                                    + " is no jar: build it anew with mvn package.",
                            Fault.Origin.USER,
                            null)
                    .asException();
        }
        return file;
    }

    private static boolean isJar(Path file) {
        try (var jar = new JarFile(file.toFile())) {
            return jar.size() > 0;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Named by its content, so that a new version is a new key and the stack sees a change. */
    String key(String artifact) {
        var file = file(artifact);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            var name = HexFormat.of().formatHex(digest).substring(0, DIGITS);
            return artifact + "-" + name + ".jar";
        } catch (IOException unreadable) {
            throw new Fault(
                            "artifact.unreadable",
                            "The artifact "
                                    + file.toAbsolutePath()
                                    + " cannot be read: "
                                    + unreadable.getMessage(),
                            Fault.Origin.USER,
                            unreadable)
                    .asException();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
