package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Faults;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A service behind the door with its operations. */
record Endpoint(WireService service, Operations operations) {

    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

    Endpoint(WireService service) {
        this(service, new Operations(service));
    }

    /**
     * The operation called {@code name}, or the refusal: by its name if AWS has it, else with what
     * AWS answers to nonsense.
     */
    Operation operation(String name, AwsServiceException unknown) {
        var operation = operations.find(name);
        if (operation != null) {
            return operation;
        }
        var real = operations.inModel(name);
        throw real == null ? unknown : notImplemented(real);
    }

    AwsServiceException notImplemented(String operation) {
        LOG.warn("Refused {} {}: not implemented", service.name(), operation);
        return Faults.notImplemented(service.name(), operation);
    }

    static AwsServiceException fault(String code, int status, String message) {
        return Faults.of(AwsServiceException.builder(), code, status, message);
    }
}
