package dev.messagerouting.console.cloud;

import dev.messagerouting.console.flow.FlowReader;
import dev.messagerouting.console.flow.RequestBudget;
import dev.messagerouting.console.model.FaultException;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.RouteId;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what a route's components log. CloudWatch delivers late and out of order, so each read goes
 * back over a window that was read before and drops what it has seen, by event id: a cursor that
 * only went on would lose events
 * (https://github.com/open-telemetry/opentelemetry-collector-contrib/issues/32231).
 */
public final class LogFlowReader implements FlowReader {

    private static final String API = "logs:FilterLogEvents";

    private final RouteId route;
    private final List<LogSource> sources;
    private final CloudWatchLogsClient logs;
    private final StackResources resources;
    private final RequestBudget budget;
    private final InstantSource clock;
    private final Window window;
    private final LogLines lines;
    private final Map<LogSource, LogCursor> cursors = new HashMap<>();
    private @Nullable Instant looked;
    private @Nullable FaultException held;

    /**
     * @param overlap how far a read goes back over what was read
     * @param lookAgain how often to look for log groups that are not there yet
     */
    public record Window(Duration overlap, Duration lookAgain) {

        /** Nothing is late on this machine, but several threads write. */
        public static final Window LOCAL =
                new Window(Duration.ofSeconds(1), Duration.ofMillis(200));

        public static final Window AWS = new Window(Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    public LogFlowReader(
            RouteId route,
            List<LogSource> sources,
            CloudClients clients,
            RequestBudget budget,
            InstantSource clock,
            Window window) {
        this.route = route;
        this.sources = List.copyOf(sources);
        this.logs = clients.logs();
        this.resources = new StackResources(clients.stacks(), budget);
        this.budget = budget;
        this.clock = clock;
        this.window = window;
        this.lines = new LogLines(route);
    }

    @Override
    public String name() {
        return "logs of " + route;
    }

    @Override
    public List<FlowEvent> read() throws InterruptedException {
        tellHeldFault();
        var events = new ArrayList<FlowEvent>();
        try {
            findGroups();
        } catch (FaultException failure) {
            held = failure;
        }
        for (var source : List.copyOf(cursors.keySet())) {
            try {
                events.addAll(read(source));
            } catch (FaultException failure) {
                held = failure;
            }
        }
        if (events.isEmpty()) {
            tellHeldFault();
        }
        events.sort(Comparator.comparing(FlowEvent::time));
        return List.copyOf(events);
    }

    /**
     * A failure never costs what was read beside it: it waits until there is nothing to hand on.
     */
    private void tellHeldFault() {
        var failure = held;
        held = null;
        if (failure != null) {
            throw failure;
        }
    }

    private void findGroups() throws InterruptedException {
        var now = clock.instant();
        boolean due = looked == null || !now.isBefore(looked.plus(window.lookAgain()));
        if (cursors.size() == sources.size() || !due) {
            return;
        }
        looked = now;
        for (var stack : missingStacks()) {
            var found = resources.of(stack);
            for (var source : sources) {
                var group = found.get(source.logicalId());
                if (source.stackName().equals(stack) && group != null) {
                    cursors.computeIfAbsent(source, _ -> new LogCursor(group));
                }
            }
        }
    }

    private Set<String> missingStacks() {
        var stacks = new HashSet<String>();
        for (var source : sources) {
            if (!cursors.containsKey(source)) {
                stacks.add(source.stackName());
            }
        }
        return stacks;
    }

    private List<FlowEvent> read(LogSource source) throws InterruptedException {
        var cursor = cursors.get(source);
        if (cursor == null) {
            return List.of();
        }
        var found = new ArrayList<FlowEvent>();
        String token = null;
        do {
            budget.take(API);
            token = page(source, cursor, token, found);
        } while (token != null);
        cursor.readOn(window.overlap());
        return found;
    }

    /** Answers where the next page begins; null after the last. */
    private @Nullable String page(
            LogSource source, LogCursor cursor, @Nullable String token, List<FlowEvent> found) {
        try {
            var answer =
                    CloudFaults.calling(
                            "reading the logs of " + source.component(),
                            () ->
                                    logs.filterLogEvents(
                                            r ->
                                                    r.logGroupName(cursor.group())
                                                            .startTime(cursor.from())
                                                            .nextToken(token)));
            for (var event : answer.events()) {
                if (cursor.isNew(event.eventId(), event.timestamp())) {
                    lines.read(event.eventId(), event.message()).ifPresent(found::add);
                }
            }
            return answer.nextToken();
        } catch (FaultException failure) {
            if (failure.getCause() instanceof ResourceNotFoundException) {
                // Deleted with its stack. A new one will have another name.
                cursors.remove(source);
                return null;
            }
            throw failure;
        }
    }
}
