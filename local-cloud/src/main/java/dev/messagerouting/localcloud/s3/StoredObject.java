package dev.messagerouting.localcloud.s3;

import software.amazon.awssdk.core.SdkBytes;

import java.time.Instant;

/**
 * An object.
 *
 * @param etag without quotes
 * @param parts how many parts it was uploaded in; 0 if in one request
 */
record StoredObject(
        ObjectHead head, SdkBytes bytes, String etag, Sum sum, int parts, Instant modified) {

    long size() {
        return bytes.asByteArrayUnsafe().length;
    }

    String quotedEtag() {
        return '"' + etag + '"';
    }
}
