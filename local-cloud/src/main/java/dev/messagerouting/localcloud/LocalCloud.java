package dev.messagerouting.localcloud;

import dev.messagerouting.localcloud.apigateway.LocalApiGateway;
import dev.messagerouting.localcloud.apigateway.ServiceAction;
import dev.messagerouting.localcloud.cloudformation.LocalCloudFormation;
import dev.messagerouting.localcloud.cloudformation.kinds.Services;
import dev.messagerouting.localcloud.ec2.LocalEc2;
import dev.messagerouting.localcloud.ecr.LocalEcr;
import dev.messagerouting.localcloud.ecs.LocalEcs;
import dev.messagerouting.localcloud.elb.LocalElb;
import dev.messagerouting.localcloud.elb.Loopback;
import dev.messagerouting.localcloud.events.LocalEventBridge;
import dev.messagerouting.localcloud.identity.LocalIam;
import dev.messagerouting.localcloud.identity.LocalSts;
import dev.messagerouting.localcloud.kernel.CallJournal;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.HttpHandler;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.kinesis.LocalKinesis;
import dev.messagerouting.localcloud.lambda.LocalLambda;
import dev.messagerouting.localcloud.logs.LocalLogs;
import dev.messagerouting.localcloud.s3.LocalS3;
import dev.messagerouting.localcloud.stepfunctions.LocalStepFunctions;
import dev.messagerouting.localcloud.wire.HttpDoor;
import dev.messagerouting.localcloud.wire.WireService;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
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
    private final LocalS3 s3;
    private final LocalSts sts;
    private final LocalIam iam;
    private final LocalLogs logs;
    private final LocalKinesis kinesis;
    private final LocalLambda lambda;
    private final LocalStepFunctions stepFunctions;
    private final LocalApiGateway apiGateway;
    private final LocalEc2 ec2;
    private final LocalEcr ecr;
    private final LocalElb loadBalancing;
    private final LocalEcs ecs;
    private final LocalEventBridge events;
    private final LocalCloudFormation cloudFormation;
    private final Threads threads;
    private final HttpDoor door;

    private LocalCloud(Builder builder, Owner owner) {
        this.owner = owner;
        Images.check(builder.images);
        threads = owner.own(new Threads());
        var time = builder.time == null ? CloudTime.real(threads) : builder.time;
        journal = new CallJournal(time, JOURNAL);
        s3 = owner.own(new LocalS3(time));
        sts = owner.own(new LocalSts(time));
        iam = owner.own(new LocalIam(time));
        logs = owner.own(new LocalLogs(time));
        kinesis = owner.own(new LocalKinesis(time));
        lambda = owner.own(new LocalLambda(time, threads, s3, kinesis, logs, this::environment));
        stepFunctions = owner.own(new LocalStepFunctions(time, threads, lambda));
        apiGateway = owner.own(new LocalApiGateway(time, threads, lambda, this::action));
        ec2 = owner.own(new LocalEc2(time));
        ecr = owner.own(new LocalEcr(time));
        loadBalancing = owner.own(new LocalElb(time, threads, ec2, this::listen));
        ecs = owner.own(new LocalEcs(time, threads, logs, loadBalancing, builder.images));
        events = owner.own(new LocalEventBridge(time, threads, lambda));
        events.accelerate(builder.scheduleSpeed);
        cloudFormation =
                owner.own(
                        new LocalCloudFormation(
                                time,
                                threads,
                                called(),
                                new Addresses(this::endpoint, loadBalancing::listener)));
        var handlers = Map.<String, HttpHandler>of(Stages.PATH, new Stages(apiGateway.door()));
        door = owner.own(HttpDoor.open(builder.port, services(), handlers, journal));
    }

    /** What the door offers, one line each. */
    List<WireService> services() {
        return List.of(
                Apis.apiGateway(apiGateway),
                Apis.cloudFormation(cloudFormation),
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
                new NoMetrics());
    }

    /** What Lambda tells each function of where it runs. */
    private Map<String, String> environment(Caller caller) {
        return Map.of("AWS_ENDPOINT_URL", endpoint().toString(), "AWS_REGION", caller.region());
    }

    /** A load balancer's listener: a door of its own that knows no service. */
    private Loopback.Listener listen(HttpHandler handler) {
        var listener = HttpDoor.open(0, List.of(), Map.of("/", handler), journal);
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
        return new ServiceActions(door::call, services()).call(service, action, caller, jsonBody);
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

    /** Ends everything; afterwards nothing listens and no thread of the local cloud is left. */
    @Override
    public void close() {
        owner.close();
    }

    /** What a local cloud is started with. */
    public static final class Builder {

        private final Map<String, Path> images = new LinkedHashMap<>();
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
