package dev.messagerouting.localcloud.ecr;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All repositories at one moment, by name. */
record EcrState(Map<String, Holding> repositories) {

    /** An image and the manifest it was put with. */
    record Image(ImageDetail detail, String manifest) {}

    /**
     * A repository with what it holds.
     *
     * @param images by digest
     */
    record Holding(
            Repository repository,
            Map<String, Image> images,
            List<Tag> tags,
            @Nullable String policy,
            @Nullable String lifecycle) {

        Holding with(Map<String, Image> changed) {
            return new Holding(repository, changed, tags, policy, lifecycle);
        }

        Holding with(Repository changed) {
            return new Holding(changed, images, tags, policy, lifecycle);
        }

        Holding withTags(List<Tag> changed) {
            return new Holding(repository, images, changed, policy, lifecycle);
        }

        Holding withPolicy(@Nullable String changed) {
            return new Holding(repository, images, tags, changed, lifecycle);
        }

        Holding withLifecycle(@Nullable String changed) {
            return new Holding(repository, images, tags, policy, changed);
        }
    }

    EcrState with(Holding holding) {
        var copy = new LinkedHashMap<>(repositories);
        copy.put(holding.repository().repositoryName(), holding);
        return new EcrState(Collections.unmodifiableMap(copy));
    }

    EcrState without(String name) {
        var copy = new LinkedHashMap<>(repositories);
        copy.remove(name);
        return new EcrState(Collections.unmodifiableMap(copy));
    }

    Holding find(@Nullable String name) {
        var found = name == null ? null : repositories.get(name);
        if (found == null) {
            throw EcrFaults.noRepository(String.valueOf(name));
        }
        return found;
    }
}
