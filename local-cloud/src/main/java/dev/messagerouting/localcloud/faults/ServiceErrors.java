package dev.messagerouting.localcloud.faults;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ServiceUnavailableException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InternalException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ServiceFailureException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sts.model.StsException;

import java.util.Set;

/**
 * How each service says that there are too many requests, and that it failed. Codes and statuses
 * are those of each API's reference ({@code Errors} of the operations, and {@code CommonErrors}),
 * for example https://docs.aws.amazon.com/step-functions/latest/apireference/CommonErrors.html;
 * EC2's and S3's of their own lists of error codes.
 */
final class ServiceErrors {

    private static final int BAD = 400;
    private static final int MANY = 429;
    private static final int BROKEN = 500;
    private static final int UNAVAILABLE = 503;
    private static final String RATE = "Rate exceeded";
    private static final String UNKNOWN =
            "The request processing has failed because of an unknown error, exception or failure.";

    /** Whose shards have a throughput, not only the API a rate. */
    private static final Set<String> DATA =
            Set.of("PutRecord", "PutRecords", "GetRecords", "GetShardIterator");

    private ServiceErrors() {}

    static AwsServiceException throttled(FaultyService service, String operation) {
        return switch (service) {
            case API_GATEWAY, EXECUTE_API ->
                    Faults.of(
                            software.amazon.awssdk.services.apigateway.model
                                    .TooManyRequestsException.builder(),
                            "TooManyRequestsException",
                            MANY,
                            "Too Many Requests");
            case CLOUD_FORMATION ->
                    Faults.of(CloudFormationException.builder(), "Throttling", BAD, RATE);
            case EC2 ->
                    Faults.of(
                            Ec2Exception.builder(),
                            "RequestLimitExceeded",
                            UNAVAILABLE,
                            "Request limit exceeded.");
            case ECR -> Faults.of(EcrException.builder(), "ThrottlingException", BAD, RATE);
            case ECS -> Faults.of(EcsException.builder(), "ThrottlingException", BAD, RATE);
            case ELASTIC_LOAD_BALANCING ->
                    Faults.of(ElasticLoadBalancingV2Exception.builder(), "Throttling", BAD, RATE);
            case EVENTS ->
                    Faults.of(EventBridgeException.builder(), "ThrottlingException", BAD, RATE);
            case IAM -> Faults.of(IamException.builder(), "Throttling", BAD, RATE);
            case KINESIS ->
                    DATA.contains(operation)
                            ? Faults.of(
                                    ProvisionedThroughputExceededException.builder(),
                                    "ProvisionedThroughputExceededException",
                                    BAD,
                                    RATE + " for account " + Caller.current().accountId() + ".")
                            : Faults.of(
                                    LimitExceededException.builder(),
                                    "LimitExceededException",
                                    BAD,
                                    RATE + " for account " + Caller.current().accountId() + ".");
            case LAMBDA ->
                    Faults.of(
                            TooManyRequestsException.builder()
                                    .type("User")
                                    .reason(
                                            operation.equals("Invoke")
                                                    ? ThrottleReason
                                                            .CONCURRENT_INVOCATION_LIMIT_EXCEEDED
                                                    : ThrottleReason.CALLER_RATE_LIMIT_EXCEEDED),
                            "TooManyRequestsException",
                            MANY,
                            "Rate Exceeded.");
            case LOGS ->
                    Faults.of(
                            software.amazon.awssdk.services.cloudwatchlogs.model.ThrottlingException
                                    .builder(),
                            "ThrottlingException",
                            BAD,
                            RATE);
            case S3 ->
                    Faults.of(
                            S3Exception.builder(),
                            "SlowDown",
                            UNAVAILABLE,
                            "Please reduce your request rate.");
            case STATES -> Faults.of(SfnException.builder(), "ThrottlingException", BAD, RATE);
            case STS -> Faults.of(StsException.builder(), "Throttling", BAD, RATE);
        };
    }

    static AwsServiceException failed(FaultyService service) {
        return switch (service) {
            case API_GATEWAY, EXECUTE_API ->
                    Faults.of(ApiGatewayException.builder(), "InternalFailure", BROKEN, UNKNOWN);
            case CLOUD_FORMATION ->
                    Faults.of(
                            CloudFormationException.builder(), "InternalFailure", BROKEN, UNKNOWN);
            case EC2 ->
                    Faults.of(
                            Ec2Exception.builder(),
                            "InternalError",
                            BROKEN,
                            "An internal error has occurred");
            case ECR ->
                    Faults.of(
                            software.amazon.awssdk.services.ecr.model.ServerException.builder(),
                            "ServerException",
                            BROKEN,
                            UNKNOWN);
            case ECS ->
                    Faults.of(
                            software.amazon.awssdk.services.ecs.model.ServerException.builder(),
                            "ServerException",
                            BROKEN,
                            "Service Unavailable. Please try again later.");
            case ELASTIC_LOAD_BALANCING ->
                    Faults.of(
                            ElasticLoadBalancingV2Exception.builder(),
                            "InternalFailure",
                            BROKEN,
                            UNKNOWN);
            case EVENTS ->
                    Faults.of(InternalException.builder(), "InternalException", BROKEN, UNKNOWN);
            case IAM ->
                    Faults.of(ServiceFailureException.builder(), "ServiceFailure", BROKEN, UNKNOWN);
            case KINESIS ->
                    Faults.of(KinesisException.builder(), "InternalFailure", BROKEN, UNKNOWN);
            case LAMBDA ->
                    Faults.of(
                            ServiceException.builder().type("Service"),
                            "ServiceException",
                            BROKEN,
                            "The Lambda service encountered an internal error.");
            case LOGS ->
                    Faults.of(
                            ServiceUnavailableException.builder(),
                            "ServiceUnavailableException",
                            BROKEN,
                            "The service cannot complete the request.");
            case S3 ->
                    Faults.of(
                            S3Exception.builder(),
                            "InternalError",
                            BROKEN,
                            "We encountered an internal error. Please try again.");
            case STATES -> Faults.of(SfnException.builder(), "InternalFailure", BROKEN, UNKNOWN);
            case STS -> Faults.of(StsException.builder(), "InternalFailure", BROKEN, UNKNOWN);
        };
    }
}
