package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;

import org.jspecify.annotations.Nullable;

/**
 * What a Signature Version 4 says about its maker: {@code <access
 * key>/<date>/<region>/<service>/aws4_request}, in a header or, presigned, in the query string. It
 * is read, not checked: the local cloud keeps no secrets.
 *
 * @param service the signing name; empty if the request is not signed
 */
record Signature(String service, Caller caller) {

    static final Signature NONE = new Signature("", Caller.LOCAL);
    private static final String OLD_KEY = "AWSAccessKeyId";
    private static final String CREDENTIAL = "Credential=";

    static Signature of(Request request) {
        var credential = credential(request);
        if (credential == null) {
            return request.query().contains(OLD_KEY) ? old(request) : NONE;
        }
        var parts = credential.split("/", -1);
        // Signature Version 4A has no region in its scope.
        if (parts.length < 4) {
            return NONE;
        }
        int last = parts.length - 1;
        var region = parts.length == 4 ? Caller.LOCAL.region() : parts[last - 2];
        return new Signature(parts[last - 1], new Caller(account(parts[0]), region));
    }

    private static String account(String accessKey) {
        return accessKey.matches("\\d{12}") ? accessKey : Caller.LOCAL.accountId();
    }

    /**
     * The AWS command line presigns for S3 in Version 2, which names neither service nor region.
     */
    private static Signature old(Request request) {
        var accessKey = Requests.first(Uris.parameters(request.query()), OLD_KEY);
        return new Signature("s3", new Caller(account(accessKey), Caller.LOCAL.region()));
    }

    private static @Nullable String credential(Request request) {
        var header = request.headers().first("Authorization");
        if (header != null) {
            int start = header.indexOf(CREDENTIAL);
            if (start < 0) {
                return null;
            }
            start += CREDENTIAL.length();
            int end = header.indexOf(',', start);
            return header.substring(start, end < 0 ? header.length() : end).strip();
        }
        return request.query().contains("X-Amz-Credential")
                ? Requests.first(Uris.parameters(request.query()), "X-Amz-Credential")
                : null;
    }
}
