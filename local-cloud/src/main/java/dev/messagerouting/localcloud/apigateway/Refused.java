package dev.messagerouting.localcloud.apigateway;

/** API Gateway answers by itself: the reason, and the message that the caller sees. */
final class Refused extends RuntimeException {

    private final Refusal refusal;
    private final int status;

    Refused(Refusal refusal, String message) {
        this(refusal, refusal.status(), message);
    }

    /**
     * @param status where AWS answers with another than the reason's own
     */
    Refused(Refusal refusal, int status, String message) {
        super(message);
        this.refusal = refusal;
        this.status = status;
    }

    Refused(Refusal refusal, int status, String message, Throwable cause) {
        super(message, cause);
        this.refusal = refusal;
        this.status = status;
    }

    Refusal refusal() {
        return refusal;
    }

    int status() {
        return status;
    }

    static Refused misconfigured(String forTheLog) {
        return new Refused(
                Refusal.API_CONFIGURATION_ERROR,
                500,
                "Internal server error",
                new IllegalStateException(forTheLog));
    }
}
