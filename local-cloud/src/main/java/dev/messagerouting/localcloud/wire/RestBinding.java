package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Headers;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.protocols.core.OperationInfo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which requests mean an operation: method, path pattern, and what must stand in query and headers.
 * The pattern is taken from the SDK's marshaller, the only place that has it.
 */
final class RestBinding {

    /** Parameters and headers that any request may have, whatever the operation. */
    private static final Set<String> ALWAYS = Set.of("x-id");

    private record Segment(String text, boolean label, boolean greedy) {

        static Segment of(String pattern) {
            if (!pattern.startsWith("{")) {
                return new Segment(pattern, false, false);
            }
            var greedy = pattern.endsWith("+}");
            return new Segment(
                    pattern.substring(1, pattern.length() - (greedy ? 2 : 1)), true, greedy);
        }
    }

    private final String method;
    private final List<Segment> segments = new ArrayList<>();
    private final Map<String, String> literals = new HashMap<>();
    private final Set<String> knownParameters = new HashSet<>();
    private final Set<String> requiredParameters = new HashSet<>();
    private final Set<String> requiredHeaders = new HashSet<>();
    private final Set<String> knownHeaders = new HashSet<>();
    private boolean anyParameter;

    private RestBinding(OperationInfo info, Shape request) {
        method = info.httpMethod().name();
        var uri = info.requestUri();
        int mark = uri.indexOf('?');
        var path = mark < 0 ? uri : uri.substring(0, mark);
        if (mark >= 0) {
            for (var literal : uri.substring(mark + 1).split("&", -1)) {
                int equals = literal.indexOf('=');
                literals.put(
                        equals < 0 ? literal : literal.substring(0, equals),
                        equals < 0 ? "" : literal.substring(equals + 1));
            }
        }
        // S3's bucket stands in no pattern, since it may be part of the host; here it never is.
        for (var field : request.fields) {
            if (field.location == MarshallLocation.PATH && !path.contains("{" + field.name + "}")) {
                segments.add(new Segment(field.name, true, false));
            }
        }
        Uris.segments(path).forEach(segment -> segments.add(Segment.of(segment)));
        knownParameters.addAll(literals.keySet());
        request.fields.forEach(this::learn);
    }

    private void learn(Field field) {
        if (field.location == MarshallLocation.QUERY_PARAM) {
            anyParameter |= field.type == MarshallingKnownType.MAP;
            knownParameters.add(field.name);
            if (field.isRequired) {
                requiredParameters.add(field.name);
            }
        } else if (field.location == MarshallLocation.HEADER) {
            knownHeaders.add(field.name);
            if (field.isRequired) {
                requiredHeaders.add(field.name);
            }
        }
    }

    /**
     * @throws IllegalStateException if the SDK has changed where it keeps bindings
     */
    static RestBinding of(Class<?> requestType, Shape request) {
        var name =
                requestType.getPackageName().replaceFirst("\\.model$", ".transform.")
                        + requestType.getSimpleName()
                        + "Marshaller";
        try {
            var marshaller = Class.forName(name, true, requestType.getClassLoader());
            var field = marshaller.getDeclaredField("SDK_OPERATION_BINDING");
            field.setAccessible(true);
            return new RestBinding((OperationInfo) field.get(null), request);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("No operation binding in " + name, changed);
        }
    }

    /** The values of the path's labels if the request can mean this operation, else null. */
    @Nullable Map<String, String> match(Wish wish) {
        if (!method.equals(wish.method())) {
            return null;
        }
        for (var literal : literals.entrySet()) {
            var sent = wish.parameters().get(literal.getKey());
            if (sent == null
                    || (!literal.getValue().isEmpty() && !sent.contains(literal.getValue()))) {
                return null;
            }
        }
        if (!wish.parameters().keySet().containsAll(requiredParameters)
                || !requiredHeaders.stream().allMatch(wish.headers()::has)) {
            return null;
        }
        return labels(wish.segments());
    }

    private @Nullable Map<String, String> labels(List<String> path) {
        var labels = new HashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (i >= path.size()) {
                return null;
            }
            if (segment.greedy()) {
                var rest = String.join("/", path.subList(i, path.size()));
                if (rest.isEmpty()) {
                    return null;
                }
                labels.put(segment.text(), rest);
                return labels;
            }
            if (segment.label() && !path.get(i).isEmpty()) {
                labels.put(segment.text(), path.get(i));
            } else if (!segment.text().equals(path.get(i))) {
                return null;
            }
        }
        // A slash at the end of a path means nothing.
        var rest = path.subList(segments.size(), path.size());
        return rest.stream().allMatch(String::isEmpty) ? labels : null;
    }

    /** What the operation calls its parameters in the query string. */
    Set<String> parameters() {
        return knownParameters;
    }

    /** How narrow the binding is; of two that match, the narrower is meant. */
    int narrowness() {
        var words = segments.stream().filter(segment -> !segment.label()).count();
        return (int) words * 100
                + segments.size() * 10
                + (literals.size() + requiredParameters.size() + requiredHeaders.size());
    }

    /** Whether the request says nothing that the operation does not know of. */
    boolean knowsAllOf(Wish wish) {
        return (anyParameter
                        || wish.parameters().keySet().stream()
                                .allMatch(
                                        name ->
                                                knownParameters.contains(name)
                                                        || ALWAYS.contains(name)
                                                        || name.startsWith("X-Amz-")))
                && (!wish.headers().has("x-amz-copy-source")
                        || knownHeaders.contains("x-amz-copy-source"));
    }

    /** What a request says about the operation that it means. */
    record Wish(
            String method,
            List<String> segments,
            Map<String, List<String>> parameters,
            Headers headers) {}
}
