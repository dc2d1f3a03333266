package dev.messagerouting.localcloud.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.ec2.LocalEc2;
import dev.messagerouting.localcloud.kernel.CallJournal;
import dev.messagerouting.localcloud.kernel.HttpHandler;
import dev.messagerouting.localcloud.kernel.ManualTime;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.wire.HttpDoor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class LocalElbTest {

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final Threads threads = new Threads();
    private final LocalEc2 ec2 = new LocalEc2(time);
    private final CallJournal journal = new CallJournal(time, 10);
    private final List<HttpDoor> doors = new ArrayList<>();
    private final LocalElb elb = new LocalElb(time, threads, ec2, this::open);
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger health = new AtomicInteger(200);

    private final String vpc = ec2.createVpc(v -> v.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    private final List<String> subnets = List.of(subnet(1, "us-east-1a"), subnet(2, "us-east-1b"));

    private String subnet(int n, String zone) {
        return ec2.createSubnet(
                        s -> s.vpcId(vpc).cidrBlock("10.0." + n + ".0/24").availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    @AfterEach
    void close() {
        http.close();
        elb.close();
        doors.forEach(HttpDoor::close);
        threads.close();
        assertThat(threads.running()).isEmpty();
    }

    private Loopback.Listener open(String balancerArn, HttpHandler handler) {
        var door = HttpDoor.open(0, List.of(), Map.of("/", handler), journal);
        return new Loopback.Listener() {
            @Override
            public URI endpoint() {
                return door.endpoint();
            }

            @Override
            public void close() {
                door.close();
            }
        };
    }

    /** A target that says its name, the path and who forwarded. */
    private TargetDescription target(String name) {
        var door =
                HttpDoor.open(
                        0,
                        List.of(),
                        Map.of(
                                "/",
                                request ->
                                        HttpHandler.Response.text(
                                                request.path().equals("/health")
                                                        ? health.get()
                                                        : 201,
                                                "text/plain",
                                                name
                                                        + " "
                                                        + request.method()
                                                        + " "
                                                        + request.path()
                                                        + "?"
                                                        + request.query()
                                                        + " "
                                                        + request.body().asUtf8String()
                                                        + " "
                                                        + request.headers()
                                                                .first("X-Forwarded-Proto"))),
                        journal);
        doors.add(door);
        return TargetDescription.builder().id("127.0.0.1").port(door.endpoint().getPort()).build();
    }

    private String balancer() {
        return elb.createLoadBalancer(b -> b.name("demo").scheme("internal").subnets(subnets))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
    }

    private String group() {
        return elb.createTargetGroup(
                        g ->
                                g.name("group")
                                        .protocol(ProtocolEnum.HTTP)
                                        .port(8080)
                                        .vpcId(vpc)
                                        .targetType("ip")
                                        .healthCheckPath("/health")
                                        .healthCheckIntervalSeconds(10)
                                        .healthyThresholdCount(2)
                                        .unhealthyThresholdCount(2))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    private void listen(String balancer, String group) {
        elb.createListener(
                l ->
                        l.loadBalancerArn(balancer)
                                .protocol(ProtocolEnum.HTTP)
                                .port(80)
                                .defaultActions(
                                        Action.builder()
                                                .type("forward")
                                                .targetGroupArn(group)
                                                .build()));
    }

    private HttpResponse<String> call(String method, String path, String body) {
        var name = elb.describeLoadBalancers().loadBalancers().getFirst().dnsName();
        var uri = URI.create(elb.listener(name).orElseThrow() + path);
        try {
            return http.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<String> states(String group) {
        return elb
                .describeTargetHealth(h -> h.targetGroupArn(group))
                .targetHealthDescriptions()
                .stream()
                .map(t -> t.targetHealth().stateAsString())
                .toList();
    }

    private void awaitStates(String group, String... states) {
        await().until(
                        () -> {
                            time.advance(Duration.ofSeconds(1));
                            return states(group).equals(List.of(states));
                        });
    }

    @Test
    void aBalancerHasANameInAwssForm() {
        var arn = balancer();
        var made = elb.describeLoadBalancers(b -> b.loadBalancerArns(arn)).loadBalancers();
        assertThat(made.getFirst().dnsName())
                .matches("internal-demo-\\d{10}\\.us-east-1\\.elb\\.amazonaws\\.com");
        assertThat(arn)
                .matches(
                        "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/app/demo/[0-9a-f]{16}");
        assertThat(elb.listener("elsewhere.us-east-1.elb.amazonaws.com")).isEmpty();
        assertThatThrownBy(this::balancer).isInstanceOf(DuplicateLoadBalancerNameException.class);
        elb.deleteLoadBalancer(b -> b.loadBalancerArn(arn));
        assertThatThrownBy(() -> elb.describeLoadBalancers(b -> b.loadBalancerArns(arn)))
                .isInstanceOf(LoadBalancerNotFoundException.class);
    }

    @Test
    void subnetsAreInTwoZones() {
        assertThatThrownBy(
                        () ->
                                elb.createLoadBalancer(
                                        b -> b.name("one").subnets(subnets.getFirst())))
                .hasMessageContaining(
                        "At least two subnets in two different Availability Zones must be"
                                + " specified");
        assertThatThrownBy(
                        () -> elb.createLoadBalancer(b -> b.name("one").subnets("subnet-1", "s")))
                .hasMessageContaining("The subnet ID 'subnet-1' does not exist");
    }

    @Test
    void requestsGoToHealthyTargetsByTurns() {
        var balancer = balancer();
        var group = group();
        assertThat(call("GET", "/", "").statusCode()).isEqualTo(503);
        listen(balancer, group);
        assertThat(call("GET", "/", "").body()).contains("503 Service Temporarily Unavailable");
        elb.registerTargets(r -> r.targetGroupArn(group).targets(target("a"), target("b")));
        awaitStates(group, "healthy", "healthy");

        var answers =
                IntStream.range(0, 4)
                        .mapToObj(i -> call("POST", "/messages?a=%20b", "hi").body())
                        .toList();

        assertThat(answers)
                .containsOnly("a POST /messages?a=%20b hi http", "b POST /messages?a=%20b hi http");
        assertThat(answers.stream().filter(a -> a.startsWith("a"))).hasSize(2);
        assertThat(call("GET", "/x", "").statusCode()).isEqualTo(201);
    }

    @Test
    void healthFollowsTheThresholds() {
        listen(balancer(), group());
        var group = elb.describeTargetGroups().targetGroups().getFirst().targetGroupArn();
        health.set(500);
        elb.registerTargets(r -> r.targetGroupArn(group).targets(target("a")));
        await().until(() -> time.waiting() == 1);
        assertThat(states(group)).containsExactly("initial");
        health.set(200);
        time.advance(Duration.ofSeconds(1));
        assertThat(states(group)).containsExactly("healthy");

        health.set(404);
        time.advance(Duration.ofSeconds(10));
        assertThat(states(group)).containsExactly("healthy");
        time.advance(Duration.ofSeconds(10));
        assertThat(
                        elb.describeTargetHealth(h -> h.targetGroupArn(group))
                                .targetHealthDescriptions()
                                .getFirst()
                                .targetHealth())
                .returns("unhealthy", TargetHealth::stateAsString)
                .returns("Target.ResponseCodeMismatch", TargetHealth::reasonAsString)
                .returns("Health checks failed with these codes: [404]", TargetHealth::description);
        // AWS fails open: rather an unwell target than none.
        assertThat(call("GET", "/", "").statusCode()).isEqualTo(201);

        health.set(200);
        time.advance(Duration.ofSeconds(10));
        assertThat(states(group)).containsExactly("unhealthy");
        time.advance(Duration.ofSeconds(10));
        assertThat(states(group)).containsExactly("healthy");
    }

    @Test
    void aTargetThatIsGoneIsABadGateway() {
        var group = group();
        listen(balancer(), group);
        var target = target("a");
        elb.registerTargets(r -> r.targetGroupArn(group).targets(target));
        awaitStates(group, "healthy");
        doors.forEach(HttpDoor::close);
        assertThat(call("GET", "/", "").statusCode()).isEqualTo(502);
        elb.deregisterTargets(r -> r.targetGroupArn(group).targets(target));
        assertThat(call("GET", "/", "").statusCode()).isEqualTo(503);
    }

    @Test
    void aGroupInUseStays() {
        var balancer = balancer();
        var group = group();
        elb.registerTargets(r -> r.targetGroupArn(group).targets(target("a")));
        assertThat(states(group)).containsExactly("unused");
        listen(balancer, group);
        assertThat(elb.describeTargetGroups().targetGroups().getFirst().loadBalancerArns())
                .containsExactly(balancer);
        assertThatThrownBy(() -> elb.deleteTargetGroup(g -> g.targetGroupArn(group)))
                .isInstanceOf(ResourceInUseException.class);
        elb.deleteLoadBalancer(b -> b.loadBalancerArn(balancer));
        elb.deleteTargetGroup(g -> g.targetGroupArn(group));
        assertThat(elb.describeTargetGroups().targetGroups()).isEmpty();
    }

    @Test
    void aFixedResponseNeedsNoTarget() {
        var balancer = balancer();
        elb.createListener(
                l ->
                        l.loadBalancerArn(balancer)
                                .protocol(ProtocolEnum.HTTP)
                                .port(80)
                                .defaultActions(
                                        Action.builder()
                                                .type("fixed-response")
                                                .fixedResponseConfig(
                                                        f -> f.statusCode("418").messageBody("tea"))
                                                .build()));
        assertThat(call("GET", "/", "").statusCode()).isEqualTo(418);
        assertThat(call("GET", "/", "").body()).isEqualTo("tea");
    }

    @Test
    void whatIsNotDoneIsSaid() {
        var balancer = balancer();
        var group = group();
        assertThatThrownBy(
                        () ->
                                elb.createListener(
                                        l ->
                                                l.loadBalancerArn(balancer)
                                                        .protocol(ProtocolEnum.HTTPS)
                                                        .port(443)))
                .hasMessageContaining("does not implement Elastic Load Balancing listeners");
        assertThatThrownBy(
                        () ->
                                elb.registerTargets(
                                        r ->
                                                r.targetGroupArn(group)
                                                        .targets(
                                                                TargetDescription.builder()
                                                                        .id("10.0.1.4")
                                                                        .build())))
                .hasMessageContaining("loopback addresses");
        assertThatThrownBy(
                        () ->
                                elb.modifyTargetGroup(
                                        g -> g.targetGroupArn(group).healthCheckTimeoutSeconds(20)))
                .hasMessageContaining("must be smaller than the interval");
    }
}
