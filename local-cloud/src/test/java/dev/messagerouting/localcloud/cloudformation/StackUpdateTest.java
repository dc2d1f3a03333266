package dev.messagerouting.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

import java.util.List;

class StackUpdateTest {

    private static final String ONE =
            """
            Resources:
              Group:
                Type: AWS::Logs::LogGroup
                Properties: {RetentionInDays: 7}
              Stream:
                Type: AWS::Kinesis::Stream
                Properties: {Name: !Sub "${Group}-s", ShardCount: 1}
            """;

    private final TestCloud test = new TestCloud();

    @BeforeEach
    void create() {
        test.create("one", ONE);
        test.settled("one");
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void update(String template) {
        test.cloud.updateStack(u -> u.stackName("one").templateBody(template));
    }

    private List<String> eventsOfUpdate() {
        var all = test.events("one");
        return all.subList(all.indexOf("one UPDATE_IN_PROGRESS: User Initiated"), all.size());
    }

    @Test
    void nothingNewIsNoUpdate() {
        assertThatThrownBy(() -> update(ONE))
                .hasMessageContaining("No updates are to be performed.");
    }

    @Test
    void aStackThatIsNotThereCannotBeUpdated() {
        assertThatThrownBy(() -> test.cloud.updateStack(u -> u.stackName("two").templateBody(ONE)))
                .hasMessageContaining("Stack [two] does not exist");
    }

    @Test
    void aPropertyIsChangedInPlace() {
        update(ONE.replace("RetentionInDays: 7", "RetentionInDays: 14"));
        assertThat(test.settled("one").stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(eventsOfUpdate())
                .containsExactly(
                        "one UPDATE_IN_PROGRESS: User Initiated",
                        "Group UPDATE_IN_PROGRESS",
                        "Group UPDATE_COMPLETE",
                        "one UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                        "one UPDATE_COMPLETE");
        assertThat(test.stack("one").lastUpdatedTime()).isNotNull();
    }

    @Test
    void aResourceIsReplacedAndWhatUsesItFollows() {
        var old = List.copyOf(test.streams.there.keySet());
        update(ONE.replace("RetentionInDays: 7", "LogGroupName: mine"));
        assertThat(test.settled("one").stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(test.groups.there.keySet()).containsExactly("mine");
        assertThat(test.streams.there.keySet()).containsExactly("mine-s").isNotEqualTo(old);
        assertThat(eventsOfUpdate())
                .containsExactly(
                        "one UPDATE_IN_PROGRESS: User Initiated",
                        "Group UPDATE_IN_PROGRESS: Requested update requires the creation of a new"
                                + " physical resource; hence creating one.",
                        "Group UPDATE_IN_PROGRESS: Resource creation Initiated",
                        "Group UPDATE_COMPLETE",
                        "Stream UPDATE_IN_PROGRESS: Requested update requires the creation of a new"
                                + " physical resource; hence creating one.",
                        "Stream UPDATE_IN_PROGRESS: Resource creation Initiated",
                        "Stream UPDATE_COMPLETE",
                        "one UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                        "Stream DELETE_IN_PROGRESS",
                        "Stream DELETE_COMPLETE",
                        "Group DELETE_IN_PROGRESS",
                        "Group DELETE_COMPLETE",
                        "one UPDATE_COMPLETE");
    }

    @Test
    void whatLeavesTheTemplateIsDeletedAfterwards() {
        update(ONE.substring(0, ONE.indexOf("  Stream:")));
        assertThat(test.settled("one").stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(test.streams.there).isEmpty();
        assertThat(test.cloud.describeStackResources(d -> d.stackName("one")).stackResources())
                .extracting(r -> r.logicalResourceId())
                .containsExactly("Group");
    }

    @Test
    void aFailedUpdateGoesBackToWhatWas() {
        var groups = List.copyOf(test.groups.there.entrySet());
        var streams = List.copyOf(test.streams.there.keySet());
        test.streams.failing.add("create Stream");
        update(ONE.replace("RetentionInDays: 7", "RetentionInDays: 14").replace("-s\"", "-t\""));
        var stack = test.settled("one");
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(List.copyOf(test.groups.there.entrySet())).isEqualTo(groups);
        assertThat(List.copyOf(test.streams.there.keySet())).isEqualTo(streams);
        assertThat(eventsOfUpdate())
                .contains(
                        "one UPDATE_ROLLBACK_IN_PROGRESS: The following resource(s) failed to"
                                + " update: [Stream]. ",
                        "one UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
                        "one UPDATE_ROLLBACK_COMPLETE");
        test.streams.failing.clear();
        update(ONE.replace("RetentionInDays: 7", "RetentionInDays: 14"));
        assertThat(test.settled("one").stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void whatAFailedUpdateAddedIsTakenAway() {
        test.roles.failing.add("create Role");
        var more =
                ONE
                        + """
                          More: {Type: AWS::Logs::LogGroup}
                          Role:
                            Type: AWS::IAM::Role
                            DependsOn: More
                            Properties: {AssumeRolePolicyDocument: {}}
                        """;
        test.cloud.updateStack(
                u ->
                        u.stackName("one")
                                .templateBody(more)
                                .capabilitiesWithStrings("CAPABILITY_IAM"));
        assertThat(test.settled("one").stackStatus())
                .isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(test.groups.there).hasSize(1);
        assertThat(test.cloud.describeStackResources(d -> d.stackName("one")).stackResources())
                .hasSize(2);
    }

    @Test
    void aNamedResourceCannotBeReplacedByItself() {
        var role =
                """
                Resources:
                  Role:
                    Type: AWS::IAM::Role
                    Properties: {RoleName: mine, Path: /a/, AssumeRolePolicyDocument: {}}
                """;
        test.cloud.createStack(
                c ->
                        c.stackName("two")
                                .templateBody(role)
                                .capabilitiesWithStrings("CAPABILITY_NAMED_IAM"));
        test.settled("two");
        test.cloud.updateStack(
                u ->
                        u.stackName("two")
                                .templateBody(role.replace("/a/", "/b/"))
                                .capabilitiesWithStrings("CAPABILITY_NAMED_IAM"));
        assertThat(test.settled("two").stackStatus())
                .isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(test.events("two"))
                .contains(
                        "Role UPDATE_FAILED: CloudFormation cannot update a stack when a"
                            + " custom-named resource requires replacing. Rename mine and update"
                            + " the stack again.");
        assertThat(test.roles.there).containsOnlyKeys("mine");
    }

    @Test
    void newTagsReachTheResources() {
        test.cloud.updateStack(
                u ->
                        u.stackName("one")
                                .usePreviousTemplate(true)
                                .tags(Tag.builder().key("team").value("demo").build()));
        assertThat(test.settled("one").stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(test.groups.tags.values()).allMatch(tags -> "demo".equals(tags.get("team")));
    }

    @Test
    void anUpdateCanBeCancelled() {
        test.groups.unstable.add("More");
        update(ONE + "  More: {Type: AWS::Logs::LogGroup}\n");
        await().until(() -> test.groups.there.size() == 2);
        assertThatThrownBy(() -> update(ONE))
                .hasMessageContaining("is in UPDATE_IN_PROGRESS state and can not be updated.");
        test.cloud.cancelUpdateStack(c -> c.stackName("one"));
        assertThat(test.settled("one").stackStatus())
                .isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(test.groups.there).hasSize(1);
    }

    @Test
    void aChangeSetTellsAndThenDoes() {
        var template =
                ONE.replace("RetentionInDays: 7", "LogGroupName: mine")
                        + "  More: {Type: AWS::Logs::LogGroup}\n";
        test.cloud.createChangeSet(
                c -> c.stackName("one").changeSetName("change").templateBody(template));
        var described =
                test.cloud.describeChangeSet(d -> d.stackName("one").changeSetName("change"));
        assertThat(described.status()).isEqualTo(ChangeSetStatus.CREATE_COMPLETE);
        assertThat(described.changes())
                .extracting(c -> c.resourceChange())
                .extracting(
                        r ->
                                r.actionAsString()
                                        + " "
                                        + r.logicalResourceId()
                                        + " "
                                        + r.replacementAsString())
                .containsExactlyInAnyOrder(
                        "Modify Group True", "Modify Stream Conditional", "Add More null");
        test.cloud.executeChangeSet(e -> e.stackName("one").changeSetName("change"));
        assertThat(test.settled("one").stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(test.groups.there).hasSize(2).containsKey("mine");
        assertThatThrownBy(
                        () ->
                                test.cloud.executeChangeSet(
                                        e -> e.stackName("one").changeSetName("change")))
                .hasMessageContaining("cannot be executed in its current status");
    }

    @Test
    void aChangeSetWithoutChangesFails() {
        test.cloud.createChangeSet(
                c -> c.stackName("one").changeSetName("change").usePreviousTemplate(true));
        var described =
                test.cloud.describeChangeSet(d -> d.stackName("one").changeSetName("change"));
        assertThat(described.status()).isEqualTo(ChangeSetStatus.FAILED);
        assertThat(described.executionStatus()).isEqualTo(ExecutionStatus.UNAVAILABLE);
        assertThat(described.statusReason())
                .startsWith("The submitted information didn't contain changes.");
        test.cloud.deleteChangeSet(d -> d.stackName("one").changeSetName("change"));
        assertThat(test.cloud.listChangeSets(l -> l.stackName("one")).summaries()).isEmpty();
        assertThatThrownBy(
                        () ->
                                test.cloud.describeChangeSet(
                                        d -> d.stackName("one").changeSetName("change")))
                .hasMessageContaining("ChangeSet [change] does not exist");
    }

    @Test
    void aNewStackCanBeReviewedFirst() {
        test.cloud.createChangeSet(
                c ->
                        c.stackName("two")
                                .changeSetName("first")
                                .changeSetType(ChangeSetType.CREATE)
                                .templateBody(ONE));
        assertThat(test.stack("two").stackStatus()).isEqualTo(StackStatus.REVIEW_IN_PROGRESS);
        test.cloud.executeChangeSet(e -> e.stackName("two").changeSetName("first"));
        await().until(() -> test.stack("two").stackStatus() == StackStatus.CREATE_COMPLETE);
        assertThat(test.groups.there).hasSize(2);
    }
}
