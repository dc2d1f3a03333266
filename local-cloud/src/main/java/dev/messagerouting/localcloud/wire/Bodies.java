package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;

import software.amazon.awssdk.core.SdkBytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.zip.GZIPInputStream;

/** Reads bodies whole, but never more than allowed, and uncompressed. */
final class Bodies {

    static final SdkBytes NOTHING = SdkBytes.fromByteArray(new byte[0]);

    /** More bytes than allowed, stated or sent. */
    static final class TooLarge extends Exception {
        @Serial private static final long serialVersionUID = 1;
    }

    private Bodies() {}

    /** Refuses by what the request itself says of its length. */
    static void check(Headers headers, int limit) throws TooLarge {
        var stated = headers.first("Content-Length", "0");
        if (stated.length() > 9 || Integer.parseInt(stated) > limit) {
            throw new TooLarge();
        }
    }

    static SdkBytes read(InputStream in, int limit) throws IOException, TooLarge {
        var bytes = in.readNBytes(limit);
        if (bytes.length == limit && in.read() >= 0) {
            throw new TooLarge();
        }
        return SdkBytes.fromByteArrayUnsafe(bytes);
    }

    /** Clients compress large requests on their own account: metrics, for example. */
    static Request inflate(Request request, int limit) {
        if (!request.headers().first("Content-Encoding", "").equalsIgnoreCase("gzip")) {
            return request;
        }
        try (var in = new GZIPInputStream(request.body().asInputStream())) {
            return new Request(
                    request.method(),
                    request.path(),
                    request.query(),
                    request.headers(),
                    read(in, limit));
        } catch (TooLarge tooLarge) {
            throw new Malformed("The body has more than " + limit + " bytes when uncompressed");
        } catch (IOException malformed) {
            throw new Malformed("The body is not compressed as Content-Encoding says");
        }
    }
}
