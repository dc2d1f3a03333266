package dev.messagerouting.localcloud.cloudformation.kinds;

import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
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

/** The services that CloudFormation calls, as any client would. */
public record Services(
        S3Client s3,
        KinesisClient kinesis,
        CloudWatchLogsClient logs,
        LambdaClient lambda,
        SfnClient stepFunctions,
        IamClient iam,
        ApiGatewayClient apiGateway,
        EcsClient ecs,
        Ec2Client ec2,
        EcrClient ecr,
        EventBridgeClient events,
        ElasticLoadBalancingV2Client loadBalancing,
        CloudWatchClient metrics) {}
