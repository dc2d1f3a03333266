package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * {@code arn:aws:apigateway:<region>:<service>:action/<action>} or {@code …:path/<path>}, as <a
 * href="https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html">PutIntegration</a>
 * documents it.
 */
record IntegrationUri(String region, String service, String kind, String target) {

    private static final Pattern FORM =
            Pattern.compile("arn:[^:]+:apigateway:([^:]*):([^:/]+):(action|path)/(.+)");
    private static final Pattern FUNCTION =
            Pattern.compile("/?2015-03-31/functions/(.+)/invocations");

    static @Nullable IntegrationUri parse(String uri) {
        var form = FORM.matcher(uri);
        return form.matches()
                ? new IntegrationUri(form.group(1), form.group(2), form.group(3), form.group(4))
                : null;
    }

    boolean isFunction() {
        return service.equals("lambda") && FUNCTION.matcher(target).matches();
    }

    /** The function's name or ARN, if {@link #isFunction}. */
    String function() {
        var form = FUNCTION.matcher(target);
        return form.matches() ? form.group(1) : target;
    }
}
