package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.HttpHandler.Request;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What requests of several protocols say in the same way. */
final class Requests {

    private static final String RPC = "/service/";

    private Requests() {}

    /**
     * What stands before the operation in the target header or in an RPC path; empty if neither.
     */
    static String target(Request request) {
        var target = request.headers().first("X-Amz-Target");
        if (target != null) {
            return target.substring(0, Math.max(0, target.lastIndexOf('.')));
        }
        int end = request.path().indexOf('/', RPC.length());
        return request.path().startsWith(RPC) && end > 0
                ? request.path().substring(RPC.length(), end)
                : "";
    }

    static boolean isRpc(Request request) {
        return request.path().startsWith(RPC) && request.path().contains("/operation/");
    }

    /** The operation in the target header or at the end of an RPC path. */
    static String operation(Request request) {
        var target = request.headers().first("X-Amz-Target");
        return target != null
                ? target.substring(target.lastIndexOf('.') + 1)
                : request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    /** The parameters of the query string and, if the body is a form, of the body. */
    static Map<String, List<String>> form(Request request) {
        var parameters = Uris.parameters(request.query());
        if (!isForm(request)) {
            return parameters;
        }
        var all = new HashMap<>(parameters);
        all.putAll(Uris.parameters(request.body().asString(StandardCharsets.UTF_8)));
        return all;
    }

    static boolean isForm(Request request) {
        return request.headers()
                .first("Content-Type", "")
                .startsWith("application/x-www-form-urlencoded");
    }

    /** Without the code, status and request id that the SDK's own message ends with. */
    static String message(AwsServiceException fault) {
        return Objects.requireNonNullElse(fault.awsErrorDetails().errorMessage(), "");
    }

    static String first(Map<String, List<String>> parameters, String name) {
        var values = parameters.get(name);
        return values == null ? "" : values.getFirst();
    }
}
