package dev.messagerouting.localcloud.faults;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A call as rules see it.
 *
 * @param resources by which names it names what it is about, asked for only if a rule wants them
 */
record FaultyCall(
        FaultyService service, String operation, Kind kind, Supplier<List<String>> resources) {

    /** What can go wrong here. */
    enum Kind {
        /** An operation of a service. */
        OPERATION,
        /** HTTP that is passed on: an API's stage, a load balancer. */
        TRAFFIC,
        /** A function that runs. */
        FUNCTION
    }

    boolean canSuffer(Fault fault) {
        return switch (fault) {
            case Fault.Throttle(), Fault.Fail(), Fault.LoseAnswer(), Fault.Late _ ->
                    kind != Kind.FUNCTION;
            case Fault.Partial _ -> kind == Kind.OPERATION && PartialAnswers.in(service, operation);
            case Fault.Throw _ -> kind == Kind.FUNCTION;
        };
    }

    boolean isAbout(String wanted) {
        var pattern =
                Pattern.compile(
                        "(.*[:/])?" + Pattern.quote(wanted).replace("*", "\\E.*\\Q") + "(:\\d+)?",
                        Pattern.DOTALL);
        return resources.get().stream().anyMatch(name -> pattern.matcher(name).matches());
    }
}
