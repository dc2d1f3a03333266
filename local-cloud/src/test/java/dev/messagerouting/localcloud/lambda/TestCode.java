package dev.messagerouting.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles function code in memory and packs it as a deployment package. */
final class TestCode {

    private TestCode() {}

    /** One class {@code test.<name>} with the given members, packed with the event types. */
    static byte[] zip(String name, String source) {
        var classes = compile(name, source);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var type : classes.entrySet()) {
                add(zip, type.getKey() + ".class", type.getValue());
            }
            add(zip, "lib/events.jar", Files.readAllBytes(jarOf("aws-lambda-java-events")));
            add(zip, "lib/joda.jar", Files.readAllBytes(jarOf("joda-time")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static Path jarOf(String artifact) {
        for (var path :
                System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            if (path.contains(artifact)) {
                return Path.of(path);
            }
        }
        throw new IllegalStateException(artifact + " is not on the class path");
    }

    private static Map<String, byte[]> compile(String name, String source) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var classes = new HashMap<String, ByteArrayOutputStream>();
        var messages = new StringWriter();
        var text =
                """
                package test;
                import com.amazonaws.services.lambda.runtime.*;
                import com.amazonaws.services.lambda.runtime.events.*;
                import java.io.*;
                import java.util.*;
                """
                        + source;
        var file =
                new SimpleJavaFileObject(
                        URI.create("string:///test/" + name + ".java"),
                        JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var path = KinesisEvent.class.getProtectionDomain().getCodeSource().getLocation();
            var options =
                    List.of(
                            "-proc:none",
                            "-classpath",
                            System.getProperty("java.class.path") + ":" + path.getPath());
            var memory = new InMemory(files, classes);
            if (!compiler.getTask(messages, memory, null, options, null, List.of(file)).call()) {
                throw new IllegalStateException(messages.toString());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var bytes = new HashMap<String, byte[]>();
        classes.forEach((path, out) -> bytes.put(path, out.toByteArray()));
        return bytes;
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            var path = name.replace('.', '/');
            return new SimpleJavaFileObject(URI.create("mem:///" + path), kind) {
                @Override
                public ByteArrayOutputStream openOutputStream() {
                    var out = new ByteArrayOutputStream();
                    classes.put(path, out);
                    return out;
                }
            };
        }
    }
}
