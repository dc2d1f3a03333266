package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Errors;

import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Functions, who may call them, and what feeds them. */
final class LambdaKinds {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_STATEMENT = 100;

    /** The local Lambda keeps no tags of mappings. */
    private static final Tagging RECORDED = (_, _, _, _) -> {};

    private final LambdaClient lambda;

    LambdaKinds(LambdaClient lambda) {
        this.lambda = lambda;
    }

    List<ResourceKind> all() {
        return List.of(
                new Kind(
                                "AWS::Lambda::Function",
                                this::function,
                                (_, made) ->
                                        lambda.deleteFunction(
                                                d -> d.functionName(made.physicalId())))
                        .tagged(Taggings.of(lambda, made -> made.text("Arn")))
                        .updated(this::changeFunction),
                new Kind(
                        "AWS::Lambda::Permission",
                        this::permission,
                        (work, made) ->
                                lambda.removePermission(
                                        remove ->
                                                remove.functionName(work.need("FunctionName"))
                                                        .statementId(made.physicalId()))),
                new Kind("AWS::Lambda::EventSourceMapping", this::mapping, this::dropMapping)
                        .tagged(RECORDED)
                        .updated(this::changeMapping));
    }

    private Made function(Work work) {
        if (work.properties().path("Code").has("ZipFile")) {
            throw work.refused("Code.ZipFile");
        }
        var name = work.name("FunctionName", LONGEST_NAME);
        var create =
                work.fill(
                        CreateFunctionRequest.builder(),
                        Set.of("FunctionName", "ReservedConcurrentExecutions", "Tags"));
        var made = lambda.createFunction(create.functionName(name).tags(work.tags()).build());
        work.progress().initiated(name);
        reserve(work, name);
        work.progress().await(() -> ready(name));
        return Made.of(name).with("Arn", made.functionArn());
    }

    private void reserve(Work work, String name) {
        var reserved = work.text("ReservedConcurrentExecutions");
        if (reserved != null) {
            lambda.putFunctionConcurrency(
                    put ->
                            put.functionName(name)
                                    .reservedConcurrentExecutions(Integer.valueOf(reserved)));
        }
    }

    private boolean ready(String name) {
        var now = lambda.getFunctionConfiguration(get -> get.functionName(name));
        if (now.state() == State.FAILED) {
            throw Errors.validation("Function " + name + " failed: " + now.stateReason());
        }
        var updating = "InProgress".equals(now.lastUpdateStatusAsString());
        return now.state() != State.PENDING && !updating;
    }

    private Made changeFunction(Work work, Made made, JsonNode before) {
        var name = made.physicalId();
        if (!work.properties().path("Code").equals(before.path("Code"))) {
            var code = UpdateFunctionCodeRequest.builder();
            lambda.updateFunctionCode(
                    work.fill(code, work.properties().path("Code")).functionName(name).build());
            work.progress().await(() -> ready(name));
        }
        var update = UpdateFunctionConfigurationRequest.builder();
        lambda.updateFunctionConfiguration(
                work.fillKnown(update, Set.of("FunctionName")).functionName(name).build());
        reserve(work, name);
        if (!work.has("ReservedConcurrentExecutions")
                && before.has("ReservedConcurrentExecutions")) {
            lambda.deleteFunctionConcurrency(delete -> delete.functionName(name));
        }
        work.progress().await(() -> ready(name));
        return made;
    }

    private Made permission(Work work) {
        var id = work.generated(LONGEST_STATEMENT);
        var add = work.fill(AddPermissionRequest.builder(), Set.of());
        lambda.addPermission(add.statementId(id).build());
        return Made.of(id).with("Id", id);
    }

    private Made mapping(Work work) {
        var create = work.fill(CreateEventSourceMappingRequest.builder(), Set.of("Tags"));
        var made = lambda.createEventSourceMapping(create.tags(work.tags()).build());
        work.progress().initiated(made.uuid());
        work.progress().await(() -> settled(made.uuid()));
        return Made.of(made.uuid())
                .with("Id", made.uuid())
                .with("EventSourceMappingArn", made.eventSourceMappingArn());
    }

    private boolean settled(String uuid) {
        var state = lambda.getEventSourceMapping(get -> get.uuid(uuid)).state();
        return state == null || !state.toLowerCase(Locale.ROOT).endsWith("ing");
    }

    private Made changeMapping(Work work, Made made, JsonNode before) {
        var update = UpdateEventSourceMappingRequest.builder();
        lambda.updateEventSourceMapping(
                work.fillKnown(update, Set.of()).uuid(made.physicalId()).build());
        work.progress().await(() -> settled(made.physicalId()));
        return made;
    }

    private void dropMapping(Work work, Made made) {
        lambda.deleteEventSourceMapping(delete -> delete.uuid(made.physicalId()));
        work.progress()
                .await(
                        () -> {
                            try {
                                lambda.getEventSourceMapping(get -> get.uuid(made.physicalId()));
                                return false;
                            } catch (ResourceNotFoundException gone) {
                                return true;
                            }
                        });
    }
}
