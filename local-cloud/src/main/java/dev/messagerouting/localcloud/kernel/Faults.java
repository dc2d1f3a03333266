package dev.messagerouting.localcloud.kernel;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Builds every exception of the local cloud: a typed SDK exception made without code, status and
 * request id answers {@code null} and 0 where its readers expect them.
 */
public final class Faults {

    private static final String COMMON = "software.amazon.awssdk.awscore.";

    private Faults() {}

    /**
     * For example {@code throw Faults.of(ResourceNotFoundException.builder(),
     * "ResourceNotFoundException", 400, "Stream x under account y not found.")}.
     *
     * @param code what AWS sends as the error code, without a name space
     * @param status the HTTP status that AWS answers with
     */
    public static AwsServiceException of(
            AwsServiceException.Builder builder, String code, int status, String message) {
        return builder.message(message)
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode(code)
                                .errorMessage(message)
                                .serviceName(service(builder))
                                .build())
                .statusCode(status)
                .requestId(Names.uuid())
                .build();
    }

    /** As AWS's messages name it: the SDK's exceptions of a service extend one of its name. */
    private static String service(AwsServiceException.Builder builder) {
        Class<?> type = builder.getClass();
        while (!type.getName().startsWith(COMMON)
                && !type.getSuperclass().getName().startsWith(COMMON)) {
            type = type.getSuperclass();
        }
        return type.getEnclosingClass().getSimpleName().replace("Exception", "");
    }

    /**
     * What the local cloud does not do, it says: by service, operation and, if it helps, the part
     * of it.
     */
    public static AwsServiceException notImplemented(String service, String what) {
        return of(
                AwsServiceException.builder(),
                "NotImplemented",
                501,
                "The local cloud does not implement " + service + " " + what + ".");
    }
}
