package dev.messagerouting.localcloud;

import dev.messagerouting.localcloud.wire.WireService;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.net.URI;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Every AWS API with its registration and its unmodified client. */
@SuppressWarnings("ImmutableEnumChecker")
public enum TestServices {
    API_GATEWAY(ApiGatewayClient.class, Apis::apiGateway, ApiGatewayClient::builder),
    CLOUD_FORMATION(
            CloudFormationClient.class, Apis::cloudFormation, CloudFormationClient::builder),
    CLOUD_WATCH(CloudWatchClient.class, Apis::cloudWatch, CloudWatchClient::builder),
    EC2(Ec2Client.class, Apis::ec2, Ec2Client::builder),
    ECR(EcrClient.class, Apis::ecr, EcrClient::builder),
    ECS(EcsClient.class, Apis::ecs, EcsClient::builder),
    ELASTIC_LOAD_BALANCING(
            ElasticLoadBalancingV2Client.class,
            Apis::elasticLoadBalancing,
            ElasticLoadBalancingV2Client::builder),
    EVENT_BRIDGE(EventBridgeClient.class, Apis::eventBridge, EventBridgeClient::builder),
    IAM(IamClient.class, Apis::iam, IamClient::builder),
    KINESIS(KinesisClient.class, Apis::kinesis, KinesisClient::builder),
    LAMBDA(LambdaClient.class, Apis::lambda, LambdaClient::builder),
    LOGS(CloudWatchLogsClient.class, Apis::logs, CloudWatchLogsClient::builder),
    STEP_FUNCTIONS(SfnClient.class, Apis::stepFunctions, SfnClient::builder),
    STS(StsClient.class, Apis::sts, StsClient::builder);

    private final Class<? extends SdkClient> api;
    private final Function<SdkClient, WireService> wire;
    private final Function<URI, SdkClient> client;

    <C extends SdkClient, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>>
            TestServices(Class<C> api, Function<C, WireService> wire, Supplier<B> builder) {
        this.api = api;
        this.wire = service -> wire.apply(api.cast(service));
        this.client = endpoint -> configured(builder.get(), endpoint).build();
    }

    public Class<? extends SdkClient> api() {
        return api;
    }

    public WireService wire(SdkClient service) {
        return wire.apply(service);
    }

    public SdkClient client(URI endpoint) {
        return client.apply(endpoint);
    }

    /** EC2 has some 750 operations, most of which differ in their names only. */
    public boolean tries(String operation) {
        Predicate<String> wanted =
                name ->
                        name.matches(
                                "(Create|Describe)?(Vpc|Subnet|SecurityGroup|RouteTable|Instance|Route|Vpcs|Subnets|SecurityGroups|VpcEndpoints?|NatGateways?|AvailabilityZones|LaunchTemplates?)|RunInstances|AuthorizeSecurityGroup.*");
        return this != EC2 || wanted.test(operation);
    }

    public static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> B configured(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                        c ->
                                c.retryStrategy(r -> r.maxAttempts(1))
                                        .putAdvancedOption(
                                                SdkAdvancedClientOption
                                                        .DISABLE_HOST_PREFIX_INJECTION,
                                                true))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("123456789012", "secret")));
    }
}
