package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A kind put together from what to do. Without an update it refuses to change in place, but for
 * tags, which are told to the service on their own.
 */
record Kind(
        String type,
        Function<Work, Made> making,
        @Nullable Updating updating,
        BiConsumer<Work, Made> deleting,
        @Nullable Tagging tagging,
        Map<String, Function<Made, JsonNode>> lookups)
        implements ResourceKind {

    /** Changes a resource in place. */
    @FunctionalInterface
    interface Updating {
        Made update(Work work, Made existing, JsonNode before);
    }

    Kind(String type, Function<Work, Made> making, BiConsumer<Work, Made> deleting) {
        this(type, making, null, deleting, null, Map.of());
    }

    Kind updated(Updating how) {
        return new Kind(type, making, how, deleting, tagging, lookups);
    }

    Kind tagged(Tagging how) {
        return new Kind(type, making, updating, deleting, how, lookups);
    }

    Kind looking(Map<String, Function<Made, JsonNode>> how) {
        return new Kind(type, making, updating, deleting, tagging, how);
    }

    @Override
    public boolean changesInPlace() {
        return updating != null;
    }

    @Override
    public Made create(Work work) {
        return making.apply(work);
    }

    @Override
    public Made update(Work work, Made existing, Work before) {
        if (tagging != null && !work.tags().equals(before.tags())) {
            var gone = new LinkedHashSet<>(before.tags().keySet());
            gone.removeAll(work.tags().keySet());
            tagging.change(work, existing, work.tags(), gone.stream().toList());
        }
        var changed = changed(work.properties(), before.properties());
        if (tagging != null) {
            changed.remove("Tags");
        }
        if (changed.isEmpty()) {
            return existing;
        }
        if (updating == null) {
            throw work.refused(String.join(", ", changed) + " (a change in place)");
        }
        return updating.update(work, existing, before.properties());
    }

    private static Set<String> changed(JsonNode after, JsonNode before) {
        var names = new LinkedHashSet<String>();
        Json.members(after).forEach(member -> names.add(member.getKey()));
        Json.members(before).forEach(member -> names.add(member.getKey()));
        names.removeIf(name -> Objects.equals(after.get(name), before.get(name)));
        return names;
    }

    @Override
    public void delete(Work work, Made existing) {
        deleting.accept(work, existing);
    }

    @Override
    public Optional<JsonNode> attribute(Made existing, String name) {
        return Optional.ofNullable(lookups.get(name)).map(how -> how.apply(existing));
    }
}
