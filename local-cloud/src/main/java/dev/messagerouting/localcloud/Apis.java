package dev.messagerouting.localcloud;

import dev.messagerouting.localcloud.wire.Protocol;
import dev.messagerouting.localcloud.wire.WireService;

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
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.util.Map;

/**
 * How each AWS API speaks: its signing name, its protocols, and the statuses that it answers
 * success with where that is not 200. All of it stands in AWS's published models; the SDK's classes
 * leave it out.
 */
final class Apis {

    private static final int MIB = 1 << 20;

    private Apis() {}

    static WireService apiGateway(ApiGatewayClient service) {
        var statuses =
                Map.ofEntries(
                        Map.entry("CreateRestApi", 201),
                        Map.entry("CreateResource", 201),
                        Map.entry("CreateDeployment", 201),
                        Map.entry("CreateStage", 201),
                        Map.entry("CreateApiKey", 201),
                        Map.entry("CreateUsagePlan", 201),
                        Map.entry("CreateUsagePlanKey", 201),
                        Map.entry("CreateModel", 201),
                        Map.entry("CreateRequestValidator", 201),
                        Map.entry("ImportRestApi", 201),
                        Map.entry("PutMethod", 201),
                        Map.entry("PutMethodResponse", 201),
                        Map.entry("PutIntegration", 201),
                        Map.entry("PutIntegrationResponse", 201),
                        Map.entry("PutGatewayResponse", 201),
                        Map.entry("DeleteRestApi", 202),
                        Map.entry("DeleteResource", 202),
                        Map.entry("DeleteDeployment", 202),
                        Map.entry("DeleteStage", 202),
                        Map.entry("DeleteApiKey", 202),
                        Map.entry("DeleteUsagePlan", 202),
                        Map.entry("DeleteUsagePlanKey", 202),
                        Map.entry("DeleteModel", 202),
                        Map.entry("DeleteRequestValidator", 202),
                        Map.entry("DeleteMethod", 204),
                        Map.entry("DeleteMethodResponse", 204),
                        Map.entry("DeleteIntegration", 204),
                        Map.entry("DeleteIntegrationResponse", 204),
                        Map.entry("DeleteGatewayResponse", 202),
                        Map.entry("TagResource", 204),
                        Map.entry("UntagResource", 204));
        return new WireService(
                "API Gateway",
                "apigateway",
                ApiGatewayClient.class,
                service,
                new Protocol.RestJson(statuses));
    }

    static WireService cloudFormation(CloudFormationClient service) {
        return new WireService(
                "CloudFormation",
                "cloudformation",
                CloudFormationClient.class,
                service,
                new Protocol.Query(
                        "2010-05-15", "http://cloudformation.amazonaws.com/doc/2010-05-15/"));
    }

    static WireService cloudWatch(CloudWatchClient service) {
        var faults =
                Map.of(
                        "InvalidParameterValue", "InvalidParameterValueException",
                        "InvalidParameterCombination", "InvalidParameterCombinationException",
                        "MissingParameter", "MissingRequiredParameterException",
                        "ResourceNotFound", "ResourceNotFoundException",
                        "InvalidParameterInput", "DashboardInvalidInputError",
                        "InvalidFormat", "InvalidFormatFault",
                        "LimitExceeded", "LimitExceededFault",
                        "InternalServiceError", "InternalServiceFault");
        return new WireService(
                "CloudWatch",
                "monitoring",
                CloudWatchClient.class,
                service,
                new Protocol.RpcV2("GraniteServiceVersion20100801", faults),
                new Protocol.AwsJson("1.0", "GraniteServiceVersion20100801"),
                new Protocol.Query(
                        "2010-08-01", "http://monitoring.amazonaws.com/doc/2010-08-01/"));
    }

    static WireService ec2(Ec2Client service) {
        return new WireService(
                "EC2",
                "ec2",
                Ec2Client.class,
                service,
                new Protocol.Ec2Query("2016-11-15", "http://ec2.amazonaws.com/doc/2016-11-15/"));
    }

    static WireService ecr(EcrClient service) {
        return new WireService(
                "ECR",
                "ecr",
                EcrClient.class,
                service,
                new Protocol.AwsJson("1.1", "AmazonEC2ContainerRegistry_V20150921"));
    }

    static WireService ecs(EcsClient service) {
        return new WireService(
                "ECS",
                "ecs",
                EcsClient.class,
                service,
                new Protocol.AwsJson("1.1", "AmazonEC2ContainerServiceV20141113"));
    }

    static WireService elasticLoadBalancing(ElasticLoadBalancingV2Client service) {
        return new WireService(
                "Elastic Load Balancing",
                "elasticloadbalancing",
                ElasticLoadBalancingV2Client.class,
                service,
                new Protocol.Query(
                        "2015-12-01", "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"));
    }

    static WireService eventBridge(EventBridgeClient service) {
        return new WireService(
                "EventBridge",
                "events",
                EventBridgeClient.class,
                service,
                new Protocol.AwsJson("1.1", "AWSEvents"));
    }

    static WireService iam(IamClient service) {
        return new WireService(
                "IAM",
                "iam",
                IamClient.class,
                service,
                new Protocol.Query("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"));
    }

    static WireService kinesis(KinesisClient service) {
        return new WireService(
                "Kinesis",
                "kinesis",
                KinesisClient.class,
                service,
                new Protocol.AwsJson("1.1", "Kinesis_20131202"));
    }

    static WireService lambda(LambdaClient service) {
        var statuses =
                Map.ofEntries(
                        Map.entry("CreateFunction", 201),
                        Map.entry("CreateAlias", 201),
                        Map.entry("CreateEventSourceMapping", 202),
                        Map.entry("CreateFunctionUrlConfig", 201),
                        Map.entry("PublishVersion", 201),
                        Map.entry("PublishLayerVersion", 201),
                        Map.entry("AddPermission", 201),
                        Map.entry("UpdateEventSourceMapping", 202),
                        Map.entry("DeleteEventSourceMapping", 202),
                        Map.entry("DeleteFunction", 204),
                        Map.entry("DeleteAlias", 204),
                        Map.entry("DeleteFunctionConcurrency", 204),
                        Map.entry("DeleteFunctionEventInvokeConfig", 204),
                        Map.entry("DeleteLayerVersion", 204),
                        Map.entry("RemovePermission", 204),
                        Map.entry("TagResource", 204),
                        Map.entry("UntagResource", 204));
        // A function's code may be 50 MB, and travels as base64.
        return new WireService(
                        "Lambda",
                        "lambda",
                        LambdaClient.class,
                        service,
                        new Protocol.RestJson(statuses))
                .withMaxBody(70 * MIB);
    }

    static WireService logs(CloudWatchLogsClient service) {
        return new WireService(
                "CloudWatch Logs",
                "logs",
                CloudWatchLogsClient.class,
                service,
                new Protocol.AwsJson("1.1", "Logs_20140328"));
    }

    static WireService s3(S3Client service) {
        var statuses =
                Map.of(
                        "DeleteObject", 204,
                        "DeleteBucket", 204,
                        "AbortMultipartUpload", 204,
                        "DeleteBucketTagging", 204,
                        "DeleteBucketEncryption", 204,
                        "DeleteBucketPolicy", 204,
                        "DeleteBucketLifecycle", 204,
                        "DeleteBucketOwnershipControls", 204,
                        "DeletePublicAccessBlock", 204);
        var roots =
                Map.of(
                        "ListObjects", "ListBucketResult",
                        "ListObjectsV2", "ListBucketResult",
                        "ListBuckets", "ListAllMyBucketsResult",
                        "DeleteObjects", "DeleteResult",
                        "CreateMultipartUpload", "InitiateMultipartUploadResult",
                        "GetBucketLocation", "LocationConstraint",
                        "GetBucketTagging", "Tagging",
                        "GetBucketVersioning", "VersioningConfiguration",
                        "GetBucketLifecycleConfiguration", "LifecycleConfiguration");
        return new WireService(
                        "S3",
                        "s3",
                        S3Client.class,
                        service,
                        new Protocol.RestXml(
                                "http://s3.amazonaws.com/doc/2006-03-01/", statuses, roots))
                .withMaxBody(256 * MIB);
    }

    static WireService stepFunctions(SfnClient service) {
        return new WireService(
                "Step Functions",
                "states",
                SfnClient.class,
                service,
                new Protocol.AwsJson("1.0", "AWSStepFunctions"));
    }

    static WireService sts(StsClient service) {
        return new WireService(
                "STS",
                "sts",
                StsClient.class,
                service,
                new Protocol.Query("2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/"));
    }
}
