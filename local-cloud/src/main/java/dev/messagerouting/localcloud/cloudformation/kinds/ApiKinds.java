package dev.messagerouting.localcloud.cloudformation.kinds;

import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.CreateModelRequest;
import software.amazon.awssdk.services.apigateway.model.CreateRequestValidatorRequest;
import software.amazon.awssdk.services.apigateway.model.CreateResourceRequest;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.PutGatewayResponseRequest;
import software.amazon.awssdk.services.apigateway.model.Resource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** REST APIs and what belongs to one: resources, models, validators, deployments. */
final class ApiKinds {

    private static final Set<String> API_BESIDES =
            Set.of("ApiKeySourceType", "FailOnWarnings", "Mode", "Policy", "Tags");

    private final ApiGatewayClient api;

    ApiKinds(ApiGatewayClient api) {
        this.api = api;
    }

    List<ResourceKind> all() {
        return List.of(
                new Kind(
                                "AWS::ApiGateway::RestApi",
                                this::restApi,
                                (_, made) -> api.deleteRestApi(d -> d.restApiId(made.physicalId())))
                        .tagged(Taggings.of(api, (_, made) -> "/restapis/" + made.physicalId()))
                        .updated(this::changeApi),
                new Kind(
                        "AWS::ApiGateway::Resource",
                        this::resource,
                        (work, made) ->
                                api.deleteResource(
                                        d ->
                                                d.restApiId(owner(work))
                                                        .resourceId(made.physicalId()))),
                new Kind("AWS::ApiGateway::Model", this::model, this::dropModel)
                        .updated(this::changeModel),
                new Kind(
                                "AWS::ApiGateway::RequestValidator",
                                this::validator,
                                (work, made) ->
                                        api.deleteRequestValidator(
                                                d ->
                                                        d.restApiId(owner(work))
                                                                .requestValidatorId(
                                                                        made.physicalId())))
                        .updated(this::changeValidator),
                new Kind(
                                "AWS::ApiGateway::GatewayResponse",
                                this::gatewayResponse,
                                (work, _) ->
                                        api.deleteGatewayResponse(
                                                d ->
                                                        d.restApiId(owner(work))
                                                                .responseType(
                                                                        work.text("ResponseType"))))
                        .updated((work, _, _) -> gatewayResponse(work)),
                new Kind(
                                "AWS::ApiGateway::Deployment",
                                this::deployment,
                                (work, made) ->
                                        api.deleteDeployment(
                                                d ->
                                                        d.restApiId(owner(work))
                                                                .deploymentId(made.physicalId())))
                        .updated(this::changeDeployment));
    }

    private static String owner(Work work) {
        return work.need("RestApiId");
    }

    private Made restApi(Work work) {
        if (work.has("Body") || work.has("BodyS3Location")) {
            throw work.refused(work.has("Body") ? "Body" : "BodyS3Location");
        }
        var create =
                work.fill(CreateRestApiRequest.builder(), API_BESIDES)
                        .apiKeySource(work.text("ApiKeySourceType"))
                        .policy(work.document("Policy"))
                        .tags(work.tags());
        if (!work.has("Name")) {
            create.name(work.logicalId());
        }
        var made = api.createRestApi(create.build());
        return Made.of(made.id())
                .with("RestApiId", made.id())
                .with(
                        "RootResourceId",
                        Objects.requireNonNullElseGet(
                                made.rootResourceId(), () -> root(made.id())));
    }

    private String root(String id) {
        return api.getResources(get -> get.restApiId(id)).items().stream()
                .filter(resource -> "/".equals(resource.path()))
                .map(Resource::id)
                .findFirst()
                .orElseThrow();
    }

    private Made changeApi(Work work, Made made, JsonNode before) {
        DataKinds.unchanged(work, before, Set.of("Name", "Description", "Policy", "Tags"));
        var patch =
                new Patch(work.properties(), before)
                        .member("Name", "/name")
                        .member("Description", "/description")
                        .member("Policy", "/policy");
        if (!patch.isEmpty()) {
            api.updateRestApi(
                    u -> u.restApiId(made.physicalId()).patchOperations(patch.operations()));
        }
        return made;
    }

    private Made resource(Work work) {
        var create = work.fill(CreateResourceRequest.builder(), Set.of());
        var id = api.createResource(create.build()).id();
        return Made.of(id).with("ResourceId", id);
    }

    private Made model(Work work) {
        var name = work.has("Name") ? work.need("Name") : work.generated(64).replace("-", "");
        var create =
                work.fill(CreateModelRequest.builder(), Set.of("Name", "Schema"))
                        .name(name)
                        .schema(work.document("Schema"));
        if (!work.has("ContentType")) {
            create.contentType("application/json");
        }
        api.createModel(create.build());
        return Made.of(name);
    }

    private Made changeModel(Work work, Made made, JsonNode before) {
        var patch =
                new Patch(work.properties(), before)
                        .member("Description", "/description")
                        .member("Schema", "/schema");
        api.updateModel(
                u ->
                        u.restApiId(owner(work))
                                .modelName(made.physicalId())
                                .patchOperations(patch.operations()));
        return made;
    }

    private void dropModel(Work work, Made made) {
        api.deleteModel(d -> d.restApiId(owner(work)).modelName(made.physicalId()));
    }

    private Made validator(Work work) {
        var create = work.fill(CreateRequestValidatorRequest.builder(), Set.of());
        var id = api.createRequestValidator(create.build()).id();
        return Made.of(id).with("RequestValidatorId", id);
    }

    private Made changeValidator(Work work, Made made, JsonNode before) {
        var patch =
                new Patch(work.properties(), before)
                        .member("ValidateRequestBody", "/validateRequestBody")
                        .member("ValidateRequestParameters", "/validateRequestParameters");
        api.updateRequestValidator(
                u ->
                        u.restApiId(owner(work))
                                .requestValidatorId(made.physicalId())
                                .patchOperations(patch.operations()));
        return made;
    }

    private Made gatewayResponse(Work work) {
        api.putGatewayResponse(work.fill(PutGatewayResponseRequest.builder(), Set.of()).build());
        var id = owner(work) + "|" + work.need("ResponseType");
        return Made.of(id).with("Id", id);
    }

    private Made deployment(Work work) {
        var id =
                api.createDeployment(work.fill(CreateDeploymentRequest.builder(), Set.of()).build())
                        .id();
        return Made.of(id).with("DeploymentId", id);
    }

    private Made changeDeployment(Work work, Made made, JsonNode before) {
        DataKinds.unchanged(work, before, Set.of("Description"));
        var patch = new Patch(work.properties(), before).member("Description", "/description");
        api.updateDeployment(
                u ->
                        u.restApiId(owner(work))
                                .deploymentId(made.physicalId())
                                .patchOperations(patch.operations()));
        return made;
    }
}
