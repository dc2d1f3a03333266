package dev.messagerouting.localcloud.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

@SuppressWarnings("NullAway.Init")
class LocalEcsTest {

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
    void aTaskRunsAndAllItSaysIsInTheLog() {
        var arn = fargate.run(fargate.define(Fargate.container(Fargate.IMAGE, "lines", "30000")));

        var task = fargate.awaitTask(arn, "STOPPED");

        assertThat(task.stopCode()).isEqualTo(TaskStopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(task.stoppedReason()).isEqualTo("Essential container in task exited");
        assertThat(task.containers().getFirst().exitCode()).isZero();
        var id = arn.substring(arn.lastIndexOf('/') + 1);
        assertThat(fargate.logs.streams).containsOnlyKeys("p/main/" + id);
        assertThat(fargate.logs.lines())
                .startsWith("line 0", "line 1")
                .endsWith("line 29999", "the end")
                .hasSize(30001);
    }

    @Test
    void aLogThatRefusesForAWhileLosesNothing() {
        fargate.logs.refusals.set(2);
        var arn = fargate.run(fargate.define(Fargate.container(Fargate.IMAGE, "lines", "100")));
        await().until(
                        () -> {
                            fargate.time.advance(Duration.ofMillis(100));
                            return fargate.logs.refusals.get() == 0;
                        });
        await().until(
                        () -> {
                            fargate.time.advance(Duration.ofMillis(100));
                            return fargate.task(arn).lastStatus().equals("STOPPED");
                        });
        assertThat(fargate.logs.lines()).hasSize(101);
    }

    @Test
    void aContainerGetsItsEnvironmentAndGivesItsExitCode() {
        var container =
                Fargate.container(Fargate.IMAGE, "environment").toBuilder()
                        .environment(KeyValuePair.builder().name("A").value("1").build())
                        .build();
        var definition = fargate.define(container);
        var second =
                ContainerOverride.builder()
                        .name("main")
                        .environment(KeyValuePair.builder().name("B").value("2").build())
                        .build();
        var arn =
                fargate.ecs
                        .runTask(
                                r ->
                                        r.cluster("c")
                                                .taskDefinition("f")
                                                .networkConfiguration(Fargate.NETWORK)
                                                .overrides(o -> o.containerOverrides(second)))
                        .tasks()
                        .getFirst()
                        .taskArn();
        var task = fargate.awaitTask(arn, "STOPPED");
        assertThat(task.taskDefinitionArn()).isEqualTo(definition);
        assertThat(task.containers().getFirst().exitCode()).isEqualTo(7);
        assertThat(fargate.logs.lines())
                .containsExactly(
                        "{A=1, AWS_DEFAULT_REGION=us-east-1, AWS_EXECUTION_ENV=AWS_ECS_FARGATE,"
                                + " AWS_REGION=us-east-1, B=2, HOST=127.0.0.1}");
    }

    @Test
    void stopInterruptsAndWaitsForTheEnd() {
        var arn = fargate.run(fargate.define(Fargate.container(Fargate.IMAGE, "wait")));
        fargate.awaitTask(arn, "RUNNING");
        await().until(() -> fargate.logs.lines().contains("ready"));

        fargate.ecs.stopTask(r -> r.cluster("c").task(arn).reason("enough"));

        var task = fargate.awaitTask(arn, "STOPPED");
        assertThat(task.stopCode()).isEqualTo(TaskStopCode.USER_INITIATED);
        assertThat(task.stoppedReason()).isEqualTo("enough");
        assertThat(task.containers().getFirst().exitCode()).isZero();
        assertThat(fargate.logs.lines()).containsExactly("ready", "stopping");
    }

    @Test
    void whatDoesNotStopIsLeftBehindAfterItsTimeout() {
        var other = fargate.run(fargate.define(Fargate.container(Fargate.IMAGE, "stubborn")));
        fargate.awaitTask(other, "RUNNING");
        await().until(() -> fargate.logs.lines().contains("ready"));

        fargate.ecs.stopTask(r -> r.cluster("c").task(other));
        await().until(() -> fargate.time.waiting() > 0);
        fargate.time.advance(Duration.ofSeconds(5));

        var task = fargate.awaitTask(other, "STOPPED");
        assertThat(task.containers().getFirst().exitCode()).isEqualTo(137);
    }

    @Test
    void aCrashIsInTheLog() {
        var arn = fargate.run(fargate.define(Fargate.container(Fargate.IMAGE, "crash")));
        var task = fargate.awaitTask(arn, "STOPPED");
        assertThat(task.containers().getFirst().exitCode()).isEqualTo(1);
        assertThat(fargate.logs.lines())
                .startsWith("java.lang.IllegalStateException: crashed on purpose");
    }

    @Test
    void anUnknownImageCannotBePulled() {
        var arn = fargate.run(fargate.define(Fargate.container("nowhere/else:1", "wait")));
        var task = fargate.awaitTask(arn, "STOPPED");
        assertThat(task.stopCode()).isEqualTo(TaskStopCode.TASK_FAILED_TO_START);
        assertThat(task.stoppedReason())
                .startsWith("CannotPullContainerError: ")
                .endsWith("failed to resolve ref nowhere/else:1: nowhere/else:1: not found");
        assertThat(task.startedAt()).isNull();
    }

    @Test
    void aMissingLogGroupIsAFailedStart() {
        var container = Fargate.container(Fargate.IMAGE, "wait");
        var elsewhere =
                container.toBuilder()
                        .logConfiguration(
                                l ->
                                        l.logDriver("awslogs")
                                                .options(
                                                        Map.of(
                                                                "awslogs-group", "/none",
                                                                "awslogs-region", "us-east-1",
                                                                "awslogs-stream-prefix", "p")))
                        .build();
        var task = fargate.awaitTask(fargate.run(fargate.define(elsewhere)), "STOPPED");
        assertThat(task.stoppedReason())
                .startsWith("ResourceInitializationError: failed to validate logger args")
                .contains("The specified log group does not exist.");
    }

    @Test
    void tasksOfOneImageShareItsClassesUntilItIsBuiltAgain() throws IOException {
        var definition = fargate.define(Fargate.container(Fargate.IMAGE, "loader"));
        fargate.awaitTask(fargate.run(definition), "STOPPED");
        fargate.awaitTask(fargate.run(definition), "STOPPED");
        Files.setLastModifiedTime(
                Fargate.jar(folder), FileTime.from(Instant.parse("2026-11-24T00:00:00Z")));
        fargate.awaitTask(fargate.run(definition), "STOPPED");
        assertThat(fargate.logs.lines()).hasSize(3);
        assertThat(fargate.logs.lines().stream().distinct()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "256,1024,true",
        "256,1536,false",
        "512,512,false",
        "1 vCPU,2 GB,true",
        "1024,9216,false",
        "8192,20480,true",
        "300,512,false"
    })
    void fargateOffersCertainSizes(String cpu, String memory, boolean offered) {
        ThrowingCallable register =
                () ->
                        fargate.ecs.registerTaskDefinition(
                                r ->
                                        r.family("g")
                                                .requiresCompatibilities(Compatibility.FARGATE)
                                                .networkMode(NetworkMode.AWSVPC)
                                                .cpu(cpu)
                                                .memory(memory)
                                                .executionRoleArn("arn:aws:iam::1:role/r")
                                                .containerDefinitions(
                                                        Fargate.container(Fargate.IMAGE, "wait")));
        if (offered) {
            assertThatCode(register).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(register)
                    .hasMessageContaining("No Fargate configuration exists for given values.");
        }
    }

    @Test
    void revisionsCountUpAndAreNeverUsedTwice() {
        var first = fargate.define(Fargate.container(Fargate.IMAGE, "wait"));
        var second = fargate.define(Fargate.container(Fargate.IMAGE, "wait"));
        assertThat(second).endsWith("task-definition/f:2");
        fargate.ecs.deregisterTaskDefinition(r -> r.taskDefinition("f:2"));
        assertThat(fargate.ecs.listTaskDefinitions().taskDefinitionArns()).containsExactly(first);
        assertThat(fargate.define(Fargate.container(Fargate.IMAGE, "wait"))).endsWith("f:3");
        assertThatThrownBy(() -> fargate.run(second)).hasMessageContaining("inactive");
    }

    @Test
    void stoppedTasksLeaveAfterAnHour() {
        var definition = fargate.define(Fargate.container(Fargate.IMAGE, "lines", "1"));
        var first = fargate.run(definition);
        fargate.awaitTask(first, "STOPPED");
        fargate.time.advance(Duration.ofMinutes(61));
        fargate.awaitTask(fargate.run(definition), "STOPPED");
        await().until(
                        () ->
                                !fargate.ecs
                                        .describeTasks(r -> r.cluster("c").tasks(first))
                                        .failures()
                                        .isEmpty());
    }

    @Test
    void whatIsUnknownIsSaidSo() {
        assertThatThrownBy(() -> fargate.ecs.listTasks(r -> r.cluster("none")))
                .hasMessageContaining("Cluster not found.");
        assertThatThrownBy(() -> fargate.ecs.stopTask(r -> r.cluster("c").task("none")))
                .hasMessageContaining("The referenced task was not found.");
        assertThatThrownBy(() -> fargate.ecs.updateService(r -> r.cluster("c").service("none")))
                .hasMessageContaining("Service not found.");
        assertThatThrownBy(() -> fargate.ecs.describeTaskDefinition(r -> r.taskDefinition("none")))
                .hasMessageContaining("Unable to describe task definition.");
        assertThat(fargate.ecs.describeClusters(r -> r.clusters("none")).failures())
                .map(f -> f.reason())
                .containsExactly("MISSING");
    }

    @Test
    void listsComeInPagesAndTagsStay() {
        var definition = fargate.define(Fargate.container(Fargate.IMAGE, "wait"));
        var started = IntStream.range(0, 3).mapToObj(i -> fargate.run(definition)).toList();
        started.forEach(arn -> fargate.awaitTask(arn, "RUNNING"));
        var page = fargate.ecs.listTasks(r -> r.cluster("c").maxResults(2));
        var rest = fargate.ecs.listTasks(r -> r.cluster("c").nextToken(page.nextToken()));
        assertThat(page.taskArns()).hasSize(2);
        assertThat(rest.taskArns()).hasSize(1);
        var arn = started.getFirst();
        fargate.ecs.tagResource(
                r -> r.resourceArn(arn).tags(Tag.builder().key("k").value("v").build()));
        assertThat(fargate.ecs.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .map(Tag::value)
                .containsExactly("v");
        assertThat(fargate.ecs.describeTasks(r -> r.cluster("c").tasks(arn)).tasks())
                .flatMap(Task::tags)
                .isEmpty();
    }
}
