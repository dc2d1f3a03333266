package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Fetches function code. Functions with the same archive share it in memory: the same object in S3
 * is known by its ETag, so that the four functions of a route hash and unpack one jar once.
 */
final class CodeStore {

    private final S3Client s3;
    private final Map<String, WeakReference<CodeArchive>> known = new ConcurrentHashMap<>();

    CodeStore(S3Client s3) {
        this.s3 = s3;
    }

    CodeArchive fetch(
            @Nullable SdkBytes zipFile,
            @Nullable String bucket,
            @Nullable String key,
            @Nullable String version,
            @Nullable String imageUri) {
        if (imageUri != null) {
            throw Faults.notImplemented("Lambda", "functions from container images: " + imageUri);
        }
        if (zipFile != null) {
            var zip = zipFile.asByteArrayUnsafe();
            return archive(CodeArchive.hash(zip), zip);
        }
        if (bucket == null || key == null) {
            throw LambdaFaults.invalid("Please provide a source for function code.");
        }
        try {
            var object = s3.getObjectAsBytes(g -> g.bucket(bucket).key(key).versionId(version));
            return archive(object.response().eTag(), object.asByteArrayUnsafe());
        } catch (S3Exception refused) {
            throw LambdaFaults.invalid(
                    "Error occurred while GetObject. S3 Error Code: %s. S3 Error Message: %s"
                            .formatted(
                                    refused.awsErrorDetails().errorCode(),
                                    refused.awsErrorDetails().errorMessage()));
        }
    }

    /** Whoever comes while the same code is being unpacked waits for it. */
    private CodeArchive archive(String identity, byte[] zip) {
        known.values().removeIf(reference -> reference.get() == null);
        var held = new AtomicReference<@Nullable CodeArchive>();
        known.compute(
                identity,
                (_, reference) -> {
                    var there = reference == null ? null : reference.get();
                    if (there != null) {
                        held.set(there);
                        return reference;
                    }
                    var fresh = CodeArchive.of(zip, CodeArchive.hash(zip));
                    held.set(fresh);
                    return new WeakReference<>(fresh);
                });
        return Objects.requireNonNull(held.get());
    }
}
