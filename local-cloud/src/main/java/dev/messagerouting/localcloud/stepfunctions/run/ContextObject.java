package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.stepfunctions.asl.Json;
import dev.messagerouting.localcloud.stepfunctions.asl.State;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What {@code $$} and {@code $states.context} show; made anew each time it is asked for.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
final class ContextObject {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Run run;
    private final Frame frame;
    private Instant entered = Instant.EPOCH;
    private @Nullable String token;
    private @Nullable JsonNode item;

    ContextObject(Run run, Frame frame) {
        this.run = run;
        this.frame = frame;
    }

    void entered(Instant at) {
        entered = at;
        token = null;
        item = null;
    }

    /** Shown as {@code Task.Token} until the next state is entered. */
    void token(String shown) {
        token = shown;
    }

    /** Shown as {@code Map.Item} while the Map selects what its iteration gets. */
    void item(@Nullable JsonNode shown) {
        item = shown;
    }

    JsonNode get() {
        var context = Json.object();
        context.set("Execution", execution());
        var machine = Json.object();
        machine.put("Id", run.plan().machineArn());
        machine.put("Name", run.plan().machineName());
        context.set("StateMachine", machine);
        context.set("State", state());
        var current = item == null ? enclosing() : item;
        if (current != null) {
            var map = Json.object();
            map.set("Item", current);
            context.set("Map", map);
        }
        var shown = token;
        if (shown != null) {
            var task = Json.object();
            task.put("Token", shown);
            context.set("Task", task);
        }
        return context;
    }

    private ObjectNode execution() {
        var plan = run.plan();
        var execution = Json.object();
        execution.put("Id", plan.executionArn());
        execution.set("Input", plan.input().node());
        if (plan.express()) {
            execution.put("Name", plan.name());
            execution.put("RoleArn", plan.roleArn());
            execution.put("StartTime", MILLIS.format(run.started()));
        } else {
            execution.put("StartTime", MILLIS.format(run.started()));
            execution.put("Name", plan.name());
            execution.put("RoleArn", plan.roleArn());
            var status = run.status();
            execution.put("RedriveCount", status.redriveCount());
            var redriven = status.redriven();
            if (redriven != null) {
                execution.put("RedriveTime", MILLIS.format(redriven));
            }
        }
        return execution;
    }

    private ObjectNode state() {
        var state = Json.object();
        state.put("Name", frame.state().common().name());
        state.put("EnteredTime", MILLIS.format(entered));
        if (frame.state() instanceof State.Task) {
            state.put("RetryCount", frame.retries().all());
        }
        return state;
    }

    /** The item of the iteration around, if there is one. */
    private @Nullable JsonNode enclosing() {
        for (Frame.Member member = frame.member(); member != null; ) {
            if (member.item() != null) {
                return member.item();
            }
            member = member.fan().owner().member();
        }
        return null;
    }
}
