package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives bytes by key, whatever the bucket. */
final class FakeS3 implements S3Client {

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    void put(String key, byte[] bytes) {
        objects.put(key, bytes);
    }

    @Override
    public <T> T getObject(
            GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        var bytes = objects.get(request.key());
        if (bytes == null) {
            throw Faults.of(
                    NoSuchKeyException.builder(),
                    "NoSuchKey",
                    404,
                    "The specified key does not exist.");
        }
        try {
            return transformer.transform(
                    GetObjectResponse.builder()
                            .contentLength((long) bytes.length)
                            .eTag('"' + CodeArchive.hash(bytes) + '"')
                            .build(),
                    AbortableInputStream.create(new ByteArrayInputStream(bytes)));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing but memory.
    }
}
