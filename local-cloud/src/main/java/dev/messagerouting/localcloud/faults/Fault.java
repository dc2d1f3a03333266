package dev.messagerouting.localcloud.faults;

import java.time.Duration;

/** What goes wrong with a call. */
public sealed interface Fault {

    /** Refused before anything is done, with the service's own words for "too many requests". */
    record Throttle() implements Fault {}

    /** Refused before anything is done, with the service's own internal error. */
    record Fail() implements Fault {}

    /** Done, but only after a while on the cloud's clock. */
    record Late(Duration delay) implements Fault {}

    /**
     * Done for a part: entries of a batch fail, or a page has fewer entries than asked for.
     *
     * @param part how much is missing: of each entry the chance, of a page the share, 0 to 1
     */
    record Partial(double part) implements Fault {}

    /** Done; then the answer is lost, and the caller gets the service's internal error. */
    record LoseAnswer() implements Fault {}

    /** A function that throws instead of doing its work. */
    record Throw(String errorType, String message) implements Fault {}

    /** As the command line calls it. */
    default String word() {
        return switch (this) {
            case Throttle() -> "throttle";
            case Fail() -> "fail";
            case Late _ -> "late";
            case Partial _ -> "partial";
            case LoseAnswer() -> "loseanswer";
            case Throw _ -> "throw";
        };
    }
}
