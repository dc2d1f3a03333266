package dev.messagerouting.localcloud.s3;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A bucket with all that is in it. Immutable; changes make a new one. */
record Bucket(
        String name,
        String account,
        String region,
        Instant created,
        NavigableMap<String, StoredObject> objects,
        Map<String, Upload> uploads,
        Map<Setting, Object> settings) {

    /** A multipart upload that is neither completed nor aborted, with its parts by number. */
    record Upload(
            String id,
            ObjectHead head,
            ChecksumAlgorithm algorithm,
            ChecksumType type,
            NavigableMap<Integer, Part> parts,
            Instant begun) {

        Upload with(Part part) {
            var next = new TreeMap<>(parts);
            next.put(part.number(), part);
            return new Upload(id, head, algorithm, type, next, begun);
        }
    }

    /** One part of an upload. */
    record Part(int number, String etag, SdkBytes bytes, Sum sum, Instant modified) {}

    Bucket {
        objects = Collections.unmodifiableNavigableMap(objects);
        uploads = Collections.unmodifiableMap(uploads);
        settings = Collections.unmodifiableMap(settings);
    }

    static Bucket empty(String name, String account, String region, Instant created) {
        return new Bucket(
                name,
                account,
                region,
                created,
                new TreeMap<>(),
                Map.of(),
                new EnumMap<>(Setting.class));
    }

    Bucket with(StoredObject object) {
        var next = new TreeMap<>(objects);
        next.put(object.head().key(), object);
        return new Bucket(name, account, region, created, next, uploads, settings);
    }

    Bucket without(String key) {
        var next = new TreeMap<>(objects);
        next.remove(key);
        return new Bucket(name, account, region, created, next, uploads, settings);
    }

    Bucket withUpload(Upload upload) {
        var next = new TreeMap<>(uploads);
        next.put(upload.id(), upload);
        return new Bucket(name, account, region, created, objects, next, settings);
    }

    Bucket withoutUpload(String id) {
        var next = new TreeMap<>(uploads);
        next.remove(id);
        return new Bucket(name, account, region, created, objects, next, settings);
    }

    Bucket set(Setting setting, Object value) {
        var next = new EnumMap<Setting, Object>(Setting.class);
        next.putAll(settings);
        next.put(setting, value);
        return new Bucket(name, account, region, created, objects, uploads, next);
    }

    Bucket unset(Setting setting) {
        var next = new EnumMap<Setting, Object>(Setting.class);
        next.putAll(settings);
        next.remove(setting);
        return new Bucket(name, account, region, created, objects, uploads, next);
    }
}
