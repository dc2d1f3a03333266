package dev.messagerouting.localcloud.cloudformation.template;

import dev.messagerouting.localcloud.cloudformation.template.Template.Resource;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which resource waits for which: by Ref, GetAtt and Sub, and by DependsOn. */
public final class Order {

    private Order() {}

    /**
     * The direct dependencies of each resource that the conditions let be, each after those it
     * needs; a circle is a {@code ValidationError}.
     *
     * @param conditions {@code null} where parameters are not known: then all count
     */
    public static Map<String, Set<String>> of(
            Template template, @Nullable Predicate<String> conditions) {
        var graph = new LinkedHashMap<String, Set<String>>();
        for (var resource : template.resources().values()) {
            if (exists(resource, conditions)) {
                graph.put(resource.logicalId(), dependencies(resource, conditions));
            }
        }
        graph.values().forEach(names -> names.retainAll(graph.keySet()));
        return sorted(graph);
    }

    public static boolean exists(Resource resource, @Nullable Predicate<String> conditions) {
        return conditions == null
                || resource.condition() == null
                || conditions.test(resource.condition());
    }

    private static Set<String> dependencies(
            Resource resource, @Nullable Predicate<String> conditions) {
        var names = new LinkedHashSet<>(resource.dependsOn());
        for (var use : References.taken(resource.properties(), conditions)) {
            names.add(use.name());
        }
        return names;
    }

    private static Map<String, Set<String>> sorted(Map<String, Set<String>> graph) {
        var left = new LinkedHashMap<String, Set<String>>();
        graph.forEach((name, needs) -> left.put(name, new LinkedHashSet<>(needs)));
        var sorted = new LinkedHashMap<String, Set<String>>();
        for (var ready = ready(left); !ready.isEmpty(); ready = ready(left)) {
            for (var name : ready) {
                left.remove(name);
                sorted.put(name, graph.getOrDefault(name, Set.of()));
            }
            left.values().forEach(needs -> needs.removeAll(sorted.keySet()));
        }
        if (!left.isEmpty()) {
            throw Errors.validation("Circular dependency between resources: " + left.keySet());
        }
        return sorted;
    }

    private static List<String> ready(Map<String, Set<String>> left) {
        return left.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
