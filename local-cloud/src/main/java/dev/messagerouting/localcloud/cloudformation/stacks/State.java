package dev.messagerouting.localcloud.cloudformation.stacks;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a stack stands.
 *
 * @param imports the names of the exports that its template uses
 */
record State(
        StackStatus status,
        @Nullable String reason,
        @Nullable Instant updated,
        @Nullable Instant deleted,
        Map<String, Piece> pieces,
        List<Output> outputs,
        Set<String> imports) {

    State with(StackStatus next, @Nullable String why) {
        return new State(next, why, updated, deleted, pieces, outputs, imports);
    }

    State with(Piece piece) {
        var all = new LinkedHashMap<>(pieces);
        all.put(piece.logicalId(), piece);
        return new State(status, reason, updated, deleted, all, outputs, imports);
    }

    State without(String logicalId) {
        var all = new LinkedHashMap<>(pieces);
        all.remove(logicalId);
        return new State(status, reason, updated, deleted, all, outputs, imports);
    }

    State withOutputs(List<Output> now) {
        return new State(status, reason, updated, deleted, pieces, now, imports);
    }

    State withImports(Set<String> now) {
        return new State(status, reason, updated, deleted, pieces, outputs, Set.copyOf(now));
    }

    State updatedAt(Instant when) {
        return new State(status, reason, when, deleted, pieces, outputs, imports);
    }

    State deletedAt(Instant when) {
        return new State(status, reason, updated, when, pieces, outputs, imports);
    }
}
