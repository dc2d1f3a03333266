package dev.messagerouting.localcloud.s3;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Names of buckets and keys, by the rules at
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html.
 */
final class Checks {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final int LONGEST_KEY = 1_024;

    private Checks() {}

    static String bucket(@Nullable String name) {
        if (name == null
                || !BUCKET.matcher(name).matches()
                || name.contains("..")
                || ADDRESS.matcher(name).matches()
                || name.startsWith("xn--")
                || name.endsWith("-s3alias")) {
            throw S3Faults.of("InvalidBucketName", 400, "The specified bucket is not valid.");
        }
        return name;
    }

    static String key(@Nullable String key) {
        if (key == null || key.isEmpty()) {
            throw S3Faults.invalid("A key must be specified");
        }
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw S3Faults.of("KeyTooLongError", 400, "Your key is too long");
        }
        return key;
    }

    /** Access control lists are off in buckets made since 2023; S3 refuses to set them. */
    static void acl(@Nullable String acl) {
        if (acl != null && !acl.equals("bucket-owner-full-control")) {
            throw S3Faults.of(
                    "AccessControlListNotSupported", 400, "The bucket does not allow ACLs");
        }
    }

    static void refuse(@Nullable Object given, String what) {
        if (given != null) {
            throw S3Faults.notImplemented(what);
        }
    }

    static <T> T notNull(@Nullable T value) {
        if (value == null) {
            throw S3Faults.malformed();
        }
        return value;
    }
}
