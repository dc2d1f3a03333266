package dev.messagerouting.localcloud.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

import java.util.ArrayList;
import java.util.List;

/** Tries all operations that the SDK's interface of a service has, declared or not. */
public final class EveryOperation {

    private static final String WORKS = "OK";
    private static final String REFUSED = "NotImplemented";

    private EveryOperation() {}

    /**
     * How one ended.
     *
     * @param declared whether the local class has it
     * @param outcome {@code OK}, an error code, or a failure that is none of AWS's
     */
    public record Outcome(String service, String operation, boolean declared, String outcome) {

        /** Whether it worked or failed in a way that a client understands. */
        public boolean isAcceptable() {
            return declared ? outcome.matches("[A-Za-z.]+") : outcome.equals(REFUSED);
        }
    }

    /** The names of those that the local class has, sorted. */
    public static List<String> declared(WireService service) {
        return new Endpoint(service)
                .operations().declared().stream()
                        .map(operation -> operation.name)
                        .distinct()
                        .sorted()
                        .toList();
    }

    public static List<Outcome> of(WireService service) {
        var endpoint = new Endpoint(service);
        var outcomes = new ArrayList<Outcome>();
        for (var name : endpoint.operations().all()) {
            var declared = endpoint.operations().find(name) != null;
            outcomes.add(new Outcome(service.name(), name, declared, call(endpoint, name)));
        }
        return outcomes;
    }

    /** Nothing but what stands in the path, without which no request can be sent. */
    private static SdkPojo empty(Operation operation) {
        var builder = operation.newRequest();
        for (var field : operation.request.fields) {
            if (field.location == MarshallLocation.PATH
                    || field.location == MarshallLocation.GREEDY_PATH) {
                field.set(builder, "nonesuch");
            }
        }
        return Field.build(builder);
    }

    private static String call(Endpoint endpoint, String name) {
        try {
            var operation =
                    endpoint.operation(
                            name, Endpoint.fault("UnknownOperationException", 400, name));
            operation.call(endpoint.service().service(), empty(operation), Bodies.NOTHING);
            return WORKS;
        } catch (AwsServiceException fault) {
            var details = fault.awsErrorDetails();
            return details == null || details.errorCode() == null || fault.statusCode() < 300
                    ? "without code or status: " + fault
                    : details.errorCode();
        } catch (RuntimeException bug) {
            return "failed: " + bug + " at " + bug.getStackTrace()[0];
        }
    }
}
