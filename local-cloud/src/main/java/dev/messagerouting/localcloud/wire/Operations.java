package dev.messagerouting.localcloud.wire;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.SdkPojo;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The operations of one service: those that its class declares, bound on first call, and the names
 * of all that the SDK's interface has. The interface itself is never searched: EC2's alone costs
 * seconds.
 */
final class Operations {

    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

    private final WireService service;
    private final Map<String, Method> declared = new HashMap<>();
    private final Map<String, Operation> bound = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, String> model;
    private volatile @Nullable Map<String, RestBinding> allBindings;

    Operations(WireService service) {
        this.service = service;
        for (Class<?> type = service.service().getClass();
                type != null && type != Object.class;
                type = type.getSuperclass()) {
            for (var method : type.getDeclaredMethods()) {
                if (Operation.isOperation(method)) {
                    declared.putIfAbsent(key(method.getName()), method);
                }
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The operation that the wire calls {@code name}; null if the class does not declare it. */
    @Nullable Operation find(String name) {
        var known = bound.get(name);
        if (known != null) {
            return known;
        }
        var method = declared.get(key(name));
        if (method == null) {
            return null;
        }
        var operation = Operation.of(method);
        if (operation != null) {
            bound.put(name, operation);
        }
        return operation;
    }

    Collection<Operation> declared() {
        return declared.values().stream()
                .map(method -> find(method.getName()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The SDK's name of an operation that the interface has, declared here or not. */
    @Nullable String inModel(String name) {
        return model().get(key(name));
    }

    /** Every operation of the interface, sorted. */
    List<String> all() {
        return new ArrayList<>(new TreeMap<>(model()).values());
    }

    /** The operation among all of the interface's that a REST request means. */
    @Nullable String inModel(RestBinding.Wish wish) {
        String best = null;
        int narrowest = -1;
        for (var entry : allBindings().entrySet()) {
            var binding = entry.getValue();
            if (binding.narrowness() > narrowest
                    && binding.match(wish) != null
                    && binding.knowsAllOf(wish)) {
                best = entry.getKey();
                narrowest = binding.narrowness();
            }
        }
        return best;
    }

    private Map<String, String> model() {
        var known = model;
        if (known == null) {
            known = readModel();
            model = known;
        }
        return known;
    }

    private Map<String, RestBinding> allBindings() {
        var known = allBindings;
        if (known == null) {
            known = new HashMap<>();
            for (var name : model().values()) {
                try {
                    var type = requestType(name);
                    var request = Shape.of((SdkPojo) type.getMethod("builder").invoke(null));
                    known.put(name, RestBinding.of(type, request));
                } catch (ReflectiveOperationException | IllegalStateException noOperation) {
                    LOG.debug("{} {} has no binding", service.name(), name, noOperation);
                }
            }
            allBindings = known;
        }
        return known;
    }

    Class<?> requestType(String name) throws ClassNotFoundException {
        return Class.forName(
                service.api().getPackageName() + ".model." + name + "Request",
                true,
                service.api().getClassLoader());
    }

    /** From the names of the SDK's classes: an operation has a marshaller of its request. */
    private Map<String, String> readModel() {
        var names = new HashMap<String, String>();
        var room = service.api().getPackageName().replace('.', '/') + "/transform/";
        var end = "RequestMarshaller.class";
        try {
            var source = service.api().getProtectionDomain().getCodeSource();
            try (var jar = new JarFile(new File(source.getLocation().toURI()))) {
                jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith(room) && name.endsWith(end))
                        .map(name -> name.substring(room.length(), name.length() - end.length()))
                        .forEach(name -> names.put(key(name), name));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(
                    "The operations of " + service.name() + " cannot be listed", unreadable);
        }
        return names;
    }
}
