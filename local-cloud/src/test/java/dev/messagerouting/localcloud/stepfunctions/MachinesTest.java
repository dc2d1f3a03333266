package dev.messagerouting.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

import java.util.List;
import java.util.Map;

class MachinesTest {

    private static final String PASS =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";

    private final Fixture cloud = new Fixture();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void describesWhatWasCreated() {
        var arn = cloud.machine(PASS);
        var machine = cloud.sfn.describeStateMachine(r -> r.stateMachineArn(arn));
        assertThat(arn).isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:machine-1");
        assertThat(machine.name()).isEqualTo("machine-1");
        assertThat(machine.definition()).isEqualTo(PASS);
        assertThat(machine.roleArn()).isEqualTo(Fixture.ROLE);
        assertThat(machine.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(machine.type()).isEqualTo(StateMachineType.STANDARD);
        assertThat(machine.creationDate()).isEqualTo(Fixture.START);
        assertThat(machine.loggingConfiguration().level()).isEqualTo(LogLevel.OFF);
        assertThat(machine.tracingConfiguration().enabled()).isFalse();
        assertThat(machine.revisionId()).isNull();
    }

    @Test
    void showsWhichVariablesEachStateReads() {
        var arn =
                cloud.machine(
                        """
                        {"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"x":1,"y":2},"Next":"B"},
                         "B":{"Type":"Choice","Choices":[{"Variable":"$y","NumericEqualsPath":"$x","Next":"C"}],"Default":"C"},
                         "C":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% $x + $sum([1]) + $states.input.a %}","End":true}}}\
                        """);
        assertThat(cloud.sfn.describeStateMachine(r -> r.stateMachineArn(arn)).variableReferences())
                .isEqualTo(Map.of("B", List.of("x", "y"), "C", List.of("x")));
    }

    @Test
    void creatingTheSameAgainIsHarmless() {
        var arn =
                cloud.sfn
                        .createStateMachine(r -> r.name("m").definition(PASS).roleArn(Fixture.ROLE))
                        .stateMachineArn();
        assertThat(
                        cloud.sfn
                                .createStateMachine(
                                        r ->
                                                r.name("m")
                                                        .definition(PASS)
                                                        .roleArn("arn:aws:iam::1:role/other"))
                                .stateMachineArn())
                .isEqualTo(arn);
        assertThatExceptionOfType(StateMachineAlreadyExistsException.class)
                .isThrownBy(
                        () ->
                                cloud.sfn.createStateMachine(
                                        r ->
                                                r.name("m")
                                                        .definition(PASS + " ")
                                                        .roleArn(Fixture.ROLE)))
                .withMessageContaining("State Machine Already Exists: '" + arn + "'");
    }

    @Test
    void refusesDefinitionsWithAwsDiagnostics() {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> cloud.machine("{\"StartAt\":\"A\"}"))
                .withMessageContaining(
                        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields"
                                + " are required: [States] at /'");
        assertThatExceptionOfType(InvalidArnException.class)
                .isThrownBy(
                        () ->
                                cloud.sfn.createStateMachine(
                                        r -> r.name("m").definition(PASS).roleArn("role")));
    }

    @Test
    void validatesWithoutCreating() {
        var good = cloud.sfn.validateStateMachineDefinition(r -> r.definition(PASS));
        assertThat(good.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
        assertThat(good.diagnostics()).isEmpty();
        var bad = cloud.sfn.validateStateMachineDefinition(r -> r.definition("{}"));
        assertThat(bad.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
        assertThat(bad.diagnostics().getFirst().code()).isEqualTo("SCHEMA_VALIDATION_FAILED");
        assertThat(bad.diagnostics().getFirst().location()).isEqualTo("/");
        assertThat(bad.diagnostics().getFirst().message())
                .isEqualTo("These fields are required: [States, StartAt]");
        assertThat(bad.truncated()).isFalse();
    }

    @Test
    void anUpdateThatChangesNothingKeepsTheRevision() {
        var arn = cloud.machine(PASS);
        var next = PASS.replace("\"End\"", "\"Result\":1,\"End\"");
        var first = cloud.sfn.updateStateMachine(r -> r.stateMachineArn(arn).definition(next));
        var second = cloud.sfn.updateStateMachine(r -> r.stateMachineArn(arn).definition(next));
        assertThat(first.revisionId()).isNotNull().isEqualTo(second.revisionId());
        assertThat(cloud.sfn.describeStateMachine(r -> r.stateMachineArn(arn)).definition())
                .isEqualTo(next);
        assertThat(cloud.settle(cloud.start(arn, "{}")).output()).isEqualTo("1");
        assertThatExceptionOfType(MissingRequiredParameterException.class)
                .isThrownBy(() -> cloud.sfn.updateStateMachine(r -> r.stateMachineArn(arn)));
    }

    @Test
    void listsByNameInPages() {
        for (int i = 0; i < 5; i++) {
            cloud.machine(PASS);
        }
        var names =
                cloud.sfn.listStateMachinesPaginator(r -> r.maxResults(2)).stream()
                        .flatMap(page -> page.stateMachines().stream())
                        .map(StateMachineListItem::name);
        assertThat(names)
                .containsExactly("machine-1", "machine-2", "machine-3", "machine-4", "machine-5");
    }

    @Test
    void keepsTags() {
        var arn = cloud.machine(PASS);
        cloud.sfn.tagResource(
                r ->
                        r.resourceArn(arn)
                                .tags(
                                        Tag.builder().key("a").value("1").build(),
                                        Tag.builder().key("b").value("2").build()));
        cloud.sfn.untagResource(r -> r.resourceArn(arn).tagKeys("a", "none"));
        assertThat(cloud.sfn.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .containsExactly(Tag.builder().key("b").value("2").build());
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> cloud.sfn.listTagsForResource(r -> r.resourceArn(arn + "-not")))
                .satisfies(
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("ResourceNotFound"));
    }

    @Test
    void deletesWhatIsNotThere() {
        assertThat(
                        cloud.sfn.deleteStateMachine(
                                r ->
                                        r.stateMachineArn(
                                                "arn:aws:states:us-east-1:000000000000:stateMachine:none")))
                .isNotNull();
    }

    @Test
    void showsTheMachineOfAnExecution() {
        var machine = cloud.machine(PASS);
        var arn = cloud.start(machine, "{}");
        cloud.ended(arn);
        assertThat(
                        cloud.sfn
                                .describeStateMachineForExecution(r -> r.executionArn(arn))
                                .definition())
                .isEqualTo(PASS);
    }
}
