package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;

import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One event source mapping: what it is set to, and how far it is. It keeps its position while it is
 * disabled.
 */
final class Mapping {

    private final Caller owner;
    private final Instant created;
    private final Cell<EventSourceMappingConfiguration> configuration;
    private final Map<String, String> checkpoints = new ConcurrentHashMap<>();
    private final Set<String> finished = ConcurrentHashMap.newKeySet();
    private final Set<String> initial = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean begun = new AtomicBoolean();

    Mapping(Caller owner, Instant created, EventSourceMappingConfiguration configuration) {
        this.owner = owner;
        this.created = created;
        this.configuration = new Cell<>(configuration);
    }

    Caller owner() {
        return owner;
    }

    Instant created() {
        return created;
    }

    Cell<EventSourceMappingConfiguration> configuration() {
        return configuration;
    }

    EventSourceMappingConfiguration now() {
        return configuration.get();
    }

    /** The sequence number up to which each shard is done, by shard id. */
    Map<String, String> checkpoints() {
        return checkpoints;
    }

    /** Shards that are closed and done. */
    Set<String> finished() {
        return finished;
    }

    /** Shards that were there when the mapping began: they start where it says. */
    Set<String> initial() {
        return initial;
    }

    /** True at the first call: shards that are there then start where the mapping says. */
    boolean begins() {
        return !begun.getAndSet(true);
    }

    void state(String state) {
        configuration.update(now -> now.toBuilder().state(state).build());
    }

    /** Its shards are found: what was Creating or Enabling is Enabled. */
    void enabled() {
        var state = now().state();
        if (state.equals("Creating") || state.equals("Enabling")) {
            configuration.update(
                    now ->
                            now.state().equals(state)
                                    ? now.toBuilder().state("Enabled").build()
                                    : now);
        }
    }

    void result(String result) {
        if (!result.equals(now().lastProcessingResult())) {
            configuration.update(now -> now.toBuilder().lastProcessingResult(result).build());
        }
    }
}
