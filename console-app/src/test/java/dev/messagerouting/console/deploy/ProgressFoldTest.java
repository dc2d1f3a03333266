package dev.messagerouting.console.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.deploy.DeployProgress.Kind;
import dev.messagerouting.console.deploy.DeployProgress.StepProgress;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.planning.Plan;
import dev.messagerouting.console.planning.Step;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;

class ProgressFoldTest {

    private static final Instant EARLY = Instant.parse("2026-11-23T20:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(5);

    private final ProgressFold beginning =
            ProgressFold.of(
                    DeployProgress.of(Kind.DEPLOY, new Plan(List.of(step("a"), step("b")))));

    private static Step step(String id) {
        return new Step.DeleteStack(id, id, id, Set.of());
    }

    private static Fault fault(String sentence) {
        return new Fault("test", sentence, Fault.Origin.CLOUD, null);
    }

    @Test
    void theFirstErrorIsTheEarliestNotTheOneToldFirst() {
        var after =
                beginning
                        .after(new DeployEvent.StepFailed("a", fault("second"), LATE))
                        .after(new DeployEvent.StepFailed("b", fault("first"), EARLY));
        assertThat(after.progress().firstFault()).isEqualTo(fault("first"));
    }

    @Test
    void aResourcesFailureIsSeenBeforeItsStackEnds() {
        var after =
                beginning.after(
                        new DeployEvent.ResourceChanged(
                                "a", "Role", "AWS::IAM::Role", "CREATE_FAILED", "denied", EARLY));
        assertThat(after.progress().firstFault())
                .isNotNull()
                .extracting(Fault::sentence)
                .isEqualTo("Stack 'a' failed at Role (AWS::IAM::Role): denied");
        assertThat(after.progress().ended()).isFalse();
    }

    @Test
    void cancelledResourcesAndTheStackItselfAreNoReason() {
        var after =
                beginning
                        .after(
                                new DeployEvent.ResourceChanged(
                                        "a",
                                        "Role",
                                        "AWS::IAM::Role",
                                        "CREATE_FAILED",
                                        "Resource creation cancelled",
                                        EARLY))
                        .after(
                                new DeployEvent.ResourceChanged(
                                        "a",
                                        "a",
                                        "AWS::CloudFormation::Stack",
                                        "ROLLBACK_FAILED",
                                        "The following resource(s) failed",
                                        LATE));
        assertThat(after.progress().firstFault()).isNull();
    }

    @Test
    void finishedResourcesAreCountedButNotWhatARollbackUndoes() {
        var after = beginning;
        for (var status : List.of("CREATE_IN_PROGRESS", "CREATE_COMPLETE", "ROLLBACK_COMPLETE")) {
            after =
                    after.after(
                            new DeployEvent.ResourceChanged(
                                    "a", "Role", "AWS::IAM::Role", status, "", EARLY));
        }
        assertThat(after.progress().step("a")).map(StepProgress::resourcesDone).contains(1);
    }
}
