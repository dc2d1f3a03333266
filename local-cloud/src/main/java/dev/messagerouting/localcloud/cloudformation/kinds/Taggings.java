package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
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

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** How each service is told new tags. */
final class Taggings {

    private Taggings() {}

    private static String arn(Made made) {
        var attribute = made.attributes().get("Arn");
        return attribute == null ? made.physicalId() : attribute.asString();
    }

    private static <T> List<T> list(
            Map<String, String> tags, Function<Map.Entry<String, String>, T> tag) {
        return tags.entrySet().stream().map(tag).toList();
    }

    static Tagging of(CloudWatchLogsClient logs) {
        return (_, made, set, gone) -> {
            var arn = arn(made).replaceAll(":\\*$", "");
            logs.tagResource(t -> t.resourceArn(arn).tags(set));
            if (!gone.isEmpty()) {
                logs.untagResource(u -> u.resourceArn(arn).tagKeys(gone));
            }
        };
    }

    static Tagging of(KinesisClient kinesis) {
        return (_, made, set, gone) -> {
            kinesis.tagResource(t -> t.resourceARN(arn(made)).tags(set));
            if (!gone.isEmpty()) {
                kinesis.untagResource(u -> u.resourceARN(arn(made)).tagKeys(gone));
            }
        };
    }

    static Tagging of(LambdaClient lambda, Function<Made, String> arn) {
        return (_, made, set, gone) -> {
            lambda.tagResource(t -> t.resource(arn.apply(made)).tags(set));
            if (!gone.isEmpty()) {
                lambda.untagResource(u -> u.resource(arn.apply(made)).tagKeys(gone));
            }
        };
    }

    static Tagging of(SfnClient stepFunctions) {
        return (_, made, set, gone) -> {
            var tags = list(set, Taggings::stateMachine);
            stepFunctions.tagResource(t -> t.resourceArn(arn(made)).tags(tags));
            if (!gone.isEmpty()) {
                stepFunctions.untagResource(u -> u.resourceArn(arn(made)).tagKeys(gone));
            }
        };
    }

    private static software.amazon.awssdk.services.sfn.model.Tag stateMachine(
            Map.Entry<String, String> tag) {
        return software.amazon.awssdk.services.sfn.model.Tag.builder()
                .key(tag.getKey())
                .value(tag.getValue())
                .build();
    }

    /** IAM takes no keys that begin with {@code aws:}. */
    static Tagging of(IamClient iam) {
        return (_, made, set, gone) -> {
            var tags =
                    set.entrySet().stream()
                            .filter(tag -> !tag.getKey().startsWith("aws:"))
                            .map(Taggings::role)
                            .toList();
            iam.tagRole(t -> t.roleName(made.physicalId()).tags(tags));
            if (!gone.isEmpty()) {
                iam.untagRole(u -> u.roleName(made.physicalId()).tagKeys(gone));
            }
        };
    }

    private static software.amazon.awssdk.services.iam.model.Tag role(
            Map.Entry<String, String> tag) {
        return software.amazon.awssdk.services.iam.model.Tag.builder()
                .key(tag.getKey())
                .value(tag.getValue())
                .build();
    }

    /**
     * @param path what follows {@code arn:aws:apigateway:<region>::}
     */
    static Tagging of(ApiGatewayClient api, BiFunction<Work, Made, String> path) {
        return (work, made, set, gone) -> {
            var arn =
                    "arn:aws:apigateway:"
                            + Caller.current().region()
                            + "::"
                            + path.apply(work, made);
            api.tagResource(t -> t.resourceArn(arn).tags(set));
            if (!gone.isEmpty()) {
                api.untagResource(u -> u.resourceArn(arn).tagKeys(gone));
            }
        };
    }

    static Tagging of(Ec2Client ec2) {
        return (_, made, set, gone) -> {
            var tags = list(set, tag -> network(tag.getKey(), tag.getValue()));
            ec2.createTags(t -> t.resources(made.physicalId()).tags(tags));
            if (!gone.isEmpty()) {
                var old = gone.stream().map(key -> network(key, null)).toList();
                ec2.deleteTags(d -> d.resources(made.physicalId()).tags(old));
            }
        };
    }

    private static software.amazon.awssdk.services.ec2.model.Tag network(
            String key, @Nullable String value) {
        return software.amazon.awssdk.services.ec2.model.Tag.builder()
                .key(key)
                .value(value)
                .build();
    }

    static Tagging of(EcsClient ecs) {
        return (_, made, set, gone) -> {
            var tags = list(set, Taggings::container);
            ecs.tagResource(t -> t.resourceArn(arn(made)).tags(tags));
            if (!gone.isEmpty()) {
                ecs.untagResource(u -> u.resourceArn(arn(made)).tagKeys(gone));
            }
        };
    }

    private static software.amazon.awssdk.services.ecs.model.Tag container(
            Map.Entry<String, String> tag) {
        return software.amazon.awssdk.services.ecs.model.Tag.builder()
                .key(tag.getKey())
                .value(tag.getValue())
                .build();
    }

    static Tagging of(EcrClient ecr) {
        return (_, made, set, gone) -> {
            var tags = list(set, Taggings::repository);
            ecr.tagResource(t -> t.resourceArn(arn(made)).tags(tags));
            if (!gone.isEmpty()) {
                ecr.untagResource(u -> u.resourceArn(arn(made)).tagKeys(gone));
            }
        };
    }

    private static software.amazon.awssdk.services.ecr.model.Tag repository(
            Map.Entry<String, String> tag) {
        return software.amazon.awssdk.services.ecr.model.Tag.builder()
                .key(tag.getKey())
                .value(tag.getValue())
                .build();
    }

    static Tagging of(ElasticLoadBalancingV2Client elb) {
        return (_, made, set, gone) -> {
            var tags = list(set, Taggings::balancer);
            elb.addTags(t -> t.resourceArns(made.physicalId()).tags(tags));
            if (!gone.isEmpty()) {
                elb.removeTags(r -> r.resourceArns(made.physicalId()).tagKeys(gone));
            }
        };
    }

    private static software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag balancer(
            Map.Entry<String, String> tag) {
        return software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
                .key(tag.getKey())
                .value(tag.getValue())
                .build();
    }

    static Tagging of(EventBridgeClient events) {
        return (_, made, set, gone) -> {
            var tags = list(set, Taggings::rule);
            events.tagResource(t -> t.resourceARN(arn(made)).tags(tags));
            if (!gone.isEmpty()) {
                events.untagResource(u -> u.resourceARN(arn(made)).tagKeys(gone));
            }
        };
    }

    private static software.amazon.awssdk.services.eventbridge.model.Tag rule(
            Map.Entry<String, String> tag) {
        return software.amazon.awssdk.services.eventbridge.model.Tag.builder()
                .key(tag.getKey())
                .value(tag.getValue())
                .build();
    }
}
