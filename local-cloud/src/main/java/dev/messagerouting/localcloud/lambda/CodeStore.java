package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fetches function code. Functions with the same archive share it in memory. */
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
            return archive(zipFile.asByteArrayUnsafe());
        }
        if (bucket == null || key == null) {
            throw LambdaFaults.invalid("Please provide a source for function code.");
        }
        try {
            return archive(
                    s3.getObjectAsBytes(g -> g.bucket(bucket).key(key).versionId(version))
                            .asByteArrayUnsafe());
        } catch (S3Exception refused) {
            throw LambdaFaults.invalid(
                    "Error occurred while GetObject. S3 Error Code: %s. S3 Error Message: %s"
                            .formatted(
                                    refused.awsErrorDetails().errorCode(),
                                    refused.awsErrorDetails().errorMessage()));
        }
    }

    private CodeArchive archive(byte[] zip) {
        known.values().removeIf(reference -> reference.get() == null);
        var sha256 = CodeArchive.hash(zip);
        var reference = known.get(sha256);
        var there = reference == null ? null : reference.get();
        if (there != null) {
            return there;
        }
        var archive = CodeArchive.of(zip, sha256);
        known.put(sha256, new WeakReference<>(archive));
        return archive;
    }
}
