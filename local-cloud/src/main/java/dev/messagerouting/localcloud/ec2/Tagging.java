package dev.messagerouting.localcloud.ec2;

import software.amazon.awssdk.services.ec2.model.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tags of any resource, by its id. */
final class Tagging {

    private Tagging() {}

    static Ec2State tag(Ec2State s, List<String> ids, List<Tag> added) {
        var next = s;
        for (var id : ids) {
            Map<String, Tag> all = new LinkedHashMap<>();
            s.tagsOf(id).forEach(tag -> all.put(tag.key(), tag));
            added.forEach(tag -> all.put(tag.key(), tag));
            next = next.withTags(id, List.copyOf(all.values()));
        }
        return next;
    }

    /** Those with the key, and the value if one is given; all if none is named. */
    static Ec2State untag(Ec2State s, List<String> ids, List<Tag> gone) {
        var next = s;
        for (var id : ids) {
            var left =
                    s.tagsOf(id).stream()
                            .filter(
                                    tag ->
                                            !gone.isEmpty()
                                                    && gone.stream().noneMatch(g -> names(g, tag)))
                            .toList();
            next = next.withTags(id, left);
        }
        return next;
    }

    static DescribeTagsResponse describe(Ec2State s, DescribeTagsRequest request) {
        var all = new ArrayList<TagDescription>();
        s.tags().forEach((id, tags) -> tags.forEach(tag -> all.add(description(id, tag))));
        var found =
                Filters.apply(
                        List.copyOf(all),
                        request.filters(),
                        (tag, name) ->
                                switch (name) {
                                    case "key" -> List.of(tag.key());
                                    case "value" -> List.of(tag.value());
                                    case "resource-id" -> List.of(tag.resourceId());
                                    case "resource-type" -> List.of(tag.resourceTypeAsString());
                                    default -> null;
                                },
                        tag -> List.of(Tag.builder().key(tag.key()).value(tag.value()).build()));
        return DescribeTagsResponse.builder().tags(found).build();
    }

    private static TagDescription description(String id, Tag tag) {
        return TagDescription.builder()
                .key(tag.key())
                .value(Objects.requireNonNullElse(tag.value(), ""))
                .resourceId(id)
                .resourceType(type(id))
                .build();
    }

    private static ResourceType type(String id) {
        return switch (id.substring(0, Math.max(0, id.indexOf('-')))) {
            case "vpc" -> ResourceType.VPC;
            case "subnet" -> ResourceType.SUBNET;
            case "igw" -> ResourceType.INTERNET_GATEWAY;
            case "rtb" -> ResourceType.ROUTE_TABLE;
            case "sg" -> ResourceType.SECURITY_GROUP;
            case "sgr" -> ResourceType.SECURITY_GROUP_RULE;
            case "vpce" -> ResourceType.VPC_ENDPOINT;
            case "eni" -> ResourceType.NETWORK_INTERFACE;
            case "acl" -> ResourceType.NETWORK_ACL;
            default -> ResourceType.UNKNOWN_TO_SDK_VERSION;
        };
    }

    private static boolean names(Tag wanted, Tag tag) {
        return wanted.key().equals(tag.key())
                && (wanted.value() == null || wanted.value().equals(tag.value()));
    }
}
