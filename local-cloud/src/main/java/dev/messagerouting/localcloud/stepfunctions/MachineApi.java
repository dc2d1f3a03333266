package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.stepfunctions.asl.Definition;
import dev.messagerouting.localcloud.stepfunctions.asl.Diagnostic;

import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The operations on state machines. */
final class MachineApi {

    private static final int LONGEST_TOKEN = 1024;

    private final Machines machines;
    private final Executions executions;

    MachineApi(Machines machines, Executions executions) {
        this.machines = machines;
        this.executions = executions;
    }

    CreateStateMachineResponse create(CreateStateMachineRequest request) {
        var machine = machines.create(request);
        return CreateStateMachineResponse.builder()
                .stateMachineArn(machine.arn().text())
                .creationDate(machine.created())
                .build();
    }

    UpdateStateMachineResponse update(UpdateStateMachineRequest request) {
        var machine = machines.update(request);
        return UpdateStateMachineResponse.builder()
                .updateDate(machine.updated())
                .revisionId(machine.revision())
                .build();
    }

    /** What runs runs on; the machine leaves with the last of it. */
    DeleteStateMachineResponse delete(DeleteStateMachineRequest request) {
        var arn = Arn.machine(request.stateMachineArn()).text();
        machines.deleting(arn);
        if (!executions.anyRuns(arn)) {
            machines.remove(arn);
            executions.forget(arn);
        }
        return DeleteStateMachineResponse.builder().build();
    }

    DescribeStateMachineResponse describe(DescribeStateMachineRequest request) {
        return Answers.machine(machines.get(request.stateMachineArn()), request.includedData());
    }

    ListStateMachinesResponse list(ListStateMachinesRequest request) {
        var page =
                Page.of(
                        machines.all(),
                        "machines",
                        Inputs.atMost(request.nextToken(), "nextToken", LONGEST_TOKEN),
                        Inputs.maxResults(request.maxResults()));
        return ListStateMachinesResponse.builder()
                .stateMachines(page.items().stream().map(Answers::item).toList())
                .nextToken(page.next())
                .build();
    }

    ValidateStateMachineDefinitionResponse validate(ValidateStateMachineDefinitionRequest request) {
        boolean express = request.type() == StateMachineType.EXPRESS;
        boolean warnings = request.severity() == ValidateStateMachineDefinitionSeverity.WARNING;
        var definition = request.definition() == null ? "" : request.definition();
        var all = Definition.check(definition, express);
        var shown =
                all.stream().filter(d -> warnings || !d.warning()).map(MachineApi::shown).toList();
        int most = Math.min(100, Inputs.maxResults(request.maxResults()));
        return ValidateStateMachineDefinitionResponse.builder()
                .result(
                        all.stream().allMatch(Diagnostic::warning)
                                ? ValidateStateMachineDefinitionResultCode.OK
                                : ValidateStateMachineDefinitionResultCode.FAIL)
                .diagnostics(shown.stream().limit(most).toList())
                .truncated(shown.size() > most)
                .build();
    }

    private static ValidateStateMachineDefinitionDiagnostic shown(Diagnostic diagnostic) {
        return ValidateStateMachineDefinitionDiagnostic.builder()
                .severity(
                        diagnostic.warning()
                                ? ValidateStateMachineDefinitionSeverity.WARNING
                                : ValidateStateMachineDefinitionSeverity.ERROR)
                .code(diagnostic.code())
                .message(diagnostic.message())
                .location(diagnostic.location().isEmpty() ? null : diagnostic.location())
                .build();
    }

    TagResourceResponse tag(TagResourceRequest request) {
        var added = Machines.tags(request.tags());
        retag(
                SfnFaults.required(request.resourceArn(), "resourceArn"),
                tags -> {
                    var all = new TreeMap<>(tags);
                    all.putAll(added);
                    return all;
                });
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(UntagResourceRequest request) {
        retag(
                SfnFaults.required(request.resourceArn(), "resourceArn"),
                tags -> {
                    var all = new TreeMap<>(tags);
                    request.tagKeys().forEach(all::remove);
                    return all;
                });
        return UntagResourceResponse.builder().build();
    }

    private void retag(String arn, UnaryOperator<Map<String, String>> change) {
        if (!machines.retag(arn, change)) {
            throw SfnFaults.noResource(arn);
        }
    }

    ListTagsForResourceResponse tags(ListTagsForResourceRequest request) {
        var tags = machines.tagsOf(SfnFaults.required(request.resourceArn(), "resourceArn"));
        if (tags == null) {
            throw SfnFaults.noResource(request.resourceArn());
        }
        return ListTagsForResourceResponse.builder()
                .tags(
                        tags.entrySet().stream()
                                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                                .toList())
                .build();
    }
}
