package dev.messagerouting.console.cli;

import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.tracking.Counts;

import tools.jackson.databind.ObjectMapper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What came of a session.
 *
 * @param routes in the order in which they were asked for
 * @param firstDeliveredMillis from the start of the JVM to the first delivery; empty if there was
 *     none
 * @param faults why a route was not deployed or not torn down
 */
public record Outcome(
        Map<RouteId, Counts> routes, OptionalLong firstDeliveredMillis, List<Fault> faults) {

    public Outcome {
        routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
        faults = List.copyOf(faults);
    }

    /**
     * 0 only if every route delivered something, nothing was lost, and all was deployed and torn
     * down; else 1.
     */
    public int exitCode() {
        boolean delivered =
                !routes.isEmpty() && routes.values().stream().allMatch(c -> c.delivered() > 0);
        boolean lost = routes.values().stream().anyMatch(c -> c.lost() > 0);
        return delivered && !lost && faults.isEmpty() ? 0 : 1;
    }

    /** One JSON object on one line. */
    public String json() {
        var json = new ObjectMapper().createObjectNode();
        var each = json.putObject("routes");
        routes.forEach(
                (route, counts) ->
                        each.putObject(route.value())
                                .put("emitted", counts.emitted())
                                .put("delivered", counts.delivered())
                                .put("inFlight", counts.inFlight())
                                .put("failed", counts.failed())
                                .put("lost", counts.lost())
                                .put("duplicates", counts.duplicates()));
        if (firstDeliveredMillis.isPresent()) {
            json.put("firstDeliveredMillis", firstDeliveredMillis.getAsLong());
        } else {
            json.putNull("firstDeliveredMillis");
        }
        var errors = json.putArray("errors");
        faults.forEach(fault -> errors.add(fault.sentence()));
        return json.toString();
    }

    /** The same for people. */
    public String text() {
        var lines = new ArrayList<String>();
        routes.forEach(
                (route, c) ->
                        lines.add(
                                route
                                        + ": "
                                        + c.emitted()
                                        + " emitted, "
                                        + c.delivered()
                                        + " delivered, "
                                        + c.inFlight()
                                        + " in flight, "
                                        + c.failed()
                                        + " failed, "
                                        + c.lost()
                                        + " lost, "
                                        + c.duplicates()
                                        + " duplicates"));
        firstDeliveredMillis.ifPresent(
                millis -> lines.add("first delivered " + millis + " ms after the JVM started"));
        faults.forEach(fault -> lines.add("failed: " + fault.sentence()));
        return String.join(System.lineSeparator(), lines);
    }
}
