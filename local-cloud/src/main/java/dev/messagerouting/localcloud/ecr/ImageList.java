package dev.messagerouting.localcloud.ecr;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.messagerouting.localcloud.ecr.EcrState.Holding;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecr.model.*;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The images that a repository lists: a digest of the manifest, and tags. */
final class ImageList {

    private final Cell<EcrState> state;
    private final CloudTime time;

    ImageList(Cell<EcrState> state, CloudTime time) {
        this.state = state;
        this.time = time;
    }

    private static String digest(String manifest) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(manifest.getBytes(UTF_8));
            return "sha256:" + HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    PutImageResponse put(PutImageRequest request) {
        if (request.imageManifest() == null) {
            throw EcrFaults.parameter("Invalid parameter at 'imageManifest': it must be given");
        }
        var digest = digest(request.imageManifest());
        var tag = request.imageTag();
        state.update(
                s -> {
                    var holding = s.find(request.repositoryName());
                    checkNew(holding, digest, tag);
                    return s.with(holding.with(added(holding, digest, tag, request)));
                });
        return PutImageResponse.builder()
                .image(
                        i ->
                                i.registryId(Caller.current().accountId())
                                        .repositoryName(request.repositoryName())
                                        .imageId(d -> d.imageDigest(digest).imageTag(tag))
                                        .imageManifest(request.imageManifest())
                                        .imageManifestMediaType(request.imageManifestMediaType()))
                .build();
    }

    private static void checkNew(Holding holding, String digest, @Nullable String tag) {
        var name = holding.repository().repositoryName();
        for (var image : holding.images().values()) {
            boolean tagged = tag != null && image.detail().imageTags().contains(tag);
            boolean same = image.detail().imageDigest().equals(digest);
            if (same && (tag == null || tagged)) {
                throw EcrFaults.of(
                        ImageAlreadyExistsException.builder(),
                        "ImageAlreadyExistsException",
                        "Image with digest '"
                                + digest
                                + "' and tag '"
                                + tag
                                + "' already exists in the repository with name '"
                                + name
                                + "' in registry with id '"
                                + Caller.current().accountId()
                                + "'");
            }
            if (tagged
                    && holding.repository().imageTagMutability() == ImageTagMutability.IMMUTABLE) {
                throw EcrFaults.of(
                        ImageTagAlreadyExistsException.builder(),
                        "ImageTagAlreadyExistsException",
                        "The image tag '"
                                + tag
                                + "' already exists in the '"
                                + name
                                + "' repository and cannot be overwritten because the repository is"
                                + " immutable.");
            }
        }
    }

    private Map<String, EcrState.Image> added(
            Holding holding, String digest, @Nullable String tag, PutImageRequest request) {
        var next = new LinkedHashMap<String, EcrState.Image>();
        var tags = new ArrayList<String>();
        holding.images()
                .forEach(
                        (known, image) -> {
                            var left =
                                    image.detail().imageTags().stream()
                                            .filter(t -> !t.equals(tag))
                                            .toList();
                            if (known.equals(digest)) {
                                tags.addAll(left);
                            } else {
                                next.put(
                                        known,
                                        new EcrState.Image(
                                                image.detail().toBuilder().imageTags(left).build(),
                                                image.manifest()));
                            }
                        });
        if (tag != null) {
            tags.add(tag);
        }
        var detail =
                ImageDetail.builder()
                        .registryId(Caller.current().accountId())
                        .repositoryName(request.repositoryName())
                        .imageDigest(digest)
                        .imageTags(tags)
                        .imageManifestMediaType(request.imageManifestMediaType())
                        .imagePushedAt(time.now())
                        .imageSizeInBytes((long) request.imageManifest().length())
                        .build();
        next.put(digest, new EcrState.Image(detail, request.imageManifest()));
        return Collections.unmodifiableMap(next);
    }

    private static EcrState.@Nullable Image find(Holding holding, ImageIdentifier id) {
        for (var image : holding.images().values()) {
            boolean byDigest =
                    id.imageDigest() != null
                            && id.imageDigest().equals(image.detail().imageDigest());
            boolean byTag =
                    id.imageTag() != null && image.detail().imageTags().contains(id.imageTag());
            if (byDigest || byTag) {
                return image;
            }
        }
        return null;
    }

    DescribeImagesResponse describe(DescribeImagesRequest request) {
        var holding = state.get().find(request.repositoryName());
        var details = new ArrayList<ImageDetail>();
        for (var id : request.imageIds()) {
            var image = find(holding, id);
            if (image == null) {
                throw EcrFaults.noImage(
                        request.repositoryName(),
                        "{imageDigest:'"
                                + Objects.toString(id.imageDigest(), "null")
                                + "', imageTag:'"
                                + Objects.toString(id.imageTag(), "null")
                                + "'}");
            }
            details.add(image.detail());
        }
        if (request.imageIds().isEmpty()) {
            holding.images().values().forEach(image -> details.add(image.detail()));
        }
        return DescribeImagesResponse.builder().imageDetails(details).build();
    }

    ListImagesResponse list(ListImagesRequest request) {
        var ids = new ArrayList<ImageIdentifier>();
        for (var image : state.get().find(request.repositoryName()).images().values()) {
            var detail = image.detail();
            var to = ImageIdentifier.builder().imageDigest(detail.imageDigest());
            if (detail.imageTags().isEmpty()) {
                ids.add(to.build());
            }
            detail.imageTags().forEach(tag -> ids.add(to.copy().imageTag(tag).build()));
        }
        return ListImagesResponse.builder().imageIds(ids).build();
    }

    BatchGetImageResponse get(BatchGetImageRequest request) {
        var holding = state.get().find(request.repositoryName());
        var images = new ArrayList<Image>();
        var failures = new ArrayList<ImageFailure>();
        for (var id : request.imageIds()) {
            var image = find(holding, id);
            if (image == null) {
                failures.add(failure(id));
            } else {
                images.add(
                        Image.builder()
                                .registryId(image.detail().registryId())
                                .repositoryName(request.repositoryName())
                                .imageId(
                                        d ->
                                                d.imageDigest(image.detail().imageDigest())
                                                        .imageTag(id.imageTag()))
                                .imageManifest(image.manifest())
                                .imageManifestMediaType(image.detail().imageManifestMediaType())
                                .build());
            }
        }
        return BatchGetImageResponse.builder().images(images).failures(failures).build();
    }

    private static ImageFailure failure(ImageIdentifier id) {
        return ImageFailure.builder()
                .imageId(id)
                .failureCode(ImageFailureCode.IMAGE_NOT_FOUND)
                .failureReason("Requested image not found")
                .build();
    }

    BatchDeleteImageResponse delete(BatchDeleteImageRequest request) {
        return state.commit(
                s -> {
                    var holding = s.find(request.repositoryName());
                    var left = new LinkedHashMap<>(holding.images());
                    var gone = new ArrayList<ImageIdentifier>();
                    var failures = new ArrayList<ImageFailure>();
                    for (var id : request.imageIds()) {
                        var image = find(holding.with(left), id);
                        if (image == null) {
                            failures.add(failure(id));
                        } else {
                            gone.add(id);
                            remove(left, image, id);
                        }
                    }
                    return new Cell.Change<>(
                            s.with(holding.with(Collections.unmodifiableMap(left))),
                            BatchDeleteImageResponse.builder()
                                    .imageIds(gone)
                                    .failures(failures)
                                    .build());
                });
    }

    /** A tag takes the image with it only if it was the last. */
    private static void remove(
            Map<String, EcrState.Image> left, EcrState.Image image, ImageIdentifier id) {
        var digest = image.detail().imageDigest();
        List<String> tags =
                image.detail().imageTags().stream().filter(t -> !t.equals(id.imageTag())).toList();
        if (id.imageDigest() != null || tags.isEmpty()) {
            left.remove(digest);
        } else {
            left.put(
                    digest,
                    new EcrState.Image(
                            image.detail().toBuilder().imageTags(tags).build(), image.manifest()));
        }
    }
}
