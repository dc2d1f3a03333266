package dev.messagerouting.localcloud.s3;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Preconditions of reads and writes, as RFC 9110 orders them. */
record Conditions(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable Instant ifModifiedSince,
        @Nullable Instant ifUnmodifiedSince) {

    void checkRead(StoredObject object) {
        var modified = object.modified().truncatedTo(ChronoUnit.SECONDS);
        if (ifMatch != null) {
            if (!names(ifMatch, object)) {
                throw S3Faults.preconditionFailed();
            }
        } else if (ifUnmodifiedSince != null && modified.isAfter(ifUnmodifiedSince)) {
            throw S3Faults.preconditionFailed();
        }
        if (ifNoneMatch != null) {
            if (names(ifNoneMatch, object)) {
                throw notModified();
            }
        } else if (ifModifiedSince != null && !modified.isAfter(ifModifiedSince)) {
            throw notModified();
        }
    }

    /** Writes know entity tags only. */
    void checkWrite(@Nullable StoredObject before) {
        if (ifNoneMatch != null && before != null) {
            throw S3Faults.preconditionFailed();
        }
        if (ifMatch != null && before == null) {
            throw S3Faults.noSuchKey();
        }
        if (ifMatch != null && before != null && !names(ifMatch, before)) {
            throw S3Faults.preconditionFailed();
        }
    }

    private static boolean names(String tags, StoredObject object) {
        for (var tag : tags.split(",", -1)) {
            var bare = tag.strip().replace("\"", "");
            if (bare.equals("*") || bare.equals(object.etag())) {
                return true;
            }
        }
        return false;
    }

    private static RuntimeException notModified() {
        return S3Faults.of("NotModified", 304, "Not Modified");
    }
}
