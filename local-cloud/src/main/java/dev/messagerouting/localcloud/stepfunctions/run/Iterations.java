package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.stepfunctions.asl.AslError;
import dev.messagerouting.localcloud.stepfunctions.asl.Doc;
import dev.messagerouting.localcloud.stepfunctions.asl.ErrorNames;
import dev.messagerouting.localcloud.stepfunctions.asl.Fields;
import dev.messagerouting.localcloud.stepfunctions.asl.Json;
import dev.messagerouting.localcloud.stepfunctions.asl.State;

import software.amazon.awssdk.services.sfn.model.HistoryEventType;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * The iterations of an inline Map.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
 */
final class Iterations extends Fan {

    private final State.Each each;
    private final String name;
    private List<JsonNode> items = List.of();
    private JsonNode selected = Json.nothing();
    private long tolerated;
    private double toleratedPercentage;
    private int next;
    private int failures;
    private long lastStateEvent;

    Iterations(Frame owner, State.Each each) {
        super(owner, each.shape());
        this.each = each;
        this.name = each.common().name();
    }

    void begin() {
        var owner = owner();
        long limit;
        try {
            limit = prepare();
        } catch (AslError problem) {
            // AWS evaluates these before it counts the state as entered.
            owner.last(owner.before());
            owner.failed(problem);
            return;
        }
        owner.activity(this);
        long started =
                owner.run()
                        .event(
                                HistoryEventType.MAP_STATE_STARTED,
                                owner.last(),
                                Events.mapStarted(items.size()));
        owner.last(started);
        size(items.size());
        if (items.isEmpty()) {
            succeed();
            return;
        }
        int width = limit == 0 ? items.size() : (int) Math.min(limit, items.size());
        for (int i = 0; i < width; i++) {
            if (!startNext(started)) {
                return;
            }
        }
    }

    /** Evaluates what the Map as a whole needs; answers the concurrency, 0 for any. */
    private long prepare() {
        var env = owner().env();
        selected = each.common().jsonata() ? env.input() : each.common().inputPath().apply(env);
        var inner = env.withInput(selected);
        items = Fields.items(each, inner);
        var count = each.toleratedCount();
        tolerated = count == null ? 0 : Fields.count(count, "ToleratedFailureCount", inner);
        var percentage = each.toleratedPercentage();
        toleratedPercentage =
                percentage == null
                        ? 0
                        : Fields.percentage(percentage, "ToleratedFailurePercentage", inner);
        var limit = each.maxConcurrency();
        return limit == null ? 0 : Fields.count(limit, "MaxConcurrency", inner);
    }

    /** Whether it could be started; if not, the Map has failed. */
    private boolean startNext(long previous) {
        int index = next++;
        var owner = owner();
        var item = Json.object();
        item.put("Index", index);
        item.set("Value", items.get(index));
        Doc data;
        try {
            data = Doc.of(select(index, item));
        } catch (AslError problem) {
            next = index;
            abandon(problem);
            return false;
        }
        var frame =
                new Frame(
                        owner.run(),
                        each.processor(),
                        owner.variables().inner(),
                        new Frame.Member(this, index, item));
        members().set(index, frame);
        long started =
                owner.run()
                        .event(
                                HistoryEventType.MAP_ITERATION_STARTED,
                                previous,
                                Events.iteration(
                                        HistoryEventType.MAP_ITERATION_STARTED, name, index));
        owner.run().later(owner.alive(() -> frame.begin(started, data)));
        return true;
    }

    private JsonNode select(int index, JsonNode item) {
        var selector = each.itemSelector();
        if (selector == null) {
            return items.get(index);
        }
        owner().context().item(item);
        try {
            return selector.evaluate(owner().env().withInput(selected));
        } finally {
            owner().context().item(null);
        }
    }

    @Override
    boolean tolerates() {
        return each.toleratedCount() != null || each.toleratedPercentage() != null;
    }

    @Override
    void failed(Frame member, Failure failure) {
        if (!tolerates()) {
            super.failed(member, failure);
            return;
        }
        failures++;
        boolean exceeded =
                failures > tolerated && failures * 100.0 / items.size() > toleratedPercentage;
        if (exceeded) {
            super.failed(
                    member,
                    Failure.of(
                            ErrorNames.TOLERANCE,
                            "The specified tolerated failure threshold was exceeded"));
            return;
        }
        lastStateEvent = member.last();
        if (!failure.ends()) {
            member.last(record(HistoryEventType.MAP_ITERATION_FAILED, member, member.last()));
        }
        countOne(member);
    }

    @Override
    void memberEnded(Frame member) {
        // The next iteration follows the last state of this one, the Map's end this event.
        long before = member.last();
        long succeeded = record(HistoryEventType.MAP_ITERATION_SUCCEEDED, member, before);
        lastStateEvent = before;
        member.last(succeeded);
    }

    @Override
    long previousOfNext(Frame ended) {
        return lastStateEvent;
    }

    @Override
    void another(long previous) {
        if (next < items.size()) {
            startNext(previous);
        }
    }

    private long record(HistoryEventType type, Frame member, long previous) {
        return owner().run().event(type, previous, Events.iteration(type, name, index(member)));
    }

    @Override
    void recordCut(Frame member, boolean failed, long cause) {
        record(
                failed
                        ? HistoryEventType.MAP_ITERATION_FAILED
                        : HistoryEventType.MAP_ITERATION_ABORTED,
                member,
                cause);
    }

    @Override
    HistoryEventType succeededType() {
        return HistoryEventType.MAP_STATE_SUCCEEDED;
    }

    @Override
    HistoryEventType failedType() {
        return HistoryEventType.MAP_STATE_FAILED;
    }
}
