package dev.messagerouting.localcloud.cloudformation.kinds;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A kind put together from what to do; without an update it refuses to change in place. */
record Kind(
        String type,
        Function<Work, Made> making,
        @Nullable Updating updating,
        BiConsumer<Work, Made> deleting,
        Map<String, Function<Made, JsonNode>> lookups,
        Set<String> replacedBy)
        implements ResourceKind {

    /** Changes a resource in place. */
    @FunctionalInterface
    interface Updating {
        Made update(Work work, Made existing, JsonNode before);
    }

    Kind(String type, Function<Work, Made> making, BiConsumer<Work, Made> deleting) {
        this(type, making, null, deleting, Map.of(), Set.of());
    }

    Kind updated(Updating how) {
        return new Kind(type, making, how, deleting, lookups, replacedBy);
    }

    Kind looking(Map<String, Function<Made, JsonNode>> how) {
        return new Kind(type, making, updating, deleting, how, replacedBy);
    }

    Kind replacedBy(String... properties) {
        return new Kind(type, making, updating, deleting, lookups, Set.of(properties));
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
    public Made update(Work work, Made existing, JsonNode before) {
        if (updating == null) {
            throw work.refused("changes (an update in place)");
        }
        return updating.update(work, existing, before);
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
