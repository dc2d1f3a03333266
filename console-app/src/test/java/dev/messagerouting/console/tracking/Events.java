package dev.messagerouting.console.tracking;

import dev.messagerouting.console.kernel.ManualTime;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.ExecutionChanged;
import dev.messagerouting.console.model.FlowEvent.ExecutionStatus;
import dev.messagerouting.console.model.FlowEvent.Seen;
import dev.messagerouting.console.model.FlowEvent.What;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.model.Routes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes events of one message on {@code source-process--target-process}. */
record Events(MessageKey key) {

    static final RouteId ROUTE = Routes.PROCESS_TO_PROCESS.id();
    static final Instant START = ManualTime.START;

    static Events of(long id) {
        return new Events(new MessageKey(id, START.toEpochMilli() + id));
    }

    static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    Seen seen(What what, long millis) {
        var component =
                switch (what) {
                    case EMITTED, ACCEPTED -> "source-process";
                    case INGESTED -> "SinkIngestor";
                    case TRANSFORMED -> "Transformer";
                    case PUSHED, QUEUED -> "QueueEmitter";
                    case DEQUEUED -> "Dequeuer";
                    case DELIVERED, DUPLICATE -> "target-process";
                    case FAILED -> "Transformer";
                };
        return seen(what, component, millis);
    }

    Seen seen(What what, String component, long millis) {
        return new Seen(
                key + "/" + what + "/" + millis,
                at(millis),
                ROUTE,
                new ComponentId(component),
                what,
                key,
                "{\"id\":" + key.id() + "}",
                null,
                null);
    }

    ExecutionChanged execution(ExecutionStatus status, long millis) {
        return new ExecutionChanged(
                key + "/" + status + "/" + millis, at(millis), ROUTE, key, "arn:" + key, status);
    }

    /** From the source to the target, beginning at {@code millis}, 100 ms from one to the next. */
    List<FlowEvent> wholeWay(long millis) {
        var events = new ArrayList<FlowEvent>();
        events.add(seen(What.EMITTED, millis));
        events.add(seen(What.ACCEPTED, millis + 100));
        events.add(seen(What.INGESTED, millis + 200));
        events.add(execution(ExecutionStatus.RUNNING, millis + 300));
        events.add(seen(What.TRANSFORMED, millis + 400));
        events.add(seen(What.QUEUED, millis + 500));
        events.add(execution(ExecutionStatus.SUCCEEDED, millis + 600));
        events.add(seen(What.DEQUEUED, millis + 700));
        events.add(seen(What.DELIVERED, millis + 800));
        return events;
    }
}
