package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Json;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;

import tools.jackson.databind.JsonNode;

import java.util.Objects;
import java.util.Set;

/** State machines: the definition as text, as an object, or in S3, with substitutions. */
final class StateMachineKind {

    private static final int LONGEST_NAME = 80;
    private static final Set<String> BESIDES =
            Set.of(
                    "Definition",
                    "DefinitionS3Location",
                    "DefinitionString",
                    "DefinitionSubstitutions",
                    "StateMachineName",
                    "StateMachineType",
                    "Tags");

    private final SfnClient stepFunctions;
    private final S3Client s3;

    StateMachineKind(SfnClient stepFunctions, S3Client s3) {
        this.stepFunctions = stepFunctions;
        this.s3 = s3;
    }

    ResourceKind kind() {
        return new Kind("AWS::StepFunctions::StateMachine", this::create, this::delete)
                .tagged(Taggings.of(stepFunctions))
                .updated(this::update);
    }

    private Made create(Work work) {
        var name = work.name("StateMachineName", LONGEST_NAME);
        var tags =
                work.tags().entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        var create =
                work.fill(CreateStateMachineRequest.builder(), BESIDES)
                        .name(name)
                        .definition(definition(work))
                        .type(work.text("StateMachineType"))
                        .tags(tags);
        var arn = stepFunctions.createStateMachine(create.build()).stateMachineArn();
        return Made.of(arn)
                .with("Arn", arn)
                .with("Name", name)
                .with("StateMachineRevisionId", "INITIAL");
    }

    private String definition(Work work) {
        var text = work.text("DefinitionString");
        if (text == null && work.has("Definition")) {
            text = work.properties().path("Definition").toString();
        }
        if (text == null && work.has("DefinitionS3Location")) {
            text = fetch(work.properties().path("DefinitionS3Location"));
        }
        if (text == null) {
            throw Errors.validation(
                    "One of Definition, DefinitionString or DefinitionS3Location is required.");
        }
        for (var substitution : Json.members(work.properties().path("DefinitionSubstitutions"))) {
            text =
                    text.replace(
                            "${" + substitution.getKey() + "}", substitution.getValue().asString());
        }
        return text;
    }

    private String fetch(JsonNode location) {
        return s3.getObjectAsBytes(
                        get ->
                                get.bucket(location.path("Bucket").asString())
                                        .key(location.path("Key").asString())
                                        .versionId(location.path("Version").stringValue(null)))
                .asUtf8String();
    }

    private Made update(Work work, Made made, JsonNode before) {
        var update = UpdateStateMachineRequest.builder();
        var changed =
                stepFunctions.updateStateMachine(
                        work.fillKnown(update, BESIDES)
                                .stateMachineArn(made.physicalId())
                                .definition(definition(work))
                                .build());
        return made.with(
                "StateMachineRevisionId",
                Objects.requireNonNullElse(changed.revisionId(), "INITIAL"));
    }

    private void delete(Work work, Made made) {
        stepFunctions.deleteStateMachine(d -> d.stateMachineArn(made.physicalId()));
        work.progress().await(() -> gone(made.physicalId()));
    }

    private boolean gone(String arn) {
        try {
            stepFunctions.describeStateMachine(d -> d.stateMachineArn(arn));
            return false;
        } catch (StateMachineDoesNotExistException gone) {
            return true;
        }
    }
}
