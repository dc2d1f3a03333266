package dev.messagerouting.localcloud.identity;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A role as it is recorded. Policies by name, attached ones by ARN, tags by key; all sorted. */
record LocalRole(
        String name,
        String path,
        String arn,
        String id,
        Instant created,
        String trust,
        @Nullable String description,
        int maxSessionSeconds,
        Map<String, String> tags,
        Map<String, String> policies,
        Map<String, String> attached) {

    LocalRole {
        tags = sorted(tags);
        policies = sorted(policies);
        attached = sorted(attached);
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    static Map<String, String> with(Map<String, String> map, String key, String value) {
        var next = new TreeMap<>(map);
        next.put(key, value);
        return next;
    }

    static Map<String, String> without(Map<String, String> map, String key) {
        var next = new TreeMap<>(map);
        next.remove(key);
        return next;
    }

    LocalRole trusting(String document) {
        return new LocalRole(
                name,
                path,
                arn,
                id,
                created,
                document,
                description,
                maxSessionSeconds,
                tags,
                policies,
                attached);
    }

    LocalRole described(@Nullable String text, int seconds) {
        return new LocalRole(
                name, path, arn, id, created, trust, text, seconds, tags, policies, attached);
    }

    LocalRole tagged(Map<String, String> next) {
        return new LocalRole(
                name,
                path,
                arn,
                id,
                created,
                trust,
                description,
                maxSessionSeconds,
                next,
                policies,
                attached);
    }

    LocalRole withPolicies(Map<String, String> next) {
        return new LocalRole(
                name,
                path,
                arn,
                id,
                created,
                trust,
                description,
                maxSessionSeconds,
                tags,
                next,
                attached);
    }

    LocalRole withAttached(Map<String, String> next) {
        return new LocalRole(
                name,
                path,
                arn,
                id,
                created,
                trust,
                description,
                maxSessionSeconds,
                tags,
                policies,
                next);
    }

    /** Documents come back percent-encoded, as RFC 3986 has it. */
    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Role toSdk() {
        return Role.builder()
                .roleName(name)
                .path(path)
                .arn(arn)
                .roleId(id)
                .createDate(created)
                .assumeRolePolicyDocument(encoded(trust))
                .description(description)
                .maxSessionDuration(maxSessionSeconds)
                .tags(sdkTags())
                .build();
    }

    List<Tag> sdkTags() {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
