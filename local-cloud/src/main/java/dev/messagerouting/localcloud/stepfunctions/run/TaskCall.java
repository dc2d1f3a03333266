package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.stepfunctions.asl.AslError;
import dev.messagerouting.localcloud.stepfunctions.asl.Doc;
import dev.messagerouting.localcloud.stepfunctions.asl.Env;
import dev.messagerouting.localcloud.stepfunctions.asl.ErrorNames;
import dev.messagerouting.localcloud.stepfunctions.asl.Fields;
import dev.messagerouting.localcloud.stepfunctions.asl.Resource;
import dev.messagerouting.localcloud.stepfunctions.asl.State;
import dev.messagerouting.localcloud.stepfunctions.asl.Template;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One attempt at a task: scheduled, started, and ended by its answer, its failure or its timeout,
 * whichever comes first. What comes later is not heard; a call that runs is left to run, as on AWS.
 */
final class TaskCall implements Frame.Activity {

    private final Frame frame;
    private final State.Task task;
    private final TaskEvents events;
    private boolean over;
    private @Nullable String token;
    private long heartbeatSeconds;
    private CloudTime.@Nullable Scheduled timeout;
    private CloudTime.@Nullable Scheduled heartbeat;

    TaskCall(Frame frame, State.Task task) {
        this.frame = frame;
        this.task = task;
        this.events = new TaskEvents(frame, task.resource());
    }

    void begin() {
        if (waitsForToken()) {
            var made = newToken();
            token = made;
            frame.context().token(made);
        }
        var arguments = frame.input().with(Steps.arguments(frame, task.shape()));
        var limit = seconds(task.timeout(), "TimeoutSeconds");
        var beat = seconds(task.heartbeat(), "HeartbeatSeconds");
        if (Frame.tooLarge(arguments)) {
            frame.failed(Failure.tooLarge(events.subject()));
            return;
        }
        frame.activity(this);
        events.scheduled(arguments, limit, beat);
        if (limit != null) {
            timeout = frame.after(Duration.ofSeconds(limit), () -> timedOut(false));
        }
        heartbeatSeconds = waitsForToken() && beat != null ? beat : 0;
        beat();
        frame.run().later(frame.alive(() -> start(arguments)));
    }

    private @Nullable Long seconds(@Nullable Template template, String field) {
        return template == null ? null : Fields.count(template, field, selected());
    }

    private Env selected() {
        var env = frame.env();
        return task.common().jsonata() ? env : env.withInput(task.common().inputPath().apply(env));
    }

    private boolean waitsForToken() {
        return switch (task.resource()) {
            case Resource.LambdaInvoke(_, boolean waits) -> waits;
            case Resource.Activity _ -> true;
            case Resource.LambdaArn _ -> false;
        };
    }

    private static String newToken() {
        var random = UUID.randomUUID() + "/" + UUID.randomUUID();
        var bytes = random.getBytes(StandardCharsets.US_ASCII);
        return "AQC" + Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private void start(Doc arguments) {
        var tasks = frame.run().services().tasks();
        var caller = frame.run().plan().caller();
        switch (task.resource()) {
            case Resource.LambdaArn(String arn) -> {
                events.started();
                call(() -> tasks.function(arn, arguments.text(), caller));
            }
            case Resource.LambdaInvoke(_, boolean waits) -> {
                events.started();
                if (waits) {
                    tasks.waitFor(ticket(null, ""));
                }
                call(() -> tasks.invoke(arguments.node(), caller));
            }
            case Resource.Activity(String arn) -> tasks.waitFor(ticket(arn, arguments.text()));
        }
    }

    private Ticket ticket(@Nullable String activity, String input) {
        var run = frame.run();
        var mine = token;
        if (mine == null) {
            throw new IllegalStateException("no token was made");
        }
        return new Ticket(
                mine,
                activity,
                input,
                worker -> run.post(frame.alive(() -> startedBy(worker))),
                () -> run.post(frame.alive(this::beat)),
                outcome -> run.post(frame.alive(() -> ended(outcome))));
    }

    private void startedBy(@Nullable String worker) {
        if (!over) {
            events.startedBy(worker);
        }
    }

    private void call(Supplier<Outcome> work) {
        var run = frame.run();
        var name = "states/" + run.plan().name() + "/" + task.common().name();
        run.services()
                .threads()
                .start(
                        name,
                        () -> {
                            var outcome = work.get();
                            run.post(frame.alive(() -> answered(outcome)));
                        });
    }

    /** The call has come back; with a token that is not the end yet, unless it failed. */
    private void answered(Outcome outcome) {
        if (waitsForToken() && outcome instanceof Outcome.Answer(Doc result)) {
            if (!over) {
                events.submitted(result);
            }
        } else {
            ended(outcome);
        }
    }

    private void ended(Outcome outcome) {
        if (over) {
            return;
        }
        close();
        switch (outcome) {
            case Outcome.Answer(Doc result) when Frame.tooLarge(result) ->
                    fail(Failure.tooLarge(events.subject()));
            case Outcome.Answer(Doc result) -> succeed(result);
            case Outcome.Failed(Failure failure) -> fail(failure);
        }
    }

    private void succeed(Doc result) {
        events.succeeded(result);
        frame.produced(result);
        try {
            JsonNode node = result.node();
            Steps.result(frame, task.shape(), node);
        } catch (AslError problem) {
            frame.failed(problem);
        }
    }

    private void fail(Failure failure) {
        events.failed(failure);
        frame.failed(failure);
    }

    private void timedOut(boolean forWantOfHeartbeat) {
        if (!over) {
            close();
            var failure = new Failure(ErrorNames.TIMEOUT, null, forWantOfHeartbeat);
            events.timedOut(failure);
            frame.failed(failure);
        }
    }

    /** A sign of life: the worker has its time again. */
    private void beat() {
        cancel(heartbeat);
        heartbeat =
                heartbeatSeconds > 0 && !over
                        ? frame.after(Duration.ofSeconds(heartbeatSeconds), () -> timedOut(true))
                        : null;
    }

    private void close() {
        over = true;
        cancel(timeout);
        cancel(heartbeat);
        var mine = token;
        if (mine != null) {
            frame.run().services().tasks().forget(mine);
        }
    }

    private static void cancel(CloudTime.@Nullable Scheduled scheduled) {
        if (scheduled != null) {
            scheduled.cancel();
        }
    }

    @Override
    public void cut() {
        if (!over) {
            close();
        }
    }
}
