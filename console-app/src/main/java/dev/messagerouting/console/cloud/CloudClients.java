package dev.messagerouting.console.cloud;

import dev.messagerouting.console.kernel.Closing;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

import java.net.URI;

/** The clients of one environment. They share nothing but what they were made with. */
public record CloudClients(
        CloudFormationClient stacks,
        CloudWatchLogsClient logs,
        SfnClient executions,
        S3Client objects)
        implements AutoCloseable {

    /** The region that an endpoint of no region is taken to be in. */
    private static final Region LOCAL_REGION = Region.US_EAST_1;

    /**
     * Clients of an endpoint that speaks the AWS APIs and asks for no real credentials, such as the
     * local cloud.
     */
    public static CloudClients of(URI endpoint) {
        var http = UrlConnectionHttpClient.builder().build();
        return new CloudClients(
                at(endpoint, CloudFormationClient.builder().httpClient(http)).build(),
                at(endpoint, CloudWatchLogsClient.builder().httpClient(http)).build(),
                at(endpoint, SfnClient.builder().httpClient(http)).build(),
                at(endpoint, S3Client.builder().httpClient(http).forcePathStyle(true)).build());
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(LOCAL_REGION)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")));
    }

    @Override
    public void close() {
        try (var all = new Closing()) {
            all.add(stacks);
            all.add(logs);
            all.add(executions);
            all.add(objects);
        }
    }
}
