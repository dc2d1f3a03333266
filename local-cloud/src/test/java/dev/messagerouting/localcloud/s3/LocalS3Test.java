package dev.messagerouting.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Objects. */
class LocalS3Test extends S3Doors {

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsPutIsGot(S3Client s3) {
        var bucket = bucket(s3);
        var key = "a b+c/%d/ü€😀?.jar";
        var bytes = random(300_000);
        var put =
                s3.putObject(
                        p ->
                                p.bucket(bucket)
                                        .key(key)
                                        .contentType("application/java-archive")
                                        .metadata(Map.of("mine", "yes")),
                        RequestBody.fromBytes(bytes));
        var got = s3.getObjectAsBytes(g -> g.bucket(bucket).key(key));
        assertThat(got.asByteArray()).isEqualTo(bytes);
        assertThat(got.response().eTag()).isEqualTo(put.eTag());
        assertThat(got.response().contentType()).isEqualTo("application/java-archive");
        assertThat(got.response().metadata()).containsEntry("mine", "yes");
        var head = s3.headObject(h -> h.bucket(bucket).key(key));
        assertThat(head.contentLength()).isEqualTo(300_000);
        assertThat(head.lastModified()).isNotNull();
        assertThat(s3.listObjectsV2(l -> l.bucket(bucket)).contents())
                .extracting(S3Object::key)
                .containsExactly(key);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void streamsOfUnknownKindsAndEmptyObjects(S3Client s3) {
        var bucket = bucket(s3);
        var bytes = random(200_000);
        s3.putObject(
                p -> p.bucket(bucket).key("stream"),
                RequestBody.fromInputStream(new ByteArrayInputStream(bytes), bytes.length));
        s3.putObject(p -> p.bucket(bucket).key("empty"), RequestBody.empty());
        assertThat(s3.getObjectAsBytes(g -> g.bucket(bucket).key("stream")).asByteArray())
                .isEqualTo(bytes);
        assertThat(s3.getObjectAsBytes(g -> g.bucket(bucket).key("empty")).asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everyChecksum(S3Client s3) {
        var bucket = bucket(s3);
        for (var algorithm :
                new ChecksumAlgorithm[] {
                    ChecksumAlgorithm.CRC32,
                    ChecksumAlgorithm.CRC32_C,
                    ChecksumAlgorithm.SHA1,
                    ChecksumAlgorithm.SHA256
                }) {
            s3.putObject(
                    p -> p.bucket(bucket).key("k").checksumAlgorithm(algorithm),
                    RequestBody.fromString("123456789"));
            var got =
                    s3.getObjectAsBytes(
                            g -> g.bucket(bucket).key("k").checksumMode(ChecksumMode.ENABLED));
            assertThat(got.asUtf8String()).isEqualTo("123456789");
        }
        refused(
                "BadDigest",
                400,
                () ->
                        s3.putObject(
                                p -> p.bucket(bucket).key("k").checksumCRC32("AAAAAA=="),
                                RequestBody.fromString("123456789")));
        refused(
                "BadDigest",
                400,
                () ->
                        s3.putObject(
                                p ->
                                        p.bucket(bucket)
                                                .key("k")
                                                .contentMD5("AAAAAAAAAAAAAAAAAAAAAA=="),
                                RequestBody.fromString("123456789")));
    }

    /** The check values of the catalogue at https://reveng.sourceforge.io/crc-catalogue/. */
    @ParameterizedTest
    @MethodSource("doors")
    void theUsualChecksumIsCrc64(S3Client s3) {
        assertThat(
                        Checksums.of(
                                ChecksumAlgorithm.CRC64_NVME,
                                "123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("rosUhgp5mIg=");
        var bucket = bucket(cloud.s3());
        var put =
                cloud.s3()
                        .putObject(
                                p -> p.bucket(bucket).key("k"),
                                RequestBody.fromString("123456789"));
        assertThat(put.checksumCRC64NVME()).isEqualTo("rosUhgp5mIg=");
        assertThat(s3.headBucket(h -> h.bucket(bucket)).bucketRegion()).isEqualTo("us-east-1");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void ranges(S3Client s3) {
        var bucket = bucket(s3);
        s3.putObject(p -> p.bucket(bucket).key("k"), RequestBody.fromString("0123456789"));
        assertRange(s3, bucket, "bytes=2-4", "234", "bytes 2-4/10");
        assertRange(s3, bucket, "bytes=7-", "789", "bytes 7-9/10");
        assertRange(s3, bucket, "bytes=-2", "89", "bytes 8-9/10");
        assertRange(s3, bucket, "bytes=8-100", "89", "bytes 8-9/10");
        assertRange(s3, bucket, "bytes=5-2", "0123456789", null);
        refused(
                "InvalidRange",
                416,
                () -> s3.getObjectAsBytes(g -> g.bucket(bucket).key("k").range("bytes=10-")));
    }

    private static void assertRange(
            S3Client s3,
            String bucket,
            String range,
            String expected,
            @Nullable String contentRange) {
        var got = s3.getObjectAsBytes(g -> g.bucket(bucket).key("k").range(range));
        assertThat(got.asUtf8String()).isEqualTo(expected);
        assertThat(got.response().contentRange()).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void conditions(S3Client s3) {
        var bucket = bucket(s3);
        var tag = s3.putObject(p -> p.bucket(bucket).key("k"), RequestBody.fromString("x")).eTag();
        refused(
                "PreconditionFailed",
                412,
                () ->
                        s3.putObject(
                                p -> p.bucket(bucket).key("k").ifNoneMatch("*"),
                                RequestBody.fromString("y")));
        refused(
                "PreconditionFailed",
                412,
                () -> s3.getObjectAsBytes(g -> g.bucket(bucket).key("k").ifMatch("\"other\"")));
        assertThatThrownBy(
                        () -> s3.getObjectAsBytes(g -> g.bucket(bucket).key("k").ifNoneMatch(tag)))
                .asInstanceOf(type(AwsServiceException.class))
                .extracting(AwsServiceException::statusCode)
                .isEqualTo(304);
        s3.putObject(
                p -> p.bucket(bucket).key("k").ifMatch(tag), RequestBody.fromString("changed"));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void uploadsInParts(S3Client s3) {
        var bucket = bucket(s3);
        var first = random(5 << 20);
        var second = random(1_000);
        var id = s3.createMultipartUpload(c -> c.bucket(bucket).key("big")).uploadId();
        var one =
                s3.uploadPart(
                        u -> u.bucket(bucket).key("big").uploadId(id).partNumber(1),
                        RequestBody.fromBytes(first));
        var two =
                s3.uploadPart(
                        u -> u.bucket(bucket).key("big").uploadId(id).partNumber(2),
                        RequestBody.fromBytes(second));
        assertThat(s3.listParts(l -> l.bucket(bucket).key("big").uploadId(id)).parts()).hasSize(2);
        refused("NoSuchKey", 404, () -> s3.getObjectAsBytes(g -> g.bucket(bucket).key("big")));
        var partOne = CompletedPart.builder().partNumber(1).eTag(one.eTag()).build();
        var partTwo = CompletedPart.builder().partNumber(2).eTag(two.eTag()).build();
        refused(
                "InvalidPartOrder",
                400,
                () ->
                        s3.completeMultipartUpload(
                                c ->
                                        c.bucket(bucket)
                                                .key("big")
                                                .uploadId(id)
                                                .multipartUpload(m -> m.parts(partTwo, partOne))));
        var whole =
                s3.completeMultipartUpload(
                        c ->
                                c.bucket(bucket)
                                        .key("big")
                                        .uploadId(id)
                                        .multipartUpload(m -> m.parts(partOne, partTwo)));
        assertThat(whole.eTag()).endsWith("-2\"");
        var got = s3.getObjectAsBytes(g -> g.bucket(bucket).key("big")).asByteArray();
        assertThat(got).hasSize((5 << 20) + 1_000).startsWith(first).endsWith(second);
        refused(
                "NoSuchUpload",
                404,
                () -> s3.abortMultipartUpload(a -> a.bucket(bucket).key("big").uploadId(id)));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void copies(S3Client s3) {
        var bucket = bucket(s3);
        s3.putObject(p -> p.bucket(bucket).key("a +%"), RequestBody.fromString("x"));
        s3.copyObject(
                c ->
                        c.sourceBucket(bucket)
                                .sourceKey("a +%")
                                .destinationBucket(bucket)
                                .destinationKey("b")
                                .metadataDirective(MetadataDirective.REPLACE)
                                .metadata(Map.of("new", "yes")));
        var got = s3.getObjectAsBytes(g -> g.bucket(bucket).key("b"));
        assertThat(got.asUtf8String()).isEqualTo("x");
        assertThat(got.response().metadata()).containsEntry("new", "yes");
    }
}
