package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Template;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDetail;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Our values as the SDK's shapes. */
final class Views {

    private Views() {}

    static software.amazon.awssdk.services.cloudformation.model.Stack stack(Stack stack) {
        var state = stack.state();
        var reviewed = stack.status().toString().equals("REVIEW_IN_PROGRESS");
        return software.amazon.awssdk.services.cloudformation.model.Stack.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .description(stack.input().template().description())
                .parameters(reviewed ? null : parameters(stack.input()))
                .creationTime(stack.identity().created())
                .lastUpdatedTime(state.updated())
                .deletionTime(state.deleted())
                .rollbackConfiguration(r -> {})
                .stackStatus(stack.status())
                .stackStatusReason(state.reason())
                .disableRollback(stack.options().onFailure().toString().equals("DO_NOTHING"))
                .notificationARNs(stack.input().notifications())
                .timeoutInMinutes(stack.options().timeout())
                .capabilitiesWithStrings(stack.input().capabilities())
                .outputs(state.outputs())
                .roleARN(stack.input().roleArn())
                .tags(tags(stack.input().tags()))
                .enableTerminationProtection(stack.options().terminationProtection())
                .driftInformation(d -> d.stackDriftStatus(StackDriftStatus.NOT_CHECKED))
                .build();
    }

    /** The values of NoEcho parameters are masked, as AWS does. */
    static List<Parameter> parameters(Input input) {
        var parameters = new ArrayList<Parameter>();
        input.parameters()
                .forEach(
                        (name, value) ->
                                parameters.add(
                                        Parameter.builder()
                                                .parameterKey(name)
                                                .parameterValue(
                                                        secret(input.template(), name)
                                                                ? "****"
                                                                : value)
                                                .build()));
        return parameters;
    }

    private static boolean secret(Template template, String name) {
        var parameter = template.parameters().get(name);
        return parameter != null && parameter.noEcho();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    static StackSummary summary(Stack stack) {
        return StackSummary.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .templateDescription(stack.input().template().description())
                .creationTime(stack.identity().created())
                .lastUpdatedTime(stack.state().updated())
                .deletionTime(stack.state().deleted())
                .stackStatus(stack.status())
                .stackStatusReason(stack.state().reason())
                .driftInformation(d -> d.stackDriftStatus(StackDriftStatus.NOT_CHECKED))
                .build();
    }

    static StackResource resource(Stack stack, Piece piece) {
        return StackResource.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .logicalResourceId(piece.logicalId())
                .physicalResourceId(physicalId(piece))
                .resourceType(piece.type())
                .resourceStatus(piece.status())
                .resourceStatusReason(piece.reason())
                .timestamp(piece.changed())
                .driftInformation(
                        d -> d.stackResourceDriftStatus(StackResourceDriftStatus.NOT_CHECKED))
                .build();
    }

    static StackResourceDetail detail(Stack stack, Piece piece) {
        return StackResourceDetail.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .logicalResourceId(piece.logicalId())
                .physicalResourceId(physicalId(piece))
                .resourceType(piece.type())
                .resourceStatus(piece.status())
                .resourceStatusReason(piece.reason())
                .lastUpdatedTimestamp(piece.changed())
                .metadata(piece.metadata() == null ? "{}" : piece.metadata().toString())
                .driftInformation(
                        d -> d.stackResourceDriftStatus(StackResourceDriftStatus.NOT_CHECKED))
                .build();
    }

    static StackResourceSummary summary(Piece piece) {
        return StackResourceSummary.builder()
                .logicalResourceId(piece.logicalId())
                .physicalResourceId(physicalId(piece))
                .resourceType(piece.type())
                .resourceStatus(piece.status())
                .resourceStatusReason(piece.reason())
                .lastUpdatedTimestamp(piece.changed())
                .driftInformation(
                        d -> d.stackResourceDriftStatus(StackResourceDriftStatus.NOT_CHECKED))
                .build();
    }

    private static @Nullable String physicalId(Piece piece) {
        return piece.physicalId().isEmpty() ? null : piece.physicalId();
    }
}
