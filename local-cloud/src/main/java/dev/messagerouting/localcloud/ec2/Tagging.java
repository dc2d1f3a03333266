package dev.messagerouting.localcloud.ec2;

import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private static boolean names(Tag wanted, Tag tag) {
        return wanted.key().equals(tag.key())
                && (wanted.value() == null || wanted.value().equals(tag.value()));
    }
}
