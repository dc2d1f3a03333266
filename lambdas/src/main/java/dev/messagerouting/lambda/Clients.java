package dev.messagerouting.lambda;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sfn.SfnClient;

import java.net.URI;
import java.time.Duration;

/**
 * SDK clients from a function's environment alone: no profile file, no system property and no
 * variable of the process has a say, so a function in the local cloud cannot reach a real account.
 */
final class Clients {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private Clients() {}

    static SfnClient stepFunctions(Settings settings) {
        return configured(SfnClient.builder(), settings).build();
    }

    static KinesisClient kinesis(Settings settings) {
        return configured(KinesisClient.builder(), settings).build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, Settings settings) {
        settings.optional("AWS_ENDPOINT_URL")
                .ifPresent(url -> builder.endpointOverride(URI.create(url)));
        return builder.region(Region.of(settings.required("AWS_REGION")))
                .credentialsProvider(credentials(settings))
                .overrideConfiguration(hermetic())
                .httpClientBuilder(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(CONNECT)
                                .socketTimeout(ANSWER));
    }

    private static ClientOverrideConfiguration hermetic() {
        var none = ProfileFile.aggregator().build();
        return ClientOverrideConfiguration.builder()
                .defaultProfileFile(none)
                .retryStrategy(RetryMode.STANDARD)
                .build();
    }

    /** Lambda hands over credentials as variables, except with SnapStart, where it serves them. */
    private static AwsCredentialsProvider credentials(Settings settings) {
        if (settings.optional("AWS_ACCESS_KEY_ID").isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        var id = settings.required("AWS_ACCESS_KEY_ID");
        var secret = settings.required("AWS_SECRET_ACCESS_KEY");
        return StaticCredentialsProvider.create(
                settings.optional("AWS_SESSION_TOKEN")
                        .<AwsCredentials>map(
                                token -> AwsSessionCredentials.create(id, secret, token))
                        .orElseGet(() -> AwsBasicCredentials.create(id, secret)));
    }
}
