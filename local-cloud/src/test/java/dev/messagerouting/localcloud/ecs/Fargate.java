package dev.messagerouting.localcloud.ecs;

import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.ecs.program.Program;
import dev.messagerouting.localcloud.kernel.ManualTime;
import dev.messagerouting.localcloud.kernel.Threads;

import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** ECS with one cluster and one image, before a fake log and a fake load balancer. */
final class Fargate implements AutoCloseable {

    static final String IMAGE = "000000000000.dkr.ecr.us-east-1.amazonaws.com/demo/program:1.0";
    static final NetworkConfiguration NETWORK =
            NetworkConfiguration.builder().awsvpcConfiguration(v -> v.subnets("subnet-1")).build();

    final ManualTime time = new ManualTime(Instant.parse("2026-11-23T20:00:00Z"));
    final Threads threads = new Threads();
    final FakeLogs logs = new FakeLogs();
    final FakeBalancers balancers = new FakeBalancers();
    final LocalEcs ecs;

    Fargate(Path folder) {
        ecs = new LocalEcs(time, threads, logs, balancers, Map.of("demo/program", jar(folder)));
        ecs.createCluster(c -> c.clusterName("c"));
    }

    static Path jar(Path folder) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
        var jar = folder.resolve("program.jar");
        var entry = Program.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var in = Program.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return jar;
    }

    static ContainerDefinition container(String image, String... command) {
        return ContainerDefinition.builder()
                .name("main")
                .image(image)
                .command(command)
                .stopTimeout(5)
                .logConfiguration(
                        l ->
                                l.logDriver("awslogs")
                                        .options(
                                                Map.of(
                                                        "awslogs-group", "/demo",
                                                        "awslogs-region", "us-east-1",
                                                        "awslogs-stream-prefix", "p")))
                .build();
    }

    /** Registers a task definition and answers its ARN. */
    String define(ContainerDefinition... containers) {
        return ecs.registerTaskDefinition(
                        r ->
                                r.family("f")
                                        .requiresCompatibilities(Compatibility.FARGATE)
                                        .networkMode(NetworkMode.AWSVPC)
                                        .cpu("256")
                                        .memory("512")
                                        .executionRoleArn("arn:aws:iam::000000000000:role/r")
                                        .containerDefinitions(containers))
                .taskDefinition()
                .taskDefinitionArn();
    }

    String run(String definition) {
        return ecs.runTask(
                        r ->
                                r.cluster("c")
                                        .taskDefinition(definition)
                                        .networkConfiguration(NETWORK))
                .tasks()
                .getFirst()
                .taskArn();
    }

    Task task(String arn) {
        return ecs.describeTasks(r -> r.cluster("c").tasks(arn)).tasks().getFirst();
    }

    Task awaitTask(String arn, String status) {
        await().until(() -> status.equals(task(arn).lastStatus()));
        return task(arn);
    }

    void service(String definition, int count, Consumer<CreateServiceRequest.Builder> more) {
        ecs.createService(
                r ->
                        r.cluster("c")
                                .serviceName("s")
                                .taskDefinition(definition)
                                .desiredCount(count)
                                .networkConfiguration(NETWORK)
                                .applyMutation(more));
    }

    Service service() {
        return ecs.describeServices(r -> r.cluster("c").services("s")).services().getFirst();
    }

    List<String> tasks() {
        return ecs.listTasks(r -> r.cluster("c").serviceName("s")).taskArns();
    }

    void awaitSteady() {
        await().until(
                        () ->
                                "COMPLETED"
                                        .equals(
                                                service()
                                                        .deployments()
                                                        .getFirst()
                                                        .rolloutStateAsString()));
    }

    @Override
    public void close() {
        ecs.close();
        threads.close();
    }
}
