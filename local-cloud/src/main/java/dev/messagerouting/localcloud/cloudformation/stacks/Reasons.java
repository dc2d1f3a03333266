package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.kernel.Names;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

import java.util.Collection;

/** The sentences that stand behind a status. */
final class Reasons {

    static final String USER = "User Initiated";
    static final String INITIATED = "Resource creation Initiated";
    static final String CREATION_CANCELLED = "Resource creation cancelled";
    static final String UPDATE_CANCELLED = "Resource update cancelled";
    static final String REPLACING =
            "Requested update requires the creation of a new physical resource; hence creating"
                    + " one.";

    private static final Logger LOG = LoggerFactory.getLogger(Reasons.class);

    private Reasons() {}

    /** Why a resource failed, in the form in which CloudFormation quotes its resource handlers. */
    static String of(RuntimeException failure, String logicalId) {
        if (failure instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
            return quoted(refused);
        }
        if (!(failure instanceof SdkException)) {
            LOG.error("{} failed by a mistake of ours", logicalId, failure);
        }
        return handler(String.valueOf(failure.getMessage()), "InternalFailure");
    }

    private static String quoted(AwsServiceException refused) {
        var code = refused.awsErrorDetails().errorCode();
        var ours = "ValidationError".equals(code) || "NotImplemented".equals(code);
        return ours
                ? refused.awsErrorDetails().errorMessage()
                : handler(String.valueOf(refused.getMessage()), handlerCode(refused, code));
    }

    private static String handler(String message, String code) {
        return "Resource handler returned message: \""
                + message
                + "\" (RequestToken: "
                + Names.uuid()
                + ", HandlerErrorCode: "
                + code
                + ")";
    }

    private static String handlerCode(AwsServiceException refused, String code) {
        if (code.contains("AlreadyExists") || code.contains("AlreadyOwned")) {
            return "AlreadyExists";
        }
        if (gone(refused)) {
            return "NotFound";
        }
        if (code.contains("Throttl") || code.contains("TooManyRequests")) {
            return "Throttling";
        }
        return refused.statusCode() / 100 == 4 ? "InvalidRequest" : "GeneralServiceException";
    }

    /** Whether a service says that it does not know the resource. */
    static boolean gone(AwsServiceException refused) {
        var code = refused.awsErrorDetails() == null ? "" : refused.awsErrorDetails().errorCode();
        return refused.statusCode() == 404
                || code.contains("NotFound")
                || code.startsWith("NoSuch")
                || code.contains("DoesNotExist");
    }

    static String failed(String verb, Collection<String> names) {
        return "The following resource(s) failed to "
                + verb
                + ": ["
                + String.join(", ", names)
                + "]. ";
    }
}
