package dev.messagerouting.console.cloud;

import dev.messagerouting.console.flow.FlowReader;
import dev.messagerouting.console.flow.RequestBudget;
import dev.messagerouting.console.model.FaultException;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.ExecutionChanged;
import dev.messagerouting.console.model.FlowEvent.ExecutionStatus;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.RouteId;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads which executions of a route's state machine began and ended. The list comes newest first,
 * so a read ends where all is known and nothing runs any more; what runs longer than the list is
 * worth reading is asked for by name.
 */
public final class ExecutionFlowReader implements FlowReader {

    private static final Pattern NAME = Pattern.compile("(\\d+)-(\\d+)");
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 5;
    private static final int MOST_ASKED = 20;
    private static final int REMEMBERED = 5_000;

    private final RouteId route;
    private final String stackName;
    private final SfnClient executions;
    private final StackResources resources;
    private final RequestBudget budget;
    private final Map<String, Known> running = new HashMap<>();
    private final Map<String, Known> ended = new Remembered();
    private @Nullable String stateMachine;

    /** What was last told of an execution. */
    private record Known(ExecutionStatus status, int redrives, MessageKey key) {}

    /**
     * @param stackName the route's, which has a resource {@code StateMachine}
     */
    public ExecutionFlowReader(
            RouteId route, String stackName, CloudClients clients, RequestBudget budget) {
        this.route = route;
        this.stackName = stackName;
        this.executions = clients.executions();
        this.resources = new StackResources(clients.stacks(), budget);
        this.budget = budget;
    }

    @Override
    public String name() {
        return "executions of " + route;
    }

    @Override
    public List<FlowEvent> read() throws InterruptedException {
        var arn = findStateMachine();
        if (arn == null) {
            return List.of();
        }
        var events = new ArrayList<FlowEvent>();
        try {
            var unseen = new HashMap<>(running);
            readList(arn, unseen, events);
            askForOld(unseen, events);
        } catch (FaultException failure) {
            if (failure.getCause() instanceof StateMachineDoesNotExistException) {
                stateMachine = null;
            } else if (events.isEmpty()) {
                throw failure;
            }
        }
        events.sort(Comparator.comparing(FlowEvent::time));
        return List.copyOf(events);
    }

    private @Nullable String findStateMachine() throws InterruptedException {
        if (stateMachine == null) {
            stateMachine = resources.of(stackName).get("StateMachine");
        }
        return stateMachine;
    }

    private void readList(String arn, Map<String, Known> unseen, List<FlowEvent> events)
            throws InterruptedException {
        String token = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            var from = token;
            budget.take("states:ListExecutions");
            var answer =
                    CloudFaults.calling(
                            "listing executions",
                            () ->
                                    executions.listExecutions(
                                            r ->
                                                    r.stateMachineArn(arn)
                                                            .maxResults(PAGE)
                                                            .nextToken(from)));
            boolean news = false;
            for (var item : answer.executions()) {
                unseen.remove(item.executionArn());
                news |= tell(item, events);
            }
            token = answer.nextToken();
            if (token == null || (!news && unseen.isEmpty())) {
                return;
            }
        }
    }

    /** Executions that still run, so far back that the list was not read to them. */
    private void askForOld(Map<String, Known> unseen, List<FlowEvent> events)
            throws InterruptedException {
        for (var arn : unseen.keySet().stream().limit(MOST_ASKED).toList()) {
            budget.take("states:DescribeExecution");
            describe(arn).ifPresent(item -> tell(item, events));
        }
    }

    private Optional<ExecutionListItem> describe(String arn) {
        try {
            var answer =
                    CloudFaults.calling(
                            "looking at an execution",
                            () -> executions.describeExecution(r -> r.executionArn(arn)));
            return Optional.of(
                    ExecutionListItem.builder()
                            .executionArn(arn)
                            .name(answer.name())
                            .status(answer.status())
                            .startDate(answer.startDate())
                            .stopDate(answer.stopDate())
                            .redriveCount(answer.redriveCount())
                            .redriveDate(answer.redriveDate())
                            .build());
        } catch (FaultException failure) {
            if (failure.getCause() instanceof ExecutionDoesNotExistException) {
                running.remove(arn);
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** True if the execution was not known, or not like this. */
    private boolean tell(ExecutionListItem item, List<FlowEvent> events) {
        var name = NAME.matcher(item.name());
        var status = status(item);
        if (!name.matches() || status.isEmpty()) {
            return false;
        }
        var key = new MessageKey(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)));
        int redrives = item.redriveCount() == null ? 0 : item.redriveCount();
        var now = new Known(status.get(), redrives, key);
        var before = known(item.executionArn());
        if (now.equals(before)) {
            return false;
        }
        if (before == null || before.redrives() != redrives) {
            events.add(event(item, key, ExecutionStatus.RUNNING, redrives, began(item)));
        }
        if (status.get() == ExecutionStatus.RUNNING) {
            running.put(item.executionArn(), now);
            ended.remove(item.executionArn());
        } else {
            running.remove(item.executionArn());
            ended.put(item.executionArn(), now);
            events.add(event(item, key, status.get(), redrives, item.stopDate()));
        }
        return true;
    }

    private @Nullable Known known(String arn) {
        var runs = running.get(arn);
        return runs == null ? ended.get(arn) : runs;
    }

    private static Instant began(ExecutionListItem item) {
        return item.redriveDate() == null ? item.startDate() : item.redriveDate();
    }

    private FlowEvent event(
            ExecutionListItem item,
            MessageKey key,
            ExecutionStatus status,
            int redrives,
            Instant time) {
        var id = item.executionArn() + "#" + status + "#" + redrives;
        return new ExecutionChanged(id, time, route, key, item.executionArn(), status);
    }

    private static Optional<ExecutionStatus> status(ExecutionListItem item) {
        return switch (item.status()) {
            case RUNNING -> Optional.of(ExecutionStatus.RUNNING);
            case SUCCEEDED -> Optional.of(ExecutionStatus.SUCCEEDED);
            case FAILED -> Optional.of(ExecutionStatus.FAILED);
            case TIMED_OUT -> Optional.of(ExecutionStatus.TIMED_OUT);
            case ABORTED -> Optional.of(ExecutionStatus.ABORTED);
            // Waits for a redrive to begin.
            case PENDING_REDRIVE -> Optional.of(ExecutionStatus.RUNNING);
            case UNKNOWN_TO_SDK_VERSION -> Optional.empty();
        };
    }

    /** The executions that ended last; an older one is far behind the first page. */
    private static final class Remembered extends java.util.LinkedHashMap<String, Known> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED;
        }
    }
}
