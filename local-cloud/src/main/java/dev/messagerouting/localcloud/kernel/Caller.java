package dev.messagerouting.localcloud.kernel;

/**
 * Which account and region called: not part of any request, so it travels as a scoped value. In
 * process, without a binding, it is the local account in {@code us-east-1}.
 */
public record Caller(String accountId, String region) {

    public static final Caller LOCAL = new Caller("000000000000", "us-east-1");

    /** Bound by the wire door for the length of one call. */
    public static final ScopedValue<Caller> SCOPE = ScopedValue.newInstance();

    public static Caller current() {
        return SCOPE.orElse(LOCAL);
    }

    /**
     * {@code arn:aws:<service>:<region>:<account>:<resource>} in this caller's account and region.
     */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
    }
}
