package dev.messagerouting.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.kernel.ManualTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class StackLifeTest {

    private static final String TWO =
            """
            Resources:
              First:
                Type: AWS::Logs::LogGroup
              Second:
                Type: AWS::Kinesis::Stream
                Properties:
                  Name: !Sub "${First}-stream"
                  ShardCount: 1
            Outputs:
              Name: {Value: !Ref Second}
              Arn: {Value: !GetAtt First.Arn, Export: {Name: !Sub "${AWS::StackName}-arn"}}
            """;

    private final TestCloud test = new TestCloud();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aStackIsMadeInOrderAndTellsSoAsAwsDoes() {
        var id = test.create("one", TWO);
        assertThat(id)
                .matches("arn:aws:cloudformation:us-east-1:000000000000:stack/one/[-0-9a-f]+");
        var stack = test.settled("one");
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(test.events("one"))
                .containsExactly(
                        "one CREATE_IN_PROGRESS: User Initiated",
                        "First CREATE_IN_PROGRESS",
                        "First CREATE_IN_PROGRESS: Resource creation Initiated",
                        "First CREATE_COMPLETE",
                        "Second CREATE_IN_PROGRESS",
                        "Second CREATE_IN_PROGRESS: Resource creation Initiated",
                        "Second CREATE_COMPLETE",
                        "one CREATE_COMPLETE");
        var group = test.groups.there.keySet().iterator().next();
        assertThat(group).matches("one-First-[0-9A-Z]{12}");
        assertThat(stack.outputs())
                .extracting(o -> o.outputKey() + "=" + o.outputValue())
                .containsExactly("Name=" + group + "-stream", "Arn=arn:test:" + group);
        assertThat(test.groups.tags.get(group))
                .containsEntry("aws:cloudformation:stack-name", "one")
                .containsEntry("aws:cloudformation:stack-id", id)
                .containsEntry("aws:cloudformation:logical-id", "First");
    }

    @Test
    void aNameIsTakenOnceAndFreeAfterDeletion() {
        var id = test.create("one", TWO);
        assertThatThrownBy(() -> test.create("one", TWO))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("Stack [one] already exists");
        test.settled("one");
        test.cloud.deleteStack(d -> d.stackName("one"));
        assertThat(test.settled(id).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(test.groups.there).isEmpty();
        assertThat(test.streams.there).isEmpty();
        assertThatThrownBy(() -> test.stack("one"))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("Stack with id one does not exist");
        assertThat(test.events(id))
                .endsWith(
                        "one DELETE_IN_PROGRESS: User Initiated",
                        "Second DELETE_IN_PROGRESS",
                        "Second DELETE_COMPLETE",
                        "First DELETE_IN_PROGRESS",
                        "First DELETE_COMPLETE",
                        "one DELETE_COMPLETE");
        test.create("one", TWO);
        assertThat(test.settled("one").stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @Test
    void aFailureRollsBackInReverse() {
        test.streams.failing.add("create Second");
        test.create("one", TWO);
        assertThat(test.settled("one").stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(test.groups.there).isEmpty();
        assertThat(test.events("one"))
                .containsExactly(
                        "one CREATE_IN_PROGRESS: User Initiated",
                        "First CREATE_IN_PROGRESS",
                        "First CREATE_IN_PROGRESS: Resource creation Initiated",
                        "First CREATE_COMPLETE",
                        "Second CREATE_IN_PROGRESS",
                        "Second CREATE_FAILED: Resource handler returned message: \"create of"
                                + " Second was refused (Service: CloudWatchLogs, Status Code: 400,"
                                + " Request ID: *)\" (RequestToken: *, HandlerErrorCode:"
                                + " InvalidRequest)",
                        "one ROLLBACK_IN_PROGRESS: The following resource(s) failed to create:"
                                + " [Second]. Rollback requested by user.",
                        "Second DELETE_COMPLETE",
                        "First DELETE_IN_PROGRESS",
                        "First DELETE_COMPLETE",
                        "one ROLLBACK_COMPLETE");
    }

    @Test
    void whatFailedAfterItWasBegunIsDeletedToo() {
        test.streams.failing.add("stabilize Second");
        test.create("one", TWO);
        test.settled("one");
        assertThat(test.streams.there).isEmpty();
        assertThat(test.events("one"))
                .contains("Second DELETE_IN_PROGRESS", "Second DELETE_COMPLETE");
    }

    @Test
    void withoutRollbackTheStackStaysAsItIs() {
        test.streams.failing.add("create Second");
        test.cloud.createStack(
                c -> c.stackName("one").templateBody(TWO).onFailure(OnFailure.DO_NOTHING));
        var stack = test.settled("one");
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_FAILED);
        assertThat(stack.stackStatusReason())
                .isEqualTo("The following resource(s) failed to create: [Second]. ");
        assertThat(test.groups.there).hasSize(1);
    }

    @Test
    void onFailureDeleteLeavesNothing() {
        test.streams.failing.add("create Second");
        var id =
                test.cloud
                        .createStack(
                                c ->
                                        c.stackName("one")
                                                .templateBody(TWO)
                                                .onFailure(OnFailure.DELETE))
                        .stackId();
        assertThat(test.settled(id).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(test.groups.there).isEmpty();
    }

    @Test
    void othersAreCancelledWhenOneFails() {
        var template =
                """
                Resources:
                  Slow: {Type: AWS::Logs::LogGroup}
                  Bad: {Type: AWS::Kinesis::Stream}
                  Never: {Type: AWS::Kinesis::Stream, DependsOn: Slow}
                """;
        test.groups.unstable.add("Slow");
        test.streams.failing.add("create Bad");
        test.create("one", template);
        await().until(
                        () ->
                                test.events("one")
                                        .contains(
                                                "Slow CREATE_FAILED: Resource creation cancelled"));
        assertThat(test.settled("one").stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(test.events("one")).noneMatch(line -> line.startsWith("Never"));
        assertThat(test.groups.there).isEmpty();
    }

    @Test
    void aStackThatIsStillBeingMadeCanBeDeleted() {
        test.groups.unstable.add("First");
        var id = test.create("one", TWO);
        await().until(() -> !test.groups.there.isEmpty());
        test.cloud.deleteStack(d -> d.stackName("one"));
        assertThat(test.settled(id).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(test.groups.there).isEmpty();
        assertThat(test.streams.calls).isEmpty();
    }

    @Test
    void whatCannotBeDeletedIsSaidAndCanBeRetainedThen() {
        var id = test.create("one", TWO);
        test.settled("one");
        test.streams.failing.add("delete Second");
        test.cloud.deleteStack(d -> d.stackName("one"));
        var stack = test.settled("one");
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.DELETE_FAILED);
        assertThat(stack.stackStatusReason())
                .isEqualTo("The following resource(s) failed to delete: [Second]. ");
        assertThat(test.groups.there).as("what the failed one needs stays").hasSize(1);
        test.cloud.deleteStack(d -> d.stackName("one").retainResources("Second"));
        assertThat(test.settled(id).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(test.groups.there).isEmpty();
        assertThat(test.streams.there).hasSize(1);
        assertThat(test.events(id)).contains("Second DELETE_SKIPPED");
    }

    @Test
    void whatIsToBeRetainedStays() {
        var template =
                TWO.replace(
                        "    Type: AWS::Logs::LogGroup",
                        "    Type: AWS::Logs::LogGroup\n    DeletionPolicy: Retain");
        var id = test.create("one", template);
        test.settled("one");
        test.cloud.deleteStack(d -> d.stackName("one"));
        assertThat(test.settled(id).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(test.groups.there).hasSize(1);
    }

    @Test
    void aProtectedStackIsNotDeleted() {
        test.cloud.createStack(
                c -> c.stackName("one").templateBody(TWO).enableTerminationProtection(true));
        test.settled("one");
        assertThatThrownBy(() -> test.cloud.deleteStack(d -> d.stackName("one")))
                .hasMessageContaining(
                        "Stack [one] cannot be deleted while TerminationProtection is enabled");
        test.cloud.updateTerminationProtection(
                u -> u.stackName("one").enableTerminationProtection(false));
        test.cloud.deleteStack(d -> d.stackName("one"));
        assertThat(test.cloud.listStacks().stackSummaries())
                .extracting(s -> s.stackName())
                .containsExactly("one");
    }

    @Test
    void anUnknownPropertyFailsTheStackBeforeAnythingIsMade() {
        var template =
                """
                Resources:
                  Good: {Type: AWS::Logs::LogGroup}
                  Bad: {Type: AWS::Kinesis::Stream, Properties: {Shards: 1}}
                """;
        test.create("one", template);
        assertThat(test.settled("one").stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(test.events("one"))
                .containsSequence(
                        "Bad CREATE_IN_PROGRESS",
                        "Bad CREATE_FAILED: Encountered unsupported property Shards",
                        "one ROLLBACK_IN_PROGRESS: The following resource(s) failed to create:"
                                + " [Bad]. Rollback requested by user.");
        assertThat(test.groups.calls).isEmpty();
    }

    @Test
    void waitersWorkOnTheObjectItself() {
        test.create("one", TWO);
        try (var waiter = test.cloud.waiter()) {
            var met = waiter.waitUntilStackCreateComplete(d -> d.stackName("one"));
            assertThat(met.matched().response()).isPresent();
        }
    }

    @Test
    void exportsAreImportedAndThenHeld() {
        test.create("one", TWO);
        test.settled("one");
        var importing =
                """
                Resources:
                  Group:
                    Type: AWS::Logs::LogGroup
                    Properties: {LogGroupName: !ImportValue one-arn}
                """;
        test.create("two", importing);
        assertThat(test.settled("two").stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(test.cloud.listExports().exports())
                .extracting(e -> e.name())
                .containsExactly("one-arn");
        assertThat(test.cloud.listImports(l -> l.exportName("one-arn")).imports())
                .isEqualTo(List.of("two"));
        test.cloud.deleteStack(d -> d.stackName("one"));
        assertThat(test.stack("one").stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(test.stack("one").stackStatusReason())
                .isEqualTo("Delete canceled. Cannot delete export one-arn as it is in use by two.");
        test.create("three", importing.replace("one-arn", "none"));
        var failed = test.settled("three");
        assertThat(failed.stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(String.join("\n", test.events("three"))).contains("No export named none found");
    }

    @Test
    void eventsComeInPagesNewestFirst() {
        var template = new StringBuilder("Resources:\n");
        for (int i = 0; i < 40; i++) {
            template.append("  Group").append(i).append(": {Type: AWS::Logs::LogGroup}\n");
        }
        test.create("many", template.toString());
        test.settled("many");
        var first = test.cloud.describeStackEvents(d -> d.stackName("many"));
        assertThat(first.stackEvents()).hasSize(100);
        assertThat(first.stackEvents().getFirst().resourceStatusAsString())
                .isEqualTo("CREATE_COMPLETE");
        var second =
                test.cloud.describeStackEvents(
                        d -> d.stackName("many").nextToken(first.nextToken()));
        assertThat(second.stackEvents()).hasSize(22);
        assertThat(second.nextToken()).isNull();
        assertThat(test.cloud.listStackResources(l -> l.stackName("many")).stackResourceSummaries())
                .hasSize(40);
    }

    @Test
    void aTemplateIsReadFromS3() {
        test.services.objects.put("some/two.yaml", TWO);
        test.cloud.createStack(
                c ->
                        c.stackName("one")
                                .templateURL("https://bucket.s3.amazonaws.com/some/two.yaml"));
        assertThat(test.settled("one").stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(test.cloud.getTemplate(g -> g.stackName("one")).templateBody()).isEqualTo(TWO);
        assertThatThrownBy(
                        () ->
                                test.cloud.createStack(
                                        c ->
                                                c.stackName("two")
                                                        .templateURL(
                                                                "http://127.0.0.1:4566/b/none.yaml")))
                .hasMessageContaining("S3 error: The specified key does not exist.");
    }

    @Test
    void whatAStackWasGivenIsShown() {
        var template =
                """
                Parameters:
                  Open: {Type: String}
                  Secret: {Type: String, NoEcho: true}
                Resources:
                  Group: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Ref Open}}
                """;
        test.create("one", template, Map.of("Open", "a", "Secret", "b"));
        assertThat(test.settled("one").parameters())
                .extracting(p -> p.parameterKey() + "=" + p.parameterValue())
                .containsExactly("Open=a", "Secret=****");
    }

    @Test
    void aStackThatTakesTooLongIsGivenUp() {
        var time = new ManualTime(Instant.parse("2026-11-23T20:00:00Z"));
        try (var slow = new TestCloud(time)) {
            slow.groups.unstable.add("First");
            slow.cloud.createStack(c -> c.stackName("one").templateBody(TWO).timeoutInMinutes(1));
            await().until(
                            () -> {
                                time.advance(Duration.ofSeconds(10));
                                return !slow.stack("one")
                                        .stackStatusAsString()
                                        .endsWith("IN_PROGRESS");
                            });
            assertThat(slow.events("one"))
                    .contains(
                            "First CREATE_FAILED: Resource creation cancelled",
                            "one ROLLBACK_IN_PROGRESS: Stack creation time exceeded the specified"
                                + " timeout. The following resource(s) failed to create: [First]."
                                + " Rollback requested by user.");
            assertThat(slow.groups.there).isEmpty();
        }
    }
}
