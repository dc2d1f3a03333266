package dev.messagerouting.console.model;

import static dev.messagerouting.console.model.ComponentKind.API;
import static dev.messagerouting.console.model.ComponentKind.FUNCTION;
import static dev.messagerouting.console.model.ComponentKind.SCHEDULE;
import static dev.messagerouting.console.model.ComponentKind.SOURCE;
import static dev.messagerouting.console.model.ComponentKind.STATE_MACHINE;
import static dev.messagerouting.console.model.ComponentKind.STREAM;
import static dev.messagerouting.console.model.ComponentKind.TARGET;
import static dev.messagerouting.console.model.Hop.Mode.PULL;
import static dev.messagerouting.console.model.Hop.Mode.PUSH;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The four routes, each a chain of components that push or pull. */
public final class Routes {

    public static final Route ENDPOINT_TO_ENDPOINT =
            route("source-endpoint--target-endpoint", "Endpoint to endpoint")
                    .begin("source-endpoint", SOURCE, "Source endpoint")
                    .pull("PollIngestor", FUNCTION, "Ingestor")
                    .workflow()
                    .push("PushEmitter", FUNCTION, "Emitter")
                    .push("target-endpoint", TARGET, "Target endpoint")
                    .triggeredBy("Schedule", "PollIngestor")
                    .end();

    public static final Route ENDPOINT_TO_PROCESS =
            route("source-endpoint--target-process", "Endpoint to process")
                    .begin("source-endpoint", SOURCE, "Source endpoint")
                    .pull("PollIngestor", FUNCTION, "Ingestor")
                    .workflow()
                    .queue()
                    .triggeredBy("Schedule", "PollIngestor")
                    .end();

    public static final Route PROCESS_TO_ENDPOINT =
            route("source-process--target-endpoint", "Process to endpoint")
                    .begin("source-process", SOURCE, "Source process")
                    .entrance()
                    .workflow()
                    .push("PushEmitter", FUNCTION, "Emitter")
                    .push("target-endpoint", TARGET, "Target endpoint")
                    .end();

    public static final Route PROCESS_TO_PROCESS =
            route("source-process--target-process", "Process to process")
                    .begin("source-process", SOURCE, "Source process")
                    .entrance()
                    .workflow()
                    .queue()
                    .end();

    public static final List<Route> ALL =
            List.of(
                    ENDPOINT_TO_ENDPOINT,
                    ENDPOINT_TO_PROCESS,
                    PROCESS_TO_ENDPOINT,
                    PROCESS_TO_PROCESS);

    private Routes() {}

    public static Optional<Route> find(RouteId id) {
        return ALL.stream().filter(route -> route.id().equals(id)).findFirst();
    }

    private static Chain route(String id, String title) {
        return new Chain(new RouteId(id), title);
    }

    /** Collects a route, component by component, in the order of the message's way. */
    private static final class Chain {

        private final RouteId id;
        private final String title;
        private final List<Component> components = new ArrayList<>();
        private final List<Hop> hops = new ArrayList<>();
        private ComponentId last = new ComponentId("");

        Chain(RouteId id, String title) {
            this.id = id;
            this.title = title;
        }

        Chain begin(String component, ComponentKind kind, String name) {
            last = add(component, kind, name);
            return this;
        }

        Chain push(String component, ComponentKind kind, String name) {
            return hop(component, kind, name, PUSH);
        }

        Chain pull(String component, ComponentKind kind, String name) {
            return hop(component, kind, name, PULL);
        }

        /** API and stream, from which the ingestor pulls. */
        Chain entrance() {
            return push("IngestionApi", API, "Ingestion API")
                    .push("Stream", STREAM, "Stream")
                    .pull("SinkIngestor", FUNCTION, "Ingestor");
        }

        /** The state machine calls the transformer, has its answer, and goes on. */
        Chain workflow() {
            return push("StateMachine", STATE_MACHINE, "State machine")
                    .push("Transformer", FUNCTION, "Transformer")
                    .push("StateMachine", STATE_MACHINE, "State machine");
        }

        /** The queue that the target polls. */
        Chain queue() {
            return push("QueueEmitter", FUNCTION, "Emitter")
                    .push("Queue", STREAM, "Queue")
                    .pull("Dequeuer", FUNCTION, "Dequeuer")
                    .push("QueueApi", API, "Queue API")
                    .pull("target-process", TARGET, "Target process");
        }

        /** A component that no message passes, yet sets one to work. */
        Chain triggeredBy(String schedule, String worker) {
            var trigger = add(schedule, SCHEDULE, "Schedule");
            hops.add(0, new Hop(0, trigger, new ComponentId(worker), PUSH));
            return this;
        }

        Route end() {
            return new Route(id, title, components, hops);
        }

        private Chain hop(String component, ComponentKind kind, String name, Hop.Mode mode) {
            var next = add(component, kind, name);
            hops.add(new Hop(hops.size() + 1, last, next, mode));
            last = next;
            return this;
        }

        private ComponentId add(String component, ComponentKind kind, String name) {
            var componentId = new ComponentId(component);
            if (components.stream().noneMatch(c -> c.id().equals(componentId))) {
                components.add(new Component(componentId, kind, name));
            }
            return componentId;
        }
    }
}
