package dev.messagerouting.localcloud.faults;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The services that can be told to fail, by the names that ARNs and signatures have. */
public enum FaultyService {
    API_GATEWAY("apigateway", "apigateway", "CreateRestApi"),
    CLOUD_FORMATION("cloudformation", "cloudformation", "CreateStack"),
    EC2("ec2", "ec2", "CreateVpc"),
    ECR("ecr", "ecr", "CreateRepository"),
    ECS("ecs", "ecs", "RunTask"),
    /** Its operations, and {@code Forward}: what a load balancer passes on. */
    ELASTIC_LOAD_BALANCING("elasticloadbalancing", "elasticloadbalancingv2", "Forward"),
    EVENTS("events", "eventbridge", "PutRule"),
    /** The stages of deployed APIs: {@code Invoke} alone. */
    EXECUTE_API("execute-api", "", "Invoke"),
    IAM("iam", "iam", "CreateRole"),
    KINESIS("kinesis", "kinesis", "PutRecords"),
    LAMBDA("lambda", "lambda", "Invoke"),
    LOGS("logs", "cloudwatchlogs", "PutLogEvents"),
    S3("s3", "s3", "GetObject"),
    STATES("states", "sfn", "StartExecution"),
    STS("sts", "sts", "GetCallerIdentity");

    private final String signingName;
    private final String room;
    private final String example;

    FaultyService(String signingName, String room, String example) {
        this.signingName = signingName;
        this.room = room;
        this.example = example;
    }

    public String signingName() {
        return signingName;
    }

    String example() {
        return example;
    }

    /**
     * @throws IllegalArgumentException with a sentence
     */
    static FaultyService named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.signingName.equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                FaultRule.wrong(
                                        "There is no service \"%s\"; there are %s.",
                                        name,
                                        Arrays.stream(values())
                                                .map(FaultyService::signingName)
                                                .collect(Collectors.joining(", "))));
    }

    /** Whether AWS has the operation, implemented here or not. */
    boolean has(String operation) {
        if (operation.equals("Forward") || this == EXECUTE_API) {
            return operation.equals(example);
        }
        var name = "software.amazon.awssdk.services." + room + ".model." + operation + "Request";
        try {
            Class.forName(name, false, FaultyService.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError unknown) {
            return false;
        }
    }

    boolean namesResources() {
        return this == EXECUTE_API || !resourceMembers().isEmpty();
    }

    /** The members of requests, as AWS writes them, that name what a call is about. */
    List<String> resourceMembers() {
        return switch (this) {
            case API_GATEWAY -> List.of("restApiId");
            case CLOUD_FORMATION -> List.of("StackName");
            case ECR -> List.of("repositoryName");
            case ECS -> List.of("service", "cluster", "taskDefinition");
            case ELASTIC_LOAD_BALANCING ->
                    List.of("LoadBalancerArn", "TargetGroupArn", "ListenerArn", "Name");
            case EVENTS -> List.of("Name", "Rule");
            case IAM -> List.of("RoleName");
            case KINESIS -> List.of("StreamName", "StreamARN");
            case LAMBDA -> List.of("FunctionName");
            case LOGS -> List.of("logGroupName", "logGroupIdentifier");
            case S3 -> List.of("Bucket");
            case STATES -> List.of("stateMachineArn", "executionArn", "activityArn", "name");
            case EC2, EXECUTE_API, STS -> List.of();
        };
    }
}
