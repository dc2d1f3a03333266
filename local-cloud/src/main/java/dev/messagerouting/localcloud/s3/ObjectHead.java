package dev.messagerouting.localcloud.s3;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import java.util.Map;
import java.util.Objects;

/** What an object is stored with besides its bytes. */
record ObjectHead(
        String key,
        String contentType,
        @Nullable String cacheControl,
        @Nullable String contentDisposition,
        @Nullable String contentEncoding,
        @Nullable String contentLanguage,
        @Nullable String storageClass,
        Map<String, String> metadata) {

    private static final String USUAL_TYPE = "binary/octet-stream";

    ObjectHead {
        metadata = Map.copyOf(metadata);
    }

    static ObjectHead of(PutObjectRequest request) {
        return new ObjectHead(
                Checks.key(request.key()),
                Objects.requireNonNullElse(request.contentType(), USUAL_TYPE),
                request.cacheControl(),
                request.contentDisposition(),
                request.contentEncoding(),
                request.contentLanguage(),
                request.storageClassAsString(),
                request.metadata());
    }

    static ObjectHead of(CreateMultipartUploadRequest request) {
        return new ObjectHead(
                Checks.key(request.key()),
                Objects.requireNonNullElse(request.contentType(), USUAL_TYPE),
                request.cacheControl(),
                request.contentDisposition(),
                request.contentEncoding(),
                request.contentLanguage(),
                request.storageClassAsString(),
                request.metadata());
    }

    static ObjectHead of(CopyObjectRequest request) {
        return new ObjectHead(
                Checks.key(request.destinationKey()),
                Objects.requireNonNullElse(request.contentType(), USUAL_TYPE),
                request.cacheControl(),
                request.contentDisposition(),
                request.contentEncoding(),
                request.contentLanguage(),
                request.storageClassAsString(),
                request.metadata());
    }

    ObjectHead at(String otherKey) {
        return new ObjectHead(
                otherKey,
                contentType,
                cacheControl,
                contentDisposition,
                contentEncoding,
                contentLanguage,
                storageClass,
                metadata);
    }
}
