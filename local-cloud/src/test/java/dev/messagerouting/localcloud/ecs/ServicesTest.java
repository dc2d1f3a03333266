package dev.messagerouting.localcloud.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

@SuppressWarnings("NullAway.Init")
class ServicesTest {

    @TempDir Path folder;
    private Fargate fargate;

    @BeforeEach
    void open() {
        fargate = new Fargate(folder);
    }

    @AfterEach
    void close() {
        fargate.close();
        assertThat(fargate.threads.running()).isEmpty();
    }

    @Test
    void aServiceKeepsItsCount() {
        fargate.service(fargate.define(Fargate.container(Fargate.IMAGE, "wait")), 2, s -> {});
        fargate.awaitSteady();
        assertThat(fargate.service().runningCount()).isEqualTo(2);
        var victim = fargate.tasks().getFirst();

        fargate.ecs.stopTask(r -> r.cluster("c").task(victim));
        fargate.awaitTask(victim, "STOPPED");
        await().until(() -> fargate.time.waiting() > 0);
        fargate.time.advance(Duration.ofSeconds(1));

        await().until(() -> fargate.tasks().size() == 2 && !fargate.tasks().contains(victim));
        await().until(() -> fargate.service().runningCount() == 2);
        assertThat(fargate.service().events())
                .map(ServiceEvent::message)
                .contains("(service s) has reached a steady state.")
                .anyMatch(
                        m ->
                                m.matches(
                                        "\\(service s\\) has started 1 tasks: \\(task"
                                                + " \\w{32}\\)\\."));
    }

    @Test
    void atMostOneAtATimeWhenTheMaximumIsAHundredPercent() {
        var first = fargate.define(Fargate.container(Fargate.IMAGE, "wait"));
        fargate.service(
                first,
                1,
                s ->
                        s.deploymentConfiguration(
                                d -> d.minimumHealthyPercent(0).maximumPercent(100)));
        fargate.awaitSteady();
        var old = fargate.tasks().getFirst();
        var second = fargate.define(Fargate.container(Fargate.IMAGE, "wait", "again"));

        fargate.ecs.updateService(r -> r.cluster("c").service("s").taskDefinition(second));

        fargate.awaitSteady();
        var now = fargate.task(fargate.tasks().getFirst());
        assertThat(now.taskDefinitionArn()).isEqualTo(second);
        assertThat(fargate.task(old).lastStatus()).isEqualTo("STOPPED");
        assertThat(fargate.service().deployments()).hasSize(1);
        assertThat(fargate.logs.streams).hasSize(2);
    }

    @Test
    void aRollingUpdateKeepsTheMinimumRunning() {
        fargate.service(fargate.define(Fargate.container(Fargate.IMAGE, "wait")), 3, s -> {});
        fargate.awaitSteady();
        var second = fargate.define(Fargate.container(Fargate.IMAGE, "wait", "again"));
        fargate.ecs.updateService(r -> r.cluster("c").service("s").taskDefinition(second));
        await().until(
                        () -> {
                            assertThat(fargate.service().runningCount()).isGreaterThanOrEqualTo(3);
                            return "COMPLETED"
                                    .equals(
                                            fargate.service()
                                                    .deployments()
                                                    .getFirst()
                                                    .rolloutStateAsString());
                        });
        assertThat(fargate.tasks())
                .hasSize(3)
                .allMatch(t -> fargate.task(t).taskDefinitionArn().equals(second));
    }

    @Test
    void theCircuitBreakerRollsBack() {
        var good = fargate.define(Fargate.container(Fargate.IMAGE, "wait"));
        fargate.service(
                good,
                1,
                s ->
                        s.deploymentConfiguration(
                                d ->
                                        d.minimumHealthyPercent(0)
                                                .maximumPercent(100)
                                                .deploymentCircuitBreaker(
                                                        b -> b.enable(true).rollback(true))));
        fargate.awaitSteady();
        var bad = fargate.define(Fargate.container("no/such:1", "wait"));
        fargate.ecs.updateService(r -> r.cluster("c").service("s").taskDefinition(bad));
        await().until(
                        () -> {
                            fargate.time.advance(Duration.ofSeconds(1));
                            return fargate.service().taskDefinition().equals(good)
                                    && fargate.service().runningCount() == 1;
                        });
        assertThat(fargate.service().events())
                .map(ServiceEvent::message)
                .anyMatch(m -> m.endsWith("deployment failed: tasks failed to start."));
    }

    @Test
    void aDeletedServiceDrains() {
        fargate.service(fargate.define(Fargate.container(Fargate.IMAGE, "wait")), 1, s -> {});
        fargate.awaitSteady();
        assertThatThrownBy(() -> fargate.ecs.deleteService(r -> r.cluster("c").service("s")))
                .hasMessageContaining("The service cannot be stopped while it is scaled above 0.");
        assertThatThrownBy(() -> fargate.ecs.deleteCluster(r -> r.cluster("c")))
                .hasMessageContaining("The Cluster cannot be deleted while Services are active.");

        fargate.ecs.deleteService(r -> r.cluster("c").service("s").force(true));

        await().until(() -> fargate.service().status().equals("INACTIVE"));
        assertThat(fargate.ecs.listServices(r -> r.cluster("c")).serviceArns()).isEmpty();
        fargate.ecs.deleteCluster(r -> r.cluster("c"));
        assertThat(fargate.ecs.listClusters().clusterArns()).isEmpty();
    }

    private void balanced(int count) {
        var container =
                Fargate.container(Fargate.IMAGE, "wait").toBuilder()
                        .portMappings(PortMapping.builder().containerPort(8080).build())
                        .build();
        fargate.service(
                fargate.define(container),
                count,
                s ->
                        s.healthCheckGracePeriodSeconds(30)
                                .loadBalancers(
                                        LoadBalancer.builder()
                                                .targetGroupArn("tg")
                                                .containerName("main")
                                                .containerPort(8080)
                                                .build()));
    }

    @Test
    void aServicesTasksAreTargetsWhileTheyRun() {
        balanced(2);
        fargate.awaitSteady();
        assertThat(fargate.balancers.targets)
                .hasSize(2)
                .allMatch(t -> t.id().equals("127.0.0.1") && t.port() > 0);
        var bindings = fargate.task(fargate.tasks().getFirst()).containers().getFirst();
        assertThat(fargate.balancers.targets)
                .map(t -> t.port())
                .contains(bindings.networkBindings().getFirst().hostPort());
        fargate.ecs.deleteService(r -> r.cluster("c").service("s").force(true));
        await().until(() -> fargate.balancers.targets.isEmpty());
    }

    @Test
    void aServiceIsSteadyOnceItsTargetsAreHealthy() {
        fargate.balancers.health = TargetHealthStateEnum.INITIAL;
        balanced(1);
        fargate.awaitTask(fargate.tasks().getFirst(), "RUNNING");
        await().until(() -> fargate.time.waiting() == 1);
        fargate.time.advance(Duration.ofSeconds(10));
        assertThat(fargate.service().deployments().getFirst().rolloutStateAsString())
                .isEqualTo("IN_PROGRESS");
        fargate.balancers.health = TargetHealthStateEnum.HEALTHY;
        fargate.time.advance(Duration.ofSeconds(1));
        fargate.awaitSteady();

        var sick = fargate.tasks().getFirst();
        fargate.balancers.health = TargetHealthStateEnum.UNHEALTHY;
        fargate.time.advance(Duration.ofSeconds(10));
        assertThat(fargate.task(sick).desiredStatus()).isEqualTo("RUNNING");
        fargate.time.advance(Duration.ofSeconds(10));
        fargate.balancers.health = TargetHealthStateEnum.HEALTHY;
        assertThat(fargate.awaitTask(sick, "STOPPED").stoppedReason())
                .isEqualTo("Task failed ELB health checks in (target-group tg)");
        await().until(() -> fargate.service().runningCount() == 1);
        assertThat(fargate.tasks()).doesNotContain(sick);
    }

    @Test
    void aTargetGroupHasALoadBalancer() {
        fargate.balancers.balancers = List.of();
        assertThatThrownBy(() -> balanced(1))
                .hasMessageContaining("does not have an associated load balancer");
    }
}
