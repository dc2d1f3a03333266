package dev.messagerouting.localcloud.lambda;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads a function's classes from its archive in memory. Of this program it sees the JDK and the
 * interfaces that Lambda's runtime shares with its functions, nothing else.
 */
final class CodeLoader extends ClassLoader {

    /** Lets the JDK and {@code aws-lambda-java-core} through. */
    private static final class Gate extends ClassLoader {

        private static final String CORE = "com.amazonaws.services.lambda.runtime";
        private static final String LOGGING = CORE + ".logging";

        private final ClassLoader own = CodeLoader.class.getClassLoader();

        static {
            registerAsParallelCapable();
        }

        Gate() {
            super("lambda runtime", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var folder = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            if (folder.equals(CORE) || folder.equals(LOGGING)) {
                return own.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    private final CodeArchive code;

    static {
        registerAsParallelCapable();
    }

    CodeLoader(String functionName, CodeArchive code) {
        super("function " + functionName, new Gate());
        this.code = code;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var entry = code.entries().get(name.replace('.', '/') + ".class");
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        var bytes = entry.getFirst();
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        var entry = code.entries().get(name);
        return entry == null ? null : url(name, entry.getFirst());
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        var entry = code.entries().getOrDefault(name, List.of());
        return Collections.enumeration(entry.stream().map(bytes -> url(name, bytes)).toList());
    }

    private static URL url(String name, byte[] bytes) {
        try {
            var path = URI.create("function:/").resolve(new URI(null, null, "/" + name, null));
            return URL.of(path, new InMemory(bytes));
        } catch (IOException | URISyntaxException impossible) {
            throw new IllegalStateException("not a path: " + name, impossible);
        }
    }

    private static final class InMemory extends URLStreamHandler {

        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    connected = true;
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(bytes);
                }

                @Override
                public long getContentLengthLong() {
                    return bytes.length;
                }
            };
        }
    }
}
