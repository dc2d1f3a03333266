package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.stepfunctions.asl.AslError;
import dev.messagerouting.localcloud.stepfunctions.asl.Doc;
import dev.messagerouting.localcloud.stepfunctions.asl.Env;
import dev.messagerouting.localcloud.stepfunctions.asl.Json;
import dev.messagerouting.localcloud.stepfunctions.asl.Scope;
import dev.messagerouting.localcloud.stepfunctions.asl.State;
import dev.messagerouting.localcloud.stepfunctions.asl.Template;
import dev.messagerouting.localcloud.stepfunctions.asl.Variables;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.model.HistoryEventType;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One chain of states: the execution's own, a branch's, or an iteration's. It knows the state it is
 * in, and the event that the next one follows.
 */
final class Frame {

    /** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
    private static final int LARGEST = 262_144;

    private final Run run;
    private final Scope scope;
    private final Variables variables;
    private final @Nullable Member member;
    private final ContextObject context;
    private State state;
    private Doc input = Doc.of(Json.object());
    private Doc produced = input;
    private long last;
    private long before;
    private long enteredId;
    private boolean inside;
    private boolean done;
    private int epoch;
    private Retries retries = new Retries();
    private @Nullable Activity activity;
    private CloudTime.@Nullable Scheduled timer;

    /**
     * The place of a branch or iteration in its fan.
     *
     * @param item of an iteration, else null
     */
    record Member(Fan fan, int index, @Nullable JsonNode item) {}

    /** What goes on while a state waits: a call, or the branches of a fan. */
    interface Activity {
        void cut();
    }

    Frame(Run run, Scope scope, Variables variables, @Nullable Member member) {
        this.run = run;
        this.scope = scope;
        this.variables = variables;
        this.member = member;
        this.state = scope.start();
        this.context = new ContextObject(run, this);
    }

    Run run() {
        return run;
    }

    State state() {
        return state;
    }

    Doc input() {
        return input;
    }

    Variables variables() {
        return variables;
    }

    @Nullable Member member() {
        return member;
    }

    /** The event that the next one follows. */
    long last() {
        return last;
    }

    void last(long id) {
        last = id;
    }

    /** The event before the state was entered. */
    long before() {
        return before;
    }

    boolean done() {
        return done;
    }

    /** Whether a state has been entered and not left. */
    boolean inside() {
        return inside;
    }

    Retries retries() {
        return retries;
    }

    ContextObject context() {
        return context;
    }

    void activity(Activity running) {
        activity = running;
    }

    @Nullable Activity activity() {
        return activity;
    }

    /** What the state's task answered: if it becomes the output as it is, it keeps its text. */
    void produced(Doc result) {
        produced = result;
    }

    /** Starts at the first state of the scope. */
    void begin(long previous, Doc data) {
        last = previous;
        enter(scope.start(), data);
    }

    private void enter(State next, Doc data) {
        state = next;
        input = data;
        produced = data;
        retries = new Retries();
        activity = null;
        before = last;
        context.entered(now());
        enteredId =
                run.event(
                        Events.enteredType(next), last, Events.entered(next.common().name(), data));
        last = enteredId;
        inside = true;
        work();
    }

    /** Does what the state is for; on a retry, again. */
    void work() {
        activity = null;
        try {
            switch (state) {
                case State.Pass pass -> Steps.pass(this, pass);
                case State.Task task -> new TaskCall(this, task).begin();
                case State.Choice choice -> Steps.choice(this, choice);
                case State.Wait wait -> Steps.await(this, wait);
                case State.Succeed succeed -> Steps.succeed(this, succeed);
                case State.Fail fail -> Steps.fail(this, fail);
                case State.Parallel parallel -> new Branches(this, parallel).begin();
                case State.Each each -> new Iterations(this, each).begin();
            }
        } catch (AslError problem) {
            failed(problem);
        }
    }

    /** What the fields of the state see. */
    Env env() {
        return Env.of(input.node(), context::get, variables);
    }

    /** Runs {@code work} after {@code delay}, unless the state is left or cut before. */
    CloudTime.Scheduled after(Duration delay, Runnable work) {
        return run.after(delay, alive(work));
    }

    /** The one delay that the state as a whole waits for: a Wait, or the next attempt. */
    void pause(Duration delay, Runnable work) {
        if (delay.isPositive()) {
            timer = after(delay, work);
        } else {
            run.next(alive(work));
        }
    }

    /** {@code work} as long as the state is the one it is now. */
    Runnable alive(Runnable work) {
        int now = epoch;
        return () -> {
            if (epoch == now) {
                work.run();
            }
        };
    }

    /** What was to happen in the state so far is not to happen any more. */
    void renew() {
        epoch++;
    }

    Instant now() {
        return run.services().time().now();
    }

    /**
     * Shapes a result into the state's output and leaves the state.
     *
     * @param env its result, if it has one, is the effective result
     */
    void leave(Env env, JsonNode output) {
        var common = state.common();
        var next = common.next();
        leave(output, assigned(common.assign(), env), next);
    }

    void leave(JsonNode output, Map<String, JsonNode> assigned, @Nullable String next) {
        var doc = input.with(output, produced);
        if (tooLarge(doc)) {
            failed(Failure.tooLarge(state.common().name()));
            return;
        }
        variables.assign(assigned);
        last =
                run.event(
                        Events.exitedType(state),
                        last,
                        Events.exited(state.common().name(), doc, assigned));
        over();
        if (next == null) {
            end(doc);
        } else {
            run.next(alive(() -> enter(scope.state(next), doc)));
        }
    }

    private void over() {
        inside = false;
        epoch++;
        var waiting = timer;
        if (waiting != null) {
            waiting.cancel();
            timer = null;
        }
    }

    static boolean tooLarge(Doc doc) {
        var text = doc.text();
        return text.length() > LARGEST
                || (text.length() > LARGEST / 3
                        && text.getBytes(StandardCharsets.UTF_8).length > LARGEST);
    }

    Map<String, JsonNode> assigned(@Nullable Template assign, Env env) {
        var values = new LinkedHashMap<String, JsonNode>();
        if (assign != null) {
            assign.evaluate(env).properties().forEach(e -> values.put(e.getKey(), e.getValue()));
        }
        return values;
    }

    private void end(Doc output) {
        done = true;
        if (member == null) {
            run.succeed(last, output);
        } else {
            member.fan().ended(this, output);
        }
    }

    /** A field of the state could not be evaluated. */
    void failed(AslError problem) {
        failed(record(problem));
    }

    /** Turns it into a failure; a JSONata one leaves an event. */
    Failure record(AslError problem) {
        var failure =
                Failure.of(
                        problem.error(),
                        "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                                .formatted(state.common().name(), enteredId, problem.cause()));
        if (problem.error().equals(AslError.QUERY)) {
            last =
                    run.event(
                            HistoryEventType.EVALUATION_FAILED,
                            last,
                            Events.evaluationFailed(
                                    state.common().name(), failure, problem.location()));
        }
        return failure;
    }

    /** The state failed: tried again, caught, or handed to who waits for this chain. */
    void failed(Failure failure) {
        Recoveries.recover(this, failure);
    }

    /** Nobody here can help. */
    void giveUp(Failure failure) {
        over();
        inside = true;
        if (member != null && (!failure.ends() || member.fan().tolerates())) {
            done = true;
            member.fan().failed(this, failure);
        } else {
            run.fail(last, failure);
        }
    }

    /** Ends it without a word: what it still waits for finds nobody. */
    void cut() {
        epoch++;
        var waiting = timer;
        if (waiting != null) {
            waiting.cancel();
            timer = null;
        }
        var running = activity;
        if (running != null) {
            running.cut();
        }
    }

    /** After a redrive: what had not ended goes on, from the state that it was in. */
    void resume(long previous) {
        last = previous;
        done = false;
        epoch++;
        retries = new Retries();
        if (activity instanceof Fan fan && inside) {
            fan.resume(previous);
        } else if (state instanceof State.Task && inside) {
            work();
        } else {
            enter(state, input);
        }
    }
}
