package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.kinds.Kinds;
import dev.messagerouting.localcloud.cloudformation.schema.Schemas;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** What every run over a stack works with. */
record Tools(
        StackStore store,
        Kinds kinds,
        Schemas schemas,
        Threads threads,
        CloudTime time,
        Surroundings surroundings) {

    Recorder recorder() {
        return new Recorder(store, time);
    }

    Exports exports() {
        return new Exports(store);
    }

    StackScope scope(Identity identity, Input input, Function<String, @Nullable Piece> pieces) {
        return new StackScope(identity, input, pieces, exports(), surroundings, kinds);
    }

    /** The scope of a stack whose resources are looked up as they are at that moment. */
    StackScope liveScope(Identity identity, Input input) {
        return scope(identity, input, name -> store.get(identity.id()).state().pieces().get(name));
    }
}
