package dev.messagerouting.localcloud.s3;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One page of a bucket's keys, in the order of their bytes.
 *
 * @param last the last key or prefix on the page, where the next one begins; null on the last page
 */
record Listing(List<S3Object> objects, List<CommonPrefix> prefixes, @Nullable String last) {

    /**
     * What is asked for.
     *
     * @param after the page begins behind this key or prefix
     */
    record Ask(
            String prefix,
            @Nullable String delimiter,
            @Nullable String after,
            int size,
            boolean encoded) {}

    private static final int MOST = 1_000;

    static int size(@Nullable Integer asked) {
        int size = asked == null ? MOST : asked;
        if (size < 0) {
            throw S3Faults.invalid("Argument maxKeys must be an integer between 0 and 2147483647");
        }
        return Math.min(size, MOST);
    }

    static Listing of(Bucket bucket, Ask ask) {
        var objects = new ArrayList<S3Object>();
        var prefixes = new ArrayList<CommonPrefix>();
        var after = Objects.requireNonNullElse(ask.after, "");
        String last = null;
        String group = null;
        for (var object : bucket.objects().tailMap(ask.prefix, true).values()) {
            var key = object.head().key();
            if (!key.startsWith(ask.prefix)) {
                break;
            }
            var own = group(key, ask);
            var name = own == null ? key : own;
            if (name.compareTo(after) <= 0
                    || (own != null && own.equals(group))
                    || (own != null && after.startsWith(own))) {
                continue;
            }
            if (objects.size() + prefixes.size() == ask.size) {
                return new Listing(objects, prefixes, ask.size == 0 ? null : last);
            }
            group = own;
            last = name;
            if (own == null) {
                objects.add(entry(object, ask));
            } else {
                prefixes.add(CommonPrefix.builder().prefix(text(own, ask)).build());
            }
        }
        return new Listing(objects, prefixes, null);
    }

    /** The common prefix that the key rolls up into, or null. */
    private static @Nullable String group(String key, Ask ask) {
        var delimiter = ask.delimiter;
        if (delimiter == null || delimiter.isEmpty()) {
            return null;
        }
        int at = key.indexOf(delimiter, ask.prefix.length());
        return at < 0 ? null : key.substring(0, at + delimiter.length());
    }

    private static S3Object entry(StoredObject object, Ask ask) {
        return S3Object.builder()
                .key(text(object.head().key(), ask))
                .lastModified(object.modified())
                .eTag(object.quotedEtag())
                .size(object.size())
                .storageClass(Objects.requireNonNullElse(object.head().storageClass(), "STANDARD"))
                .checksumAlgorithm(object.sum().algorithm())
                .checksumType(object.sum().type())
                .build();
    }

    static String text(String key, Ask ask) {
        return ask.encoded
                ? URLEncoder.encode(key, StandardCharsets.UTF_8)
                        .replace("%2F", "/")
                        .replace("*", "%2A")
                : key;
    }
}
