package dev.messagerouting.benchmarks;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

import java.net.URI;
import java.util.stream.Stream;

/** The SDK's clients as they come, for one endpoint. */
record Clients(
        SfnClient stepFunctions,
        KinesisClient kinesis,
        CloudWatchLogsClient logs,
        CloudFormationClient cloudFormation,
        EcsClient ecs,
        S3Client s3)
        implements AutoCloseable {

    static Clients of(URI endpoint) {
        return new Clients(
                client(SfnClient.builder(), endpoint),
                client(KinesisClient.builder(), endpoint),
                client(CloudWatchLogsClient.builder(), endpoint),
                client(CloudFormationClient.builder(), endpoint),
                client(EcsClient.builder(), endpoint),
                client(S3Client.builder().forcePathStyle(true), endpoint));
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @Override
    public void close() {
        Stream.of(stepFunctions, kinesis, logs, cloudFormation, ecs, s3)
                .forEach(client -> client.close());
    }
}
