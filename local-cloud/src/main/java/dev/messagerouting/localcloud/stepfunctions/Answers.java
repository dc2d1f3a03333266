package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.stepfunctions.run.Run;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.model.CloudWatchEventsExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Shows machines and executions as the API does. */
final class Answers {

    private static final CloudWatchEventsExecutionDataDetails INCLUDED =
            CloudWatchEventsExecutionDataDetails.builder().included(true).build();
    private static final int BILLED_STEP_MILLIS = 100;
    private static final int BILLED_MEGABYTES = 64;

    private Answers() {}

    static DescribeStateMachineResponse machine(Machine machine, @Nullable IncludedData data) {
        boolean all = data != IncludedData.METADATA_ONLY;
        return DescribeStateMachineResponse.builder()
                .stateMachineArn(machine.arn().text())
                .name(machine.name())
                .status(machine.status())
                .definition(all ? machine.definition() : null)
                .roleArn(machine.roleArn())
                .type(machine.type())
                .creationDate(machine.created())
                .loggingConfiguration(machine.logging())
                .tracingConfiguration(machine.tracing())
                .encryptionConfiguration(machine.encryption())
                .revisionId(machine.revision())
                .variableReferences(references(machine))
                .build();
    }

    private static @Nullable Map<String, List<String>> references(Machine machine) {
        var references = machine.program().variableReferences();
        return references.isEmpty() ? null : references;
    }

    /** The machine as it was when the execution started, as far as an update changes it. */
    static DescribeStateMachineForExecutionResponse machineOf(Run run, Machine machine) {
        return DescribeStateMachineForExecutionResponse.builder()
                .stateMachineArn(machine.arn().text())
                .name(machine.name())
                .definition(machine.definition())
                .roleArn(run.plan().roleArn())
                .updateDate(machine.updated())
                .loggingConfiguration(machine.logging())
                .tracingConfiguration(machine.tracing())
                .encryptionConfiguration(machine.encryption())
                .revisionId(machine.revision())
                .variableReferences(references(machine))
                .build();
    }

    static StateMachineListItem item(Machine machine) {
        return StateMachineListItem.builder()
                .stateMachineArn(machine.arn().text())
                .name(machine.name())
                .type(machine.type())
                .creationDate(machine.created())
                .build();
    }

    static DescribeExecutionResponse execution(Run run, @Nullable IncludedData data) {
        boolean all = data != IncludedData.METADATA_ONLY;
        var plan = run.plan();
        var status = run.status();
        var why = whyNotRedrivable(run);
        return DescribeExecutionResponse.builder()
                .executionArn(plan.executionArn())
                .stateMachineArn(plan.machineArn())
                .name(plan.name())
                .status(status.status())
                .startDate(run.started())
                .stopDate(status.stopped())
                .input(all ? plan.input().text() : null)
                .inputDetails(all ? INCLUDED : null)
                .output(all ? status.output() : null)
                .outputDetails(all && status.output() != null ? INCLUDED : null)
                .error(status.error())
                .cause(status.cause())
                .redriveCount(status.redriveCount())
                .redriveDate(status.redriven())
                .redriveStatus(
                        why == null
                                ? ExecutionRedriveStatus.REDRIVABLE
                                : ExecutionRedriveStatus.NOT_REDRIVABLE)
                .redriveStatusReason(why)
                .build();
    }

    /** The reason, or null if it can be redriven. */
    static @Nullable String whyNotRedrivable(Run run) {
        var status = run.status().status();
        return switch (status) {
            case FAILED, TIMED_OUT, ABORTED -> null;
            default -> "Execution is " + status + " and cannot be redriven";
        };
    }

    static ExecutionListItem item(Run run) {
        var status = run.status();
        return ExecutionListItem.builder()
                .executionArn(run.plan().executionArn())
                .stateMachineArn(run.plan().machineArn())
                .name(run.plan().name())
                .status(status.status())
                .startDate(run.started())
                .stopDate(status.stopped())
                .redriveCount(status.redriveCount())
                .redriveDate(status.redriven())
                .build();
    }

    static StartSyncExecutionResponse sync(Run run, @Nullable IncludedData data) {
        boolean all = data != IncludedData.METADATA_ONLY;
        var status = run.status();
        var stopped = status.stopped() == null ? run.started() : status.stopped();
        long millis = Duration.between(run.started(), stopped).toMillis();
        long billed = Math.max(1, Math.ceilDiv(millis, BILLED_STEP_MILLIS)) * BILLED_STEP_MILLIS;
        return StartSyncExecutionResponse.builder()
                .executionArn(run.plan().executionArn())
                .stateMachineArn(run.plan().machineArn())
                .name(run.plan().name())
                .startDate(run.started())
                .stopDate(stopped)
                .status(syncStatus(status.status()))
                .error(status.error())
                .cause(status.cause())
                .input(all ? run.plan().input().text() : null)
                .inputDetails(all ? INCLUDED : null)
                .output(all ? status.output() : null)
                .outputDetails(all ? INCLUDED : null)
                .billingDetails(
                        b ->
                                b.billedDurationInMilliseconds(billed)
                                        .billedMemoryUsedInMB((long) BILLED_MEGABYTES))
                .build();
    }

    private static SyncExecutionStatus syncStatus(ExecutionStatus status) {
        return switch (status) {
            case SUCCEEDED -> SyncExecutionStatus.SUCCEEDED;
            case TIMED_OUT -> SyncExecutionStatus.TIMED_OUT;
            default -> SyncExecutionStatus.FAILED;
        };
    }
}
