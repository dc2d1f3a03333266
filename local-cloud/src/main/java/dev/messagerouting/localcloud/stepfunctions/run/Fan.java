package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.stepfunctions.asl.AslError;
import dev.messagerouting.localcloud.stepfunctions.asl.Doc;
import dev.messagerouting.localcloud.stepfunctions.asl.Json;
import dev.messagerouting.localcloud.stepfunctions.asl.State;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.model.HistoryEventType;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Chains that run side by side for one state: the branches of a Parallel, the iterations of a Map.
 * The first that fails cuts the others.
 */
abstract sealed class Fan implements Frame.Activity permits Branches, Iterations {

    private final Frame owner;
    private final State.Shape shape;
    private final List<@Nullable Frame> members = new ArrayList<>();
    private final List<@Nullable JsonNode> results = new ArrayList<>();
    private @Nullable Frame failing;
    private int ended;
    private boolean over;

    Fan(Frame owner, State.Shape shape) {
        this.owner = owner;
        this.shape = shape;
    }

    final Frame owner() {
        return owner;
    }

    final List<@Nullable Frame> members() {
        return members;
    }

    final void size(int size) {
        for (int i = 0; i < size; i++) {
            members.add(null);
            results.add(null);
        }
    }

    /** Whether it may go on although a member failed. */
    boolean tolerates() {
        return false;
    }

    /** A member has come to its end. */
    final void ended(Frame member, Doc output) {
        if (over) {
            return;
        }
        results.set(index(member), output.node());
        memberEnded(member);
        countOne(member);
    }

    /** One more has ended, well or in a way that is tolerated. */
    final void countOne(Frame member) {
        ended++;
        if (ended == members.size()) {
            owner.last(member.last());
            succeed();
        } else {
            another(previousOfNext(member));
        }
    }

    /** The event that the next member follows when {@code ended} makes room for it. */
    long previousOfNext(Frame ended) {
        return ended.last();
    }

    /** Records what is to be recorded of a member that ended well. */
    abstract void memberEnded(Frame member);

    /** Starts another member, if there is one that waits. */
    abstract void another(long previous);

    abstract HistoryEventType succeededType();

    abstract HistoryEventType failedType();

    /** The end of all: the results in the order of the definition or of the items. */
    final void succeed() {
        over = true;
        long succeeded = owner.run().event(succeededType(), owner.last());
        var all = Json.array();
        for (var result : results) {
            if (result != null) {
                all.add(result);
            }
        }
        try {
            Steps.result(owner, shape, all);
        } catch (AslError problem) {
            owner.last(succeeded);
            owner.failed(problem);
        }
    }

    /** A member failed: it is the end of the others too. */
    void failed(Frame member, Failure failure) {
        if (over) {
            return;
        }
        over = true;
        owner.renew();
        failing = member;
        owner.last(member.last());
        for (var other : members) {
            if (other != null && other != member) {
                other.cut();
            }
        }
        owner.failed(failure);
    }

    /** The state itself failed while members run. */
    final void abandon(AslError problem) {
        over = true;
        owner.renew();
        cut();
        owner.failed(problem);
    }

    /** Now that nothing tries again: what was cut, and that the state failed. */
    final void recordFailure() {
        long cause = owner.last();
        for (var member : members) {
            if (member != null && (!member.done() || member == failing)) {
                recordCut(member, member == failing, cause);
                var type = Events.abortedType(member.state());
                if (type != null && member.inside()) {
                    owner.run().event(type, cause);
                }
            }
        }
        owner.last(owner.run().event(failedType(), cause));
    }

    abstract void recordCut(Frame member, boolean failed, long cause);

    /** The state failed before or after its members ran. */
    static void recordEarlyFailure(Frame owner) {
        var type =
                owner.state() instanceof State.Parallel
                        ? HistoryEventType.PARALLEL_STATE_FAILED
                        : HistoryEventType.MAP_STATE_FAILED;
        owner.last(owner.run().event(type, owner.last()));
    }

    @Override
    public final void cut() {
        for (var member : members) {
            if (member != null) {
                member.cut();
            }
        }
    }

    /** After a redrive: what ended well stays, the rest goes on. */
    final void resume(long previous) {
        over = false;
        failing = null;
        ended = 0;
        owner.last(previous);
        var open = new ArrayList<Frame>();
        for (int i = 0; i < members.size(); i++) {
            var member = members.get(i);
            if (results.get(i) != null) {
                ended++;
            } else if (member != null) {
                open.add(member);
            }
        }
        open.forEach(member -> owner.run().later(() -> member.resume(previous)));
        if (ended == members.size()) {
            succeed();
        } else if (open.isEmpty()) {
            another(previous);
        }
    }

    static int index(Frame frame) {
        var member = frame.member();
        if (member == null) {
            throw new IllegalStateException("a chain of its own is in no fan");
        }
        return member.index();
    }
}
