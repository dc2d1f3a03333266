package dev.messagerouting.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/** Buckets. */
class BucketsTest extends S3Doors {

    @ParameterizedTest
    @MethodSource("doors")
    void listsInPagesAndFolders(S3Client s3) {
        var bucket = bucket(s3);
        for (var key : new String[] {"a/1", "a/2", "b", "c/d/1", "c/e", "z z"}) {
            s3.putObject(p -> p.bucket(bucket).key(key), RequestBody.fromString("x"));
        }
        var folders = s3.listObjectsV2(l -> l.bucket(bucket).delimiter("/"));
        assertThat(folders.commonPrefixes())
                .extracting(CommonPrefix::prefix)
                .containsExactly("a/", "c/");
        assertThat(folders.contents()).extracting(S3Object::key).containsExactly("b", "z z");
        assertThat(s3.listObjectsV2Paginator(l -> l.bucket(bucket).maxKeys(2)).contents())
                .extracting(S3Object::key)
                .containsExactly("a/1", "a/2", "b", "c/d/1", "c/e", "z z");
        assertThat(
                        s3
                                .listObjectsV2Paginator(
                                        l -> l.bucket(bucket).maxKeys(1).delimiter("/"))
                                .stream()
                                .mapToInt(page -> page.keyCount())
                                .sum())
                .isEqualTo(4);
        assertThat(
                        s3.listObjectsV2(l -> l.bucket(bucket).prefix("c/").startAfter("c/d/1"))
                                .contents())
                .extracting(S3Object::key)
                .containsExactly("c/e");
        assertThat(s3.listObjects(l -> l.bucket(bucket).prefix("a/")).contents()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void deletes(S3Client s3) {
        var bucket = bucket(s3);
        s3.putObject(p -> p.bucket(bucket).key("a"), RequestBody.fromString("x"));
        s3.putObject(p -> p.bucket(bucket).key("b"), RequestBody.fromString("x"));
        refused("BucketNotEmpty", 409, () -> s3.deleteBucket(d -> d.bucket(bucket)));
        s3.deleteObject(d -> d.bucket(bucket).key("a"));
        s3.deleteObject(d -> d.bucket(bucket).key("a"));
        var deleted =
                s3.deleteObjects(
                        d ->
                                d.bucket(bucket)
                                        .delete(
                                                o ->
                                                        o.objects(
                                                                ObjectIdentifier.builder()
                                                                        .key("b")
                                                                        .build())));
        assertThat(deleted.deleted()).hasSize(1);
        s3.deleteBucket(d -> d.bucket(bucket));
        s3.waiter().waitUntilBucketNotExists(h -> h.bucket(bucket));
        assertThat(s3.listBuckets().buckets()).noneMatch(b -> b.name().equals(bucket));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void settings(S3Client s3) {
        var bucket = bucket(s3);
        assertThat(s3.getBucketVersioning(g -> g.bucket(bucket)).status()).isNull();
        s3.putBucketVersioning(
                p ->
                        p.bucket(bucket)
                                .versioningConfiguration(
                                        v -> v.status(BucketVersioningStatus.ENABLED)));
        assertThat(s3.getBucketVersioning(g -> g.bucket(bucket)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
        refused("NoSuchTagSet", 404, () -> s3.getBucketTagging(g -> g.bucket(bucket)));
        s3.putBucketTagging(
                p ->
                        p.bucket(bucket)
                                .tagging(t -> t.tagSet(Tag.builder().key("k").value("v").build())));
        assertThat(s3.getBucketTagging(g -> g.bucket(bucket)).tagSet())
                .containsExactly(Tag.builder().key("k").value("v").build());
        assertThat(
                        s3.getPublicAccessBlock(g -> g.bucket(bucket))
                                .publicAccessBlockConfiguration()
                                .blockPublicAcls())
                .isTrue();
        assertThat(
                        s3.getBucketEncryption(g -> g.bucket(bucket))
                                .serverSideEncryptionConfiguration()
                                .rules())
                .hasSize(1);
        s3.putBucketPolicy(p -> p.bucket(bucket).policy("{\"Version\":\"2012-10-17\"}"));
        assertThat(s3.getBucketPolicy(g -> g.bucket(bucket)).policy())
                .isEqualTo("{\"Version\":\"2012-10-17\"}");
        assertThat(s3.getBucketLocation(g -> g.bucket(bucket)).locationConstraintAsString())
                .isNullOrEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void refusesAsS3Does(S3Client s3) {
        var bucket = bucket(s3);
        refused("InvalidBucketName", 400, () -> s3.createBucket(c -> c.bucket("xn--bucket")));
        assertThatThrownBy(() -> s3.listObjectsV2(l -> l.bucket("no-such-bucket")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.headBucket(l -> l.bucket("no-such-bucket")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.getObjectAsBytes(g -> g.bucket(bucket).key("no")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.headObject(g -> g.bucket(bucket).key("no")))
                .isInstanceOf(NoSuchKeyException.class);
        refused(
                "KeyTooLongError",
                400,
                () ->
                        s3.putObject(
                                PutObjectRequest.builder()
                                        .bucket(bucket)
                                        .key("k".repeat(1_025))
                                        .build(),
                                RequestBody.empty()));
        refused(
                "InvalidLocationConstraint",
                400,
                () ->
                        s3.createBucket(
                                c ->
                                        c.bucket("elsewhere")
                                                .createBucketConfiguration(
                                                        b -> b.locationConstraint("us-east-1"))));
    }
}
