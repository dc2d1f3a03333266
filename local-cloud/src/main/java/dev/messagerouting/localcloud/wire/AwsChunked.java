package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;

import software.amazon.awssdk.core.SdkBytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Takes the {@code aws-chunked} encoding off a body and turns its trailers into headers; see
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html. Signatures of chunks are
 * not checked: there is no secret to check them with.
 */
final class AwsChunked {

    private static final String ENCODING = "Content-Encoding";
    private static final String CHUNKED = "aws-chunked";

    private final byte[] bytes;
    private int at;

    private AwsChunked(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean isChunked(Request request) {
        return request.headers().first("x-amz-content-sha256", "").startsWith("STREAMING-")
                || request.headers().first(ENCODING, "").contains(CHUNKED);
    }

    static Request decode(Request request) {
        var chunks = new AwsChunked(request.body().asByteArrayUnsafe());
        var stated = request.headers().first("x-amz-decoded-content-length", "0");
        var body = chunks.body(stated.matches("\\d{1,9}") ? Integer.parseInt(stated) : 0);
        if (request.headers().has("x-amz-decoded-content-length")
                && !stated.equals(Integer.toString(body.length))) {
            throw new Malformed(
                    "x-amz-decoded-content-length says "
                            + stated
                            + ", but the chunks hold "
                            + body.length
                            + " bytes");
        }
        var headers = new Headers.Builder();
        request.headers()
                .asMap()
                .forEach(
                        (name, values) -> {
                            if (!name.equalsIgnoreCase(ENCODING)
                                    && !name.equalsIgnoreCase("Content-Length")) {
                                values.forEach(value -> headers.add(name, value));
                            }
                        });
        var others =
                Arrays.stream(request.headers().first(ENCODING, "").split(",", -1))
                        .map(String::strip)
                        .filter(encoding -> !encoding.isEmpty() && !encoding.equals(CHUNKED))
                        .collect(Collectors.joining(","));
        if (!others.isEmpty()) {
            headers.add(ENCODING, others);
        }
        headers.add("Content-Length", Integer.toString(body.length));
        chunks.trailers(headers);
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                headers.build(),
                SdkBytes.fromByteArrayUnsafe(body));
    }

    private byte[] body(int expected) {
        var body = new ByteArrayOutputStream(Math.min(expected, bytes.length));
        while (true) {
            var line = line();
            int end = line.indexOf(';');
            int size = size(end < 0 ? line : line.substring(0, end));
            if (size == 0) {
                return body.toByteArray();
            }
            if (size < 0 || size > bytes.length - at) {
                throw new Malformed("A chunk of " + size + " bytes is cut short");
            }
            body.write(bytes, at, size);
            at += size;
            if (!line().isEmpty()) {
                throw new Malformed("A chunk is longer than it says");
            }
        }
    }

    private static int size(String hex) {
        try {
            return Integer.parseUnsignedInt(hex.strip(), 16);
        } catch (NumberFormatException malformed) {
            throw new Malformed("\"" + hex + "\" is not the size of a chunk");
        }
    }

    private void trailers(Headers.Builder headers) {
        while (at < bytes.length) {
            var line = line();
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
    }

    private String line() {
        int start = at;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        int end = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
        if (at < bytes.length) {
            at++;
        }
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
