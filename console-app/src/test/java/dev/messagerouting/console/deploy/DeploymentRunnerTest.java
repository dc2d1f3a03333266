package dev.messagerouting.console.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.deploy.DeployProgress.Kind;
import dev.messagerouting.console.deploy.DeployProgress.StepProgress;
import dev.messagerouting.console.deploy.DeployProgress.StepState;
import dev.messagerouting.console.kernel.HastyTime;
import dev.messagerouting.console.kernel.Threads;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.planning.DemoSettings;
import dev.messagerouting.console.planning.Plan;
import dev.messagerouting.console.planning.Planner;
import dev.messagerouting.console.planning.Recipes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class DeploymentRunnerTest {

    private static final String ROUTE = "d-source-process--target-process";
    private static final Pace PACE =
            new Pace(
                    Duration.ofMillis(50),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10));

    private final HastyTime time = new HastyTime();
    private final Threads threads = new Threads();
    private final FakeCloud cloud = new FakeCloud(time);
    private final DeploymentRunner runner = new DeploymentRunner(cloud, threads, time, PACE);
    private final List<DeployEvent> events = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void leaveNoThread() {
        threads.close();
        assertThat(threads.running()).isEmpty();
    }

    private static Plan plan() {
        var recipes = new Recipes(new DemoSettings("d", 1, 100, 100));
        return Planner.deploy(recipes.of(Routes.PROCESS_TO_PROCESS), recipes.bucket());
    }

    private DeployProgress progress(Plan plan) {
        var fold = ProgressFold.of(DeployProgress.of(Kind.DEPLOY, plan));
        for (var event : events) {
            fold = fold.after(event);
        }
        return fold.progress();
    }

    private static StepState state(DeployProgress progress, String step) {
        return progress.step(step).map(StepProgress::state).orElseThrow();
    }

    @Test
    void eachStackBeginsWhenWhatItNeedsIsReady() throws InterruptedException {
        assertThat(runner.run(plan(), events::add)).isTrue();
        assertThat(cloud.journal())
                .containsSubsequence(
                        "ready d-artifact-store",
                        "upload lambdas to d-artifact-store.BucketName",
                        "create " + ROUTE,
                        "ready " + ROUTE)
                .containsSubsequence("ready d-cluster", "create " + ROUTE)
                .containsSubsequence("ready " + ROUTE, "create " + ROUTE + "-source-process")
                .containsSubsequence("ready " + ROUTE, "create " + ROUTE + "-target-process");
        assertThat(progress(plan()).succeeded()).isTrue();
        assertThat(progress(plan()).steps())
                .allSatisfy(s -> assertThat(s.state()).isEqualTo(StepState.DONE));
    }

    @Test
    void theFirstFailureStopsNewWorkAndTheRestIsSkippedWithAReason() throws InterruptedException {
        cloud.fail(ROUTE, "The role is not allowed to be assumed.");
        assertThat(runner.run(plan(), events::add)).isFalse();
        var progress = progress(plan());
        assertThat(state(progress, ROUTE)).isEqualTo(StepState.FAILED);
        assertThat(progress.step(ROUTE + "-source-process"))
                .get()
                .satisfies(s -> assertThat(s.state()).isEqualTo(StepState.SKIPPED))
                .satisfies(s -> assertThat(s.lastResource()).isEqualTo("'Route' failed."));
        assertThat(progress.ended()).isTrue();
        assertThat(cloud.journal()).noneMatch(line -> line.startsWith("create " + ROUTE + "-"));
    }

    @Test
    void theFirstErrorInTimeIsKeptWithTheStacksName() throws InterruptedException {
        cloud.fail(ROUTE, "The role is not allowed to be assumed.");
        runner.run(plan(), events::add);
        var fault = progress(plan()).firstFault();
        assertThat(fault)
                .isNotNull()
                .extracting(Fault::sentence)
                .isEqualTo(
                        "Stack '"
                                + ROUTE
                                + "' failed at Culprit (AWS::Test::Thing): The role is not allowed"
                                + " to be assumed.");
    }

    @Test
    void aThrottledQuestionNeverFailsADeployment() throws InterruptedException {
        cloud.throttle(200);
        assertThat(runner.run(plan(), events::add)).isTrue();
    }

    @Test
    void runningWorkEndsAfterAFailureBesideIt() throws InterruptedException {
        cloud.fail("d-cluster", "No more VPCs.");
        assertThat(runner.run(plan(), events::add)).isFalse();
        var progress = progress(plan());
        assertThat(state(progress, "d-cluster")).isEqualTo(StepState.FAILED);
        assertThat(state(progress, "d-artifact-store")).isEqualTo(StepState.DONE);
        assertThat(cloud.journal()).contains("ready d-artifact-store");
    }
}
