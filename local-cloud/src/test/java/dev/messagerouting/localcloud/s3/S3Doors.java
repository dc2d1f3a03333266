package dev.messagerouting.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.messagerouting.localcloud.LocalCloud;
import dev.messagerouting.localcloud.TestServices;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import java.util.Random;
import java.util.stream.Stream;

/** A local cloud, and S3 by both of its doors: in process and over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3Doors {

    LocalCloud cloud;
    private S3Client remote;
    private int buckets;

    @BeforeAll
    void start() {
        cloud = LocalCloud.builder().start();
        remote =
                TestServices.configured(S3Client.builder().forcePathStyle(true), cloud.endpoint())
                        .region(Region.US_EAST_1)
                        .build();
    }

    @AfterAll
    void stop() {
        remote.close();
        cloud.close();
    }

    Stream<Named<S3Client>> doors() {
        return Stream.of(Named.of("in process", cloud.s3()), Named.of("over HTTP", remote));
    }

    String bucket(S3Client s3) {
        var name = "bucket-" + buckets++;
        s3.createBucket(c -> c.bucket(name));
        return name;
    }

    static void refused(String code, int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(AwsServiceException.class))
                .satisfies(
                        fault -> {
                            assertThat(fault.awsErrorDetails().errorCode()).isEqualTo(code);
                            assertThat(fault.statusCode()).isEqualTo(status);
                        });
    }

    static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
