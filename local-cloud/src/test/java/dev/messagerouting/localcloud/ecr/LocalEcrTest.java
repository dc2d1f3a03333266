package dev.messagerouting.localcloud.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.localcloud.kernel.ManualTime;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;

import java.time.Instant;

class LocalEcrTest {

    private static final String NAME = "messaging-demo/simulators";

    private final LocalEcr ecr = new LocalEcr(new ManualTime(Instant.EPOCH));

    @Test
    void aRepositoryHasAUri() {
        var made = ecr.createRepository(r -> r.repositoryName(NAME)).repository();
        assertThat(made.repositoryUri())
                .isEqualTo("000000000000.dkr.ecr.us-east-1.amazonaws.com/" + NAME);
        assertThat(made.repositoryArn())
                .isEqualTo("arn:aws:ecr:us-east-1:000000000000:repository/" + NAME);
        assertThatThrownBy(() -> ecr.createRepository(r -> r.repositoryName(NAME)))
                .isInstanceOf(RepositoryAlreadyExistsException.class)
                .hasMessageContaining("already exists in the registry with id '000000000000'");
        assertThatThrownBy(() -> ecr.createRepository(r -> r.repositoryName("Upper Case")))
                .hasMessageContaining("repositoryName");
        assertThatThrownBy(() -> ecr.describeRepositories(r -> r.repositoryNames("none")))
                .isInstanceOf(RepositoryNotFoundException.class);
    }

    @Test
    void aTagMovesToTheNewestImage() {
        ecr.createRepository(r -> r.repositoryName(NAME));
        ecr.putImage(r -> r.repositoryName(NAME).imageManifest("{}").imageTag("latest"));
        assertThatThrownBy(
                        () ->
                                ecr.putImage(
                                        r ->
                                                r.repositoryName(NAME)
                                                        .imageManifest("{}")
                                                        .imageTag("latest")))
                .hasMessageContaining("already exists in the repository");
        var second =
                ecr.putImage(r -> r.repositoryName(NAME).imageManifest("{ }").imageTag("latest"))
                        .image()
                        .imageId();
        var latest = ImageIdentifier.builder().imageTag("latest").build();
        assertThat(
                        ecr.describeImages(r -> r.repositoryName(NAME).imageIds(latest))
                                .imageDetails()
                                .getFirst()
                                .imageDigest())
                .isEqualTo(second.imageDigest());
        assertThat(ecr.listImages(r -> r.repositoryName(NAME)).imageIds()).hasSize(2);
        assertThatThrownBy(() -> ecr.deleteRepository(r -> r.repositoryName(NAME)))
                .hasMessageContaining("still contains images");

        ecr.batchDeleteImage(r -> r.repositoryName(NAME).imageIds(latest));
        assertThatThrownBy(() -> ecr.describeImages(r -> r.repositoryName(NAME).imageIds(latest)))
                .isInstanceOf(ImageNotFoundException.class);
        ecr.deleteRepository(r -> r.repositoryName(NAME).force(true));
        assertThat(ecr.describeRepositories().repositories()).isEmpty();
    }

    @Test
    void immutableTagsStay() {
        ecr.createRepository(
                r ->
                        r.repositoryName(NAME)
                                .imageTagMutability(ImageTagMutability.IMMUTABLE)
                                .tags(Tag.builder().key("k").value("v").build()));
        ecr.putImage(r -> r.repositoryName(NAME).imageManifest("{}").imageTag("1"));
        assertThatThrownBy(
                        () ->
                                ecr.putImage(
                                        r ->
                                                r.repositoryName(NAME)
                                                        .imageManifest("{ }")
                                                        .imageTag("1")))
                .hasMessageContaining("cannot be overwritten because the repository is immutable");
        var arn = ecr.describeRepositories().repositories().getFirst().repositoryArn();
        assertThat(ecr.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .map(Tag::value)
                .containsExactly("v");
    }
}
