package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.CallJournal;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Faults;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;
import dev.messagerouting.localcloud.kernel.HttpHandler.Response;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.Objects;

/** Answers AWS requests: finds service and operation, reads, calls, writes; faults included. */
final class AwsDoor {

    private static final Logger LOG = LoggerFactory.getLogger(AwsDoor.class);
    private static final int LARGEST_UNKNOWN = 1 << 20;

    private final ServiceTable table;
    private final CallJournal journal;

    AwsDoor(ServiceTable table, CallJournal journal) {
        this.table = table;
        this.journal = journal;
    }

    /** One request on its way: what is known of it when something fails. */
    private static final class Passage {
        String service = "-";
        String operation = "-";
        String outcome = CallJournal.OK;
    }

    /** How many bytes a request with these headers may have; its body is not looked at. */
    int maxBody(Request head) {
        var endpoint = choose(head, signature(head)).endpoint();
        return endpoint == null ? LARGEST_UNKNOWN : endpoint.service().maxBody();
    }

    /** A refusal in the form of the service that the request means. */
    Response refuse(Request head, String code, int status, @Nullable String message) {
        var fault = Endpoint.fault(code, status, Objects.requireNonNullElse(message, ""));
        return choose(head, signature(head)).dialect().fault(fault, head, Names.uuid());
    }

    Response answer(Request request) {
        var running = journal.begin();
        var passage = new Passage();
        var signature = signature(request);
        var choice = choose(request, signature);
        try {
            return ScopedValue.where(Caller.SCOPE, signature.caller())
                    .call(() -> pass(request, choice, passage));
        } catch (RuntimeException failure) {
            var fault = fault(failure, choice.dialect(), passage);
            passage.outcome = Objects.requireNonNullElse(fault.awsErrorDetails().errorCode(), "");
            var id = Objects.requireNonNullElseGet(fault.requestId(), Names::uuid);
            return choice.dialect().fault(fault, request, id);
        } finally {
            running.end(passage.service, passage.operation, passage.outcome);
        }
    }

    private static Signature signature(Request request) {
        try {
            return Signature.of(request);
        } catch (Malformed malformed) {
            return Signature.NONE;
        }
    }

    private ServiceTable.Choice choose(Request request, Signature signature) {
        try {
            return table.choose(request, signature);
        } catch (Malformed malformed) {
            return ServiceTable.malformed(malformed);
        }
    }

    private static Response pass(Request sent, ServiceTable.Choice choice, Passage passage) {
        var endpoint = choice.endpoint();
        var refusal = choice.refusal();
        if (endpoint == null || refusal != null) {
            LOG.warn(
                    "Refused {} {}: {}",
                    sent.method(),
                    sent.path(),
                    refusal == null ? "no such service" : Requests.message(refusal));
            throw Objects.requireNonNull(refusal);
        }
        var dialect = choice.dialect();
        passage.service = endpoint.service().name();
        var request = dialect.plain(sent, endpoint.service().maxBody());
        var asked = dialect.find(endpoint, request);
        passage.operation = asked.operation().name;
        var built = dialect.read(asked, request);
        var answer = asked.operation().call(endpoint.service().service(), built, request.body());
        return dialect.write(asked, answer, Names.uuid());
    }

    /** Whatever happened, as something that a client understands. */
    private static AwsServiceException fault(
            RuntimeException failure, Dialect dialect, Passage passage) {
        return switch (failure) {
            case AwsServiceException fault -> complete(fault, passage);
            case Malformed malformed -> {
                LOG.info(
                        "Refused {} {}: {}",
                        passage.service,
                        passage.operation,
                        malformed.getMessage());
                yield Endpoint.fault(
                        dialect.malformedCode(),
                        400,
                        Objects.requireNonNullElse(malformed.getMessage(), ""));
            }
            case UnsupportedOperationException unwritten -> {
                LOG.warn(
                        "{} {} needs what is not implemented",
                        passage.service,
                        passage.operation,
                        unwritten);
                yield Faults.notImplemented(
                        passage.service, passage.operation + " with these parameters");
            }
            default -> bug(failure, passage);
        };
    }

    /** A typed exception that was not made by {@link Faults} lacks code and status. */
    private static AwsServiceException complete(AwsServiceException fault, Passage passage) {
        var details = fault.awsErrorDetails();
        return details == null || details.errorCode() == null || fault.statusCode() == 0
                ? bug(fault, passage)
                : fault;
    }

    private static AwsServiceException bug(RuntimeException failure, Passage passage) {
        var hash = hash(failure);
        LOG.error("{} {} failed: {}", passage.service, passage.operation, hash, failure);
        return Endpoint.fault(
                "InternalFailure",
                500,
                "The local cloud failed at %s %s; its log has more under %s."
                        .formatted(passage.service, passage.operation, hash));
    }

    /** The same for the same failure at the same place, so that two people can tell. */
    private static String hash(RuntimeException failure) {
        var trace = failure.getStackTrace();
        int hash = failure.getClass().getName().hashCode();
        for (int i = 0; i < Math.min(3, trace.length); i++) {
            hash = 31 * hash + trace[i].toString().hashCode();
        }
        return "%08x".formatted(hash);
    }
}
