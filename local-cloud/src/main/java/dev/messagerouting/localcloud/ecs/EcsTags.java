package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Cell;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecs.model.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags of clusters, services, tasks and task definitions. */
final class EcsTags {

    private final Cell<EcsState> state;

    EcsTags(Cell<EcsState> state) {
        this.state = state;
    }

    private static List<Tag> of(EcsState s, @Nullable String arn) {
        if (arn == null
                || (!s.clusters().containsKey(arn)
                        && !s.services().containsKey(arn)
                        && !s.tasks().containsKey(arn)
                        && !s.definitions().containsKey(arn))) {
            throw EcsFaults.parameter("The specified resource was not found: " + arn);
        }
        return s.tags().getOrDefault(arn, List.of());
    }

    TagResourceResponse tag(TagResourceRequest request) {
        state.update(
                s -> {
                    Map<String, Tag> all = new LinkedHashMap<>();
                    of(s, request.resourceArn()).forEach(tag -> all.put(tag.key(), tag));
                    request.tags().forEach(tag -> all.put(tag.key(), tag));
                    return s.withTags(request.resourceArn(), List.copyOf(all.values()));
                });
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(UntagResourceRequest request) {
        state.update(
                s ->
                        s.withTags(
                                request.resourceArn(),
                                of(s, request.resourceArn()).stream()
                                        .filter(tag -> !request.tagKeys().contains(tag.key()))
                                        .toList()));
        return UntagResourceResponse.builder().build();
    }

    ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(of(state.get(), request.resourceArn()))
                .build();
    }
}
