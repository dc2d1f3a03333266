package dev.messagerouting.localcloud.faults;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Which calls fare ill, how, and for how long. The nth call that a rule concerns is struck or not
 * by {@code seed} and n alone, so the same calls in the same order fare the same.
 *
 * @param operation as AWS names it, {@code PutRecords}; null means all
 * @param resource a name, an ARN or the end of one, with {@code *} for anything; null means all
 * @param share how many of the calls are struck, above 0 and at most 1
 * @param lasting from when it is added on
 */
public record FaultRule(
        FaultyService service,
        @Nullable String operation,
        @Nullable String resource,
        Fault fault,
        double share,
        Duration lasting,
        long seed) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * @throws IllegalArgumentException with a sentence that names what is wrong and what would be
     *     right
     */
    public FaultRule {
        if (!(share > 0 && share <= 1)) {
            throw wrong("The share is %s, and should be above 0 and at most 1.", share);
        }
        if (lasting.isNegative() || lasting.isZero() || lasting.compareTo(LONGEST) > 0) {
            throw wrong("It lasts %s, and should last from 1ms to 24h.", FaultText.text(lasting));
        }
        if (operation != null && !service.has(operation)) {
            throw wrong(
                    "%s has no operation %s (as AWS writes it, for example %s; * means all).",
                    service.signingName(), operation, service.example());
        }
        if (resource != null && !service.namesResources()) {
            throw wrong(
                    "Calls of %s are not told apart by a resource: leave @%s away.",
                    service.signingName(), resource);
        }
        check(service, operation, fault);
    }

    /** Every call of an operation, or of all with null, for as long as {@code lasting}. */
    public static FaultRule of(
            FaultyService service,
            @Nullable String operation,
            Fault fault,
            double share,
            Duration lasting,
            long seed) {
        return new FaultRule(service, operation, null, fault, share, lasting, seed);
    }

    /**
     * From its text, for example {@code kinesis:PutRecords:partial:0.2:30s:seed=7}.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static FaultRule parse(String text) {
        return FaultText.parse(text);
    }

    private static void check(FaultyService service, @Nullable String operation, Fault fault) {
        switch (fault) {
            case Fault.Throttle(), Fault.Fail(), Fault.LoseAnswer() -> {}
            case Fault.Late(var delay) -> {
                if (delay.isNegative() || delay.isZero() || delay.compareTo(LONGEST) > 0) {
                    throw wrong(
                            "The delay is %s, and should be from 1ms to 24h.",
                            FaultText.text(delay));
                }
            }
            case Fault.Partial(double part) -> {
                if (!(part > 0 && part <= 1)) {
                    throw wrong("The part is %s, and should be above 0 and at most 1.", part);
                }
                if (!PartialAnswers.in(service, operation)) {
                    throw wrong(
                            "%s:%s has no answer in part; these have: %s.",
                            service.signingName(),
                            operation == null ? "*" : operation,
                            PartialAnswers.text());
                }
            }
            case Fault.Throw _ -> {
                if (service != FaultyService.LAMBDA || !"Invoke".equals(operation)) {
                    throw wrong(
                            "Only functions throw: lambda:Invoke@<function>, not %s:%s.",
                            service.signingName(), operation == null ? "*" : operation);
                }
            }
        }
    }

    // The annotation is not among our dependencies; every sentence is tried by a test.
    @SuppressWarnings("AnnotateFormatMethod")
    static IllegalArgumentException wrong(String sentence, Object... values) {
        return new IllegalArgumentException(sentence.formatted(values));
    }

    boolean concerns(FaultyCall call) {
        return service == call.service()
                && (operation == null || operation.equals(call.operation()))
                && call.canSuffer(fault)
                && (resource == null || call.isAbout(resource));
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return FaultText.text(this);
    }
}
