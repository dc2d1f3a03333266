package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.stepfunctions.asl.State;

import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * The branches of a Parallel.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
 */
final class Branches extends Fan {

    private final State.Parallel parallel;

    Branches(Frame owner, State.Parallel parallel) {
        super(owner, parallel.shape());
        this.parallel = parallel;
    }

    void begin() {
        var owner = owner();
        var data = owner.input().with(Steps.arguments(owner, parallel.shape()));
        owner.activity(this);
        long started = owner.run().event(HistoryEventType.PARALLEL_STATE_STARTED, owner.last());
        owner.last(started);
        var branches = parallel.branches();
        size(branches.size());
        for (int i = 0; i < branches.size(); i++) {
            var branch =
                    new Frame(
                            owner.run(),
                            branches.get(i),
                            owner.variables().inner(),
                            new Frame.Member(this, i, null));
            members().set(i, branch);
            owner.run().later(owner.alive(() -> branch.begin(started, data)));
        }
    }

    @Override
    void memberEnded(Frame member) {}

    @Override
    void another(long previous) {}

    @Override
    void recordCut(Frame member, boolean failed, long cause) {}

    @Override
    HistoryEventType succeededType() {
        return HistoryEventType.PARALLEL_STATE_SUCCEEDED;
    }

    @Override
    HistoryEventType failedType() {
        return HistoryEventType.PARALLEL_STATE_FAILED;
    }
}
