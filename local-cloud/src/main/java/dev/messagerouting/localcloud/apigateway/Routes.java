package dev.messagerouting.localcloud.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.Resource;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the method that a request means: a literal part goes before {@code {name}}, and that before
 * {@code {name+}}, which takes all that is left; a method of its own before {@code ANY}.
 */
final class Routes {

    /** What was found, and the path parameters, decoded. */
    record Match(Resource resource, Method method, Map<String, String> parameters) {}

    private final Map<String, List<Resource>> children = new HashMap<>();
    private final @Nullable Resource root;

    Routes(Collection<Resource> resources) {
        Resource top = null;
        for (var resource : resources) {
            if (resource.parentId() == null) {
                top = resource;
            } else {
                children.computeIfAbsent(resource.parentId(), id -> new ArrayList<>())
                        .add(resource);
            }
        }
        root = top;
    }

    @Nullable Match find(String method, String path) {
        var parts = new ArrayList<String>();
        for (var part : path.split("/")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return root == null ? null : find(root, parts, method, new LinkedHashMap<>());
    }

    private @Nullable Match find(
            Resource at, List<String> parts, String method, Map<String, String> parameters) {
        if (parts.isEmpty()) {
            return match(at, method, parameters);
        }
        var below = children.getOrDefault(at.id(), List.of());
        var rest = parts.subList(1, parts.size());
        for (var child : below) {
            if (child.pathPart().equals(parts.getFirst())) {
                var match = find(child, rest, method, parameters);
                if (match != null) {
                    return match;
                }
            }
        }
        return findVariable(below, parts, method, parameters);
    }

    private @Nullable Match findVariable(
            List<Resource> below,
            List<String> parts,
            String method,
            Map<String, String> parameters) {
        for (var child : below) {
            var name = variable(child.pathPart());
            if (name != null && !name.endsWith("+")) {
                var known = Copies.with(parameters, name, decoded(parts.getFirst()));
                var match = find(child, parts.subList(1, parts.size()), method, known);
                if (match != null) {
                    return match;
                }
            }
        }
        for (var child : below) {
            var name = variable(child.pathPart());
            if (name != null && name.endsWith("+")) {
                var key = name.substring(0, name.length() - 1);
                var known = Copies.with(parameters, key, decoded(String.join("/", parts)));
                return match(child, method, known);
            }
        }
        return null;
    }

    private static @Nullable Match match(
            Resource resource, String method, Map<String, String> parameters) {
        var own = resource.resourceMethods().get(method);
        var found = own == null ? resource.resourceMethods().get("ANY") : own;
        return found == null ? null : new Match(resource, found, parameters);
    }

    /** {@code name} or {@code name+} of {@code {name}} or {@code {name+}}; else null. */
    static @Nullable String variable(String part) {
        return part.startsWith("{") && part.endsWith("}")
                ? part.substring(1, part.length() - 1)
                : null;
    }

    private static String decoded(String part) {
        // A plus sign is itself in a path; only a query string has it for a space.
        return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    }
}
