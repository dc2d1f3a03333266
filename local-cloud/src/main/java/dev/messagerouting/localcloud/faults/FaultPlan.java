package dev.messagerouting.localcloud.faults;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are asked for now. Without any, a call costs one look at an empty list. */
public final class FaultPlan {

    /**
     * A rule at work.
     *
     * @param calls how many it concerned so far
     * @param struck how many of them it struck
     */
    public record Active(FaultRule rule, Instant until, long calls, long struck) {

        private Active counted(boolean strikes) {
            return new Active(rule, until, calls + 1, struck + (strikes ? 1 : 0));
        }
    }

    private final Cell<List<Active>> active = new Cell<>(List.of());
    private final CloudTime time;

    public FaultPlan(CloudTime time) {
        this.time = time;
    }

    /** From now on, until its time is over. Of several that strike a call, the first counts. */
    public void add(FaultRule rule) {
        var added = new Active(rule, time.now().plus(rule.lasting()), 0, 0);
        active.update(
                rules -> {
                    var next = new ArrayList<>(rules);
                    next.add(added);
                    return List.copyOf(next);
                });
    }

    public void clear() {
        active.update(_ -> List.of());
    }

    /** Those whose time is not over, in the order in which they were added. */
    public List<Active> list() {
        var now = time.now();
        return active.update(
                rules -> rules.stream().filter(rule -> now.isBefore(rule.until())).toList());
    }

    /** Whether there is no rule at all. */
    boolean isIdle() {
        return active.get().isEmpty();
    }

    /** Decides on one call, and counts it. */
    Optional<Strike> strike(FaultyCall call) {
        if (isIdle()) {
            return Optional.empty();
        }
        var now = time.now();
        return active.commit(rules -> decide(rules, call, now));
    }

    private static Cell.Change<List<Active>, Optional<Strike>> decide(
            List<Active> rules, FaultyCall call, Instant now) {
        var next = new ArrayList<Active>(rules.size());
        Optional<Strike> first = Optional.empty();
        for (var known : rules) {
            var rule = known.rule();
            if (!now.isBefore(known.until())) {
                continue;
            }
            if (!rule.concerns(call)) {
                next.add(known);
                continue;
            }
            boolean strikes =
                    Strike.chance(rule.seed(), known.calls()) < rule.share() && first.isEmpty();
            next.add(known.counted(strikes));
            if (strikes) {
                first = Optional.of(new Strike(rule.fault(), rule.seed(), known.calls()));
            }
        }
        return new Cell.Change<>(List.copyOf(next), first);
    }

    CloudTime time() {
        return time;
    }

    /** What the function {@code arn} is to throw instead of running now, if anything. */
    public Optional<Fault.Throw> thrown(String arn) {
        if (isIdle()) {
            return Optional.empty();
        }
        var call =
                new FaultyCall(
                        FaultyService.LAMBDA,
                        "Invoke",
                        FaultyCall.Kind.FUNCTION,
                        () -> List.of(arn));
        return strike(call)
                .flatMap(
                        strike ->
                                strike.fault() instanceof Fault.Throw thrown
                                        ? Optional.of(thrown)
                                        : Optional.empty());
    }
}
