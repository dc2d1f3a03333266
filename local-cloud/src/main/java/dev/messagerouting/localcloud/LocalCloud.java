package dev.messagerouting.localcloud;

import dev.messagerouting.localcloud.apigateway.LocalApiGateway;
import dev.messagerouting.localcloud.apigateway.ServiceAction;
import dev.messagerouting.localcloud.cloudformation.LocalCloudFormation;
import dev.messagerouting.localcloud.cloudformation.kinds.Services;
import dev.messagerouting.localcloud.cloudwatch.LocalCloudWatch;
import dev.messagerouting.localcloud.ec2.LocalEc2;
import dev.messagerouting.localcloud.ecr.LocalEcr;
import dev.messagerouting.localcloud.ecs.LocalEcs;
import dev.messagerouting.localcloud.elb.LocalElb;
import dev.messagerouting.localcloud.elb.Loopback;
import dev.messagerouting.localcloud.events.LocalEventBridge;
import dev.messagerouting.localcloud.faults.FaultPlan;
import dev.messagerouting.localcloud.faults.FaultRule;
import dev.messagerouting.localcloud.faults.FaultsDoor;
import dev.messagerouting.localcloud.faults.FaultyClient;
import dev.messagerouting.localcloud.faults.FaultyService;
import dev.messagerouting.localcloud.faults.FaultyTraffic;
import dev.messagerouting.localcloud.identity.LocalIam;
import dev.messagerouting.localcloud.identity.LocalSts;
import dev.messagerouting.localcloud.kernel.CallJournal;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.HttpHandler;
import dev.messagerouting.localcloud.kernel.Metrics;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.kinesis.KinesisLimits;
import dev.messagerouting.localcloud.kinesis.LocalKinesis;
import dev.messagerouting.localcloud.lambda.LocalLambda;
import dev.messagerouting.localcloud.lambda.ToldToThrow;
import dev.messagerouting.localcloud.logs.LocalLogs;
import dev.messagerouting.localcloud.s3.LocalS3;
import dev.messagerouting.localcloud.stepfunctions.LocalStepFunctions;
import dev.messagerouting.localcloud.stepfunctions.Retention;
import dev.messagerouting.localcloud.wire.HttpDoor;
import dev.messagerouting.localcloud.wire.WireService;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkClient;
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

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The AWS APIs that the demo uses, on one loopback port and in process. Everything is in memory and
 * gone after {@link #close}.
 */
public final class LocalCloud implements AutoCloseable {

    private static final int JOURNAL = 10_000;

    private final Owner owner;
    private final CallJournal journal;
    private final FaultPlan faults;
    private final S3Client s3;
    private final StsClient sts;
    private final IamClient iam;
    private final CloudWatchLogsClient logs;
    private final CloudWatchClient cloudWatch;
    private final KinesisClient kinesis;
    private final LambdaClient lambda;
    private final SfnClient stepFunctions;
    private final ApiGatewayClient apiGateway;
    private final Ec2Client ec2;
    private final EcrClient ecr;
    private final ElasticLoadBalancingV2Client loadBalancing;
    private final EcsClient ecs;
    private final EventBridgeClient events;
    private final CloudFormationClient cloudFormation;
    private final Threads threads;
    private final HttpDoor door;
    private final ServiceActions actions;

    private LocalCloud(Builder builder, Owner owner) {
        this.owner = owner;
        Images.check(builder.images);
        threads = owner.own(new Threads());
        var time = builder.time == null ? CloudTime.real(threads) : builder.time;
        journal = new CallJournal(time, JOURNAL);
        faults = new FaultPlan(time);
        builder.faults.forEach(faults::add);
        s3 = own(S3Client.class, new LocalS3(time), FaultyService.S3);
        sts = own(StsClient.class, new LocalSts(time), FaultyService.STS);
        iam = own(IamClient.class, new LocalIam(time), FaultyService.IAM);
        logs = own(CloudWatchLogsClient.class, new LocalLogs(time), FaultyService.LOGS);
        cloudWatch = owner.own(new LocalCloudWatch(time));
        var metrics = owner.own(Metrics.to(cloudWatch, time, threads));
        kinesis =
                own(
                        KinesisClient.class,
                        new LocalKinesis(time, KinesisLimits.roomy(), metrics),
                        FaultyService.KINESIS);
        lambda = own(LambdaClient.class, lambda(time, metrics), FaultyService.LAMBDA);
        stepFunctions =
                own(
                        SfnClient.class,
                        new LocalStepFunctions(time, threads, lambda, Retention.USUAL, metrics),
                        FaultyService.STATES);
        var gateway = new LocalApiGateway(time, threads, lambda, this::action);
        apiGateway = own(ApiGatewayClient.class, gateway, FaultyService.API_GATEWAY);
        ec2 = own(Ec2Client.class, new LocalEc2(time), FaultyService.EC2);
        ecr = own(EcrClient.class, new LocalEcr(time), FaultyService.ECR);
        var elb = new LocalElb(time, threads, ec2, this::listen);
        loadBalancing =
                own(ElasticLoadBalancingV2Client.class, elb, FaultyService.ELASTIC_LOAD_BALANCING);
        ecs =
                own(
                        EcsClient.class,
                        new LocalEcs(time, threads, logs, loadBalancing, builder.images),
                        FaultyService.ECS);
        var schedules = new LocalEventBridge(time, threads, lambda);
        schedules.accelerate(builder.scheduleSpeed);
        events = own(EventBridgeClient.class, schedules, FaultyService.EVENTS);
        cloudFormation =
                own(
                        CloudFormationClient.class,
                        new LocalCloudFormation(
                                time,
                                threads,
                                called(),
                                new Addresses(this::endpoint, elb::listener)),
                        FaultyService.CLOUD_FORMATION);
        var handlers =
                Map.of(
                        Stages.PATH,
                        FaultyTraffic.stages(new Stages(gateway.door()), faults),
                        FaultsDoor.PATH,
                        new FaultsDoor(faults));
        var offered = services();
        door = owner.own(HttpDoor.open(builder.port, offered, handlers, journal));
        actions = new ServiceActions(door::call, offered);
    }

    /** Owned, and seen by everybody through the faults that are asked for. */
    private <C extends SdkClient> C own(Class<C> api, C local, FaultyService service) {
        return FaultyClient.of(api, owner.own(local), service, faults);
    }

    private LocalLambda lambda(CloudTime time, Metrics metrics) {
        return new LocalLambda(
                time,
                threads,
                s3,
                kinesis,
                logs,
                this::environment,
                arn ->
                        faults.thrown(arn)
                                .map(
                                        told ->
                                                new ToldToThrow.Thrown(
                                                        told.errorType(), told.message())),
                metrics);
    }

    /** What the door offers, one line each. */
    List<WireService> services() {
        return List.of(
                Apis.apiGateway(apiGateway),
                Apis.cloudFormation(cloudFormation),
                Apis.cloudWatch(cloudWatch),
                Apis.ec2(ec2),
                Apis.ecr(ecr),
                Apis.ecs(ecs),
                Apis.elasticLoadBalancing(loadBalancing),
                Apis.eventBridge(events),
                Apis.iam(iam),
                Apis.kinesis(kinesis),
                Apis.lambda(lambda),
                Apis.logs(logs),
                Apis.s3(s3),
                Apis.stepFunctions(stepFunctions),
                Apis.sts(sts));
    }

    /** Whom CloudFormation calls. */
    private Services called() {
        return new Services(
                s3,
                kinesis,
                logs,
                lambda,
                stepFunctions,
                iam,
                apiGateway,
                ecs,
                ec2,
                ecr,
                events,
                loadBalancing,
                cloudWatch);
    }

    /** What Lambda tells each function of where it runs. */
    private Map<String, String> environment(Caller caller) {
        return Map.of("AWS_ENDPOINT_URL", endpoint().toString(), "AWS_REGION", caller.region());
    }

    /** A load balancer's listener: a door of its own that knows no service. */
    private Loopback.Listener listen(String balancerArn, HttpHandler handler) {
        var faulty = FaultyTraffic.balancer(balancerArn, handler, faults);
        var listener = HttpDoor.open(0, List.of(), Map.of("/", faulty), journal);
        return new Loopback.Listener() {
            @Override
            public URI endpoint() {
                return listener.endpoint();
            }

            @Override
            public void close() {
                listener.close();
            }
        };
    }

    private ServiceAction.Answer action(
            String service, String action, Caller caller, String jsonBody) {
        return actions.call(service, action, caller, jsonBody);
    }

    private static LocalCloud start(Builder builder) {
        var owner = new Owner();
        try {
            return new LocalCloud(builder, owner);
        } catch (UncheckedIOException taken) {
            owner.close();
            throw new StartException(
                    ("Port %d is taken: stop what listens there, or choose another port (0 picks a"
                                    + " free one).")
                            .formatted(builder.port),
                    taken);
        } catch (RuntimeException failure) {
            owner.close();
            throw failure;
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Where every AWS client finds the local cloud: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return door.endpoint();
    }

    /** In process, in the local account and {@code us-east-1}; not in the journal. */
    public S3Client s3() {
        return s3;
    }

    public StsClient sts() {
        return sts;
    }

    public IamClient iam() {
        return iam;
    }

    /** Which calls came through the door. */
    public CallJournal journal() {
        return journal;
    }

    /** What goes wrong on request, from any thread and at any time. */
    public FaultPlan faults() {
        return faults;
    }

    /** Ends everything; afterwards nothing listens and no thread of the local cloud is left. */
    @Override
    public void close() {
        owner.close();
    }

    /** What a local cloud is started with. */
    public static final class Builder {

        private final Map<String, Path> images = new LinkedHashMap<>();
        private final List<FaultRule> faults = new ArrayList<>();
        private @Nullable CloudTime time;
        private int port;
        private double scheduleSpeed = 1;

        private Builder() {}

        /** Where to listen; 0, the default, picks a free port. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Lets tasks run {@code jar} under the name of a container image. */
        public Builder image(String name, Path jar) {
            images.put(name, Objects.requireNonNull(jar));
            return this;
        }

        /**
         * Lets schedules fire so many times as often as they say, for an audience that does not
         * wait: with 12, {@code rate(1 minute)} fires every 5 seconds.
         */
        public Builder scheduleSpeed(double times) {
            scheduleSpeed = times;
            return this;
        }

        /** Lets calls fare ill from the start on; later, {@link LocalCloud#faults} does. */
        public Builder fault(FaultRule rule) {
            faults.add(rule);
            return this;
        }

        /** Another clock than the machine's. */
        public Builder time(CloudTime value) {
            time = value;
            return this;
        }

        /**
         * @throws StartException if the port is taken or an image cannot be run
         */
        public LocalCloud start() {
            return LocalCloud.start(this);
        }
    }
}
