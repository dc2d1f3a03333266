package dev.messagerouting.console.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.console.deploy.DeployEvent;
import dev.messagerouting.console.deploy.DeployEvent.ResourceChanged;
import dev.messagerouting.console.deploy.DeployEvent.StepFailed;
import dev.messagerouting.console.deploy.DeploymentRunner;
import dev.messagerouting.console.deploy.Pace;
import dev.messagerouting.console.deploy.StackPort;
import dev.messagerouting.console.deploy.StackPort.Begun;
import dev.messagerouting.console.deploy.StackPort.Found;
import dev.messagerouting.console.deploy.StackPort.Phase;
import dev.messagerouting.console.deploy.StackPort.Request;
import dev.messagerouting.console.flow.RequestBudget;
import dev.messagerouting.console.kernel.Closing;
import dev.messagerouting.console.kernel.Threads;
import dev.messagerouting.console.kernel.Time;
import dev.messagerouting.console.model.FaultException;
import dev.messagerouting.console.planning.Plan;
import dev.messagerouting.console.planning.StackRecipe;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Value;
import dev.messagerouting.console.planning.Step;
import dev.messagerouting.localcloud.LocalCloud;
import dev.messagerouting.localcloud.StartException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stacks on the local cloud, through unmodified clients. */
class CloudStacksIT {

    private final Artifacts artifacts =
            new Artifacts(Path.of(System.getProperty("messagerouting.artifacts")));
    private final Closing owned = new Closing();
    private final LocalCloud cloud = owned.add(start());
    private final CloudClients clients = owned.add(CloudClients.of(cloud.endpoint()));
    private final CloudStacks stacks =
            new CloudStacks(clients, artifacts, RequestBudget.local(Time.real()));
    private final DeploymentRunner runner =
            new DeploymentRunner(stacks, owned.add(new Threads()), Time.real(), Pace.LOCAL);
    private final List<DeployEvent> events = new CopyOnWriteArrayList<>();

    private static LocalCloud start() {
        try {
            return LocalCloud.builder().start();
        } catch (StartException failure) {
            throw new AssertionError(failure);
        }
    }

    @AfterEach
    void close() {
        owned.close();
    }

    private boolean deploy(String template, Map<String, ParameterSource> parameters)
            throws InterruptedException {
        var recipe = new StackRecipe("it-stack", template, parameters, Map.of("it:tag", "yes"));
        return runner.run(
                new Plan(List.of(new Step.DeployStack("it-stack", "It", recipe, Set.of()))),
                events::add);
    }

    private boolean delete() throws InterruptedException {
        return runner.run(
                new Plan(List.of(new Step.DeleteStack("it-stack", "It", "it-stack", Set.of()))),
                events::add);
    }

    private Begun begin(String template, Map<String, String> parameters) {
        return stacks.deploy(
                new Request("it-stack", template, parameters, Map.of("it:tag", "yes")));
    }

    private List<String> resources() {
        return events.stream()
                .filter(ResourceChanged.class::isInstance)
                .map(ResourceChanged.class::cast)
                .map(e -> e.logicalId() + " " + e.status())
                .toList();
    }

    @Test
    void aStackIsMadeKeptChangedAndDeleted() throws InterruptedException {
        assertThat(deploy("test-group", Map.of())).isTrue();
        assertThat(resources())
                .containsSubsequence("Group CREATE_IN_PROGRESS", "Group CREATE_COMPLETE");
        assertThat(stacks.outputs("it-stack").get("Name")).startsWith("it-stack-Group-");
        assertThat(begin("test-group", Map.of("Days", "7"))).isEqualTo(new Begun.Unchanged());
        events.clear();
        assertThat(deploy("test-group", Map.of("Days", new Value("14")))).isTrue();
        assertThat(resources())
                .contains("Group UPDATE_COMPLETE")
                .doesNotContain("Group CREATE_COMPLETE");
        assertThat(delete()).isTrue();
        assertThat(stacks.state("it-stack").phase()).isEqualTo(Phase.ABSENT);
        assertThat(stacks.delete("it-stack")).isEqualTo(new Begun.Unchanged());
    }

    @Test
    void stacksAreFoundByTheirTags() throws InterruptedException {
        deploy("test-group", Map.of());
        assertThat(stacks.find("it:tag", "yes"))
                .extracting(Found::stackName)
                .containsExactly("it-stack");
        assertThat(stacks.find("it:tag", "no")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test-unknown-type|AWS::Nothing::Thing",
                "test-unknown-property|Colour",
                "test-missing-parameter|Days",
                "test-dangling-reference|Nobody"
            })
    void aTemplateThatAwsRefusesFailsWithItsWordsAndTheStacksName(String template, String word)
            throws InterruptedException {
        assertThat(deploy(template, Map.of())).isFalse();
        assertThat(events)
                .filteredOn(StepFailed.class::isInstance)
                .map(e -> ((StepFailed) e).fault().sentence())
                .singleElement()
                .satisfies(s -> assertThat(s).contains("Stack 'it-stack'").contains(word));
    }

    @Test
    void aStackThatFailedToBeMadeIsMadeAnew() throws InterruptedException {
        deploy("test-unknown-property", Map.of());
        events.clear();
        assertThat(deploy("test-group", Map.of())).isTrue();
    }

    @Test
    void anArtifactIsNamedByItsContentAndItsBucketCanBeDeleted() throws InterruptedException {
        assertThat(deploy("artifact-store", Map.of())).isTrue();
        var bucket = stacks.outputs("it-stack").getOrDefault("BucketName", "");
        var key = stacks.upload("lambdas", bucket);
        assertThat(key).matches("lambdas-[0-9a-f]{16}\\.jar");
        assertThat(stacks.upload("lambdas", bucket)).isEqualTo(key);
        assertThat(delete()).isTrue();
    }

    @Test
    void aMissingArtifactIsSaidWithWhatToDo() {
        var nothing =
                new CloudStacks(
                        clients,
                        new Artifacts(Path.of("nowhere")),
                        RequestBudget.local(Time.real()));
        assertThatThrownBy(() -> nothing.upload("lambdas", "b"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("nowhere/lambdas.jar is missing: build it with mvn package.");
    }

    @Test
    void aCloudThatIsGoneIsUnreachable() {
        try (var nobody = CloudClients.of(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(
                            () ->
                                    new CloudStacks(
                                                    nobody,
                                                    artifacts,
                                                    RequestBudget.local(Time.real()))
                                            .state("it-stack"))
                    .isInstanceOfSatisfying(
                            FaultException.class,
                            f -> assertThat(f.fault().code()).isEqualTo(StackPort.UNREACHABLE));
        }
    }
}
