package dev.messagerouting.localcloud.s3;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Cell.Change;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** All buckets, as one immutable snapshot. Names of buckets are one space for all accounts. */
final class Shelf {

    private final Cell<Map<String, Bucket>> buckets = new Cell<>(Map.of());

    Map<String, Bucket> all() {
        return buckets.get();
    }

    Bucket get(@Nullable String name) {
        return find(buckets.get(), name);
    }

    /** Adds the bucket that {@code decide} makes of the one that has the name already, if any. */
    void create(String name, Function<@Nullable Bucket, Bucket> decide) {
        buckets.update(all -> with(all, decide.apply(all.get(name))));
    }

    void change(@Nullable String name, UnaryOperator<Bucket> decide) {
        buckets.update(all -> with(all, decide.apply(find(all, name))));
    }

    <R> R commit(@Nullable String name, Function<Bucket, Change<Bucket, R>> decide) {
        return buckets.commit(
                all -> {
                    var change = decide.apply(find(all, name));
                    return new Change<>(with(all, change.next()), change.answer());
                });
    }

    void delete(@Nullable String name) {
        buckets.update(
                all -> {
                    var bucket = find(all, name);
                    if (!bucket.objects().isEmpty()) {
                        throw S3Faults.of(
                                "BucketNotEmpty",
                                409,
                                "The bucket you tried to delete is not empty");
                    }
                    var next = new TreeMap<>(all);
                    next.remove(bucket.name());
                    return Collections.unmodifiableMap(next);
                });
    }

    private static Bucket find(Map<String, Bucket> all, @Nullable String name) {
        var bucket = all.get(Checks.bucket(name));
        if (bucket == null) {
            throw S3Faults.noSuchBucket();
        }
        return bucket;
    }

    private static Map<String, Bucket> with(Map<String, Bucket> all, Bucket bucket) {
        var next = new TreeMap<>(all);
        next.put(bucket.name(), bucket);
        return Collections.unmodifiableMap(next);
    }
}
