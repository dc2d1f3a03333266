package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;

import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.*;

/**
 * The operations by which an API is edited. Each stands here in one line, for the wire binds what
 * the service's classes declare; public for the same reason.
 */
public abstract sealed class DesignOperations implements ApiGatewayClient permits LocalApiGateway {

    private final RestApis apis;
    private final Resources resources;
    private final Methods methods;
    private final Integrations integrations;
    private final Models models;

    DesignOperations(Cell<ApiState> state, CloudTime time) {
        apis = new RestApis(state, time);
        resources = new Resources(state);
        methods = new Methods(state);
        integrations = new Integrations(methods);
        models = new Models(state);
    }

    @Override
    public CreateRestApiResponse createRestApi(CreateRestApiRequest request) {
        return ApiAnswers.created(apis.create(request));
    }

    @Override
    public GetRestApiResponse getRestApi(GetRestApiRequest request) {
        return ApiAnswers.got(apis.get(request.restApiId()));
    }

    @Override
    public GetRestApisResponse getRestApis(GetRestApisRequest request) {
        var page = apis.list(request.position(), request.limit());
        return GetRestApisResponse.builder().items(page.items()).position(page.position()).build();
    }

    @Override
    public UpdateRestApiResponse updateRestApi(UpdateRestApiRequest request) {
        return ApiAnswers.updated(apis.update(request));
    }

    @Override
    public DeleteRestApiResponse deleteRestApi(DeleteRestApiRequest request) {
        apis.delete(request.restApiId());
        return DeleteRestApiResponse.builder().build();
    }

    @Override
    public CreateResourceResponse createResource(CreateResourceRequest request) {
        return ApiAnswers.created(resources.create(request));
    }

    @Override
    public GetResourceResponse getResource(GetResourceRequest request) {
        return ApiAnswers.got(resources.get(request));
    }

    @Override
    public GetResourcesResponse getResources(GetResourcesRequest request) {
        var page = resources.list(request);
        return GetResourcesResponse.builder().items(page.items()).position(page.position()).build();
    }

    @Override
    public UpdateResourceResponse updateResource(UpdateResourceRequest request) {
        return ApiAnswers.updated(resources.update(request));
    }

    @Override
    public DeleteResourceResponse deleteResource(DeleteResourceRequest request) {
        resources.delete(request);
        return DeleteResourceResponse.builder().build();
    }

    @Override
    public PutMethodResponse putMethod(PutMethodRequest request) {
        return MethodAnswers.put(methods.put(request));
    }

    @Override
    public GetMethodResponse getMethod(GetMethodRequest request) {
        return MethodAnswers.got(
                methods.get(request.restApiId(), request.resourceId(), request.httpMethod()));
    }

    @Override
    public UpdateMethodResponse updateMethod(UpdateMethodRequest request) {
        return MethodAnswers.updated(methods.update(request));
    }

    @Override
    public DeleteMethodResponse deleteMethod(DeleteMethodRequest request) {
        methods.delete(request);
        return DeleteMethodResponse.builder().build();
    }

    @Override
    public PutMethodResponseResponse putMethodResponse(PutMethodResponseRequest request) {
        return MethodAnswers.put(methods.putResponse(request));
    }

    @Override
    public GetMethodResponseResponse getMethodResponse(GetMethodResponseRequest request) {
        return MethodAnswers.got(methods.getResponse(request));
    }

    @Override
    public DeleteMethodResponseResponse deleteMethodResponse(DeleteMethodResponseRequest request) {
        methods.deleteResponse(request);
        return DeleteMethodResponseResponse.builder().build();
    }

    @Override
    public PutIntegrationResponse putIntegration(PutIntegrationRequest request) {
        return MethodAnswers.put(integrations.put(request));
    }

    @Override
    public GetIntegrationResponse getIntegration(GetIntegrationRequest request) {
        return MethodAnswers.got(
                integrations.get(request.restApiId(), request.resourceId(), request.httpMethod()));
    }

    @Override
    public UpdateIntegrationResponse updateIntegration(UpdateIntegrationRequest request) {
        return MethodAnswers.updated(integrations.update(request));
    }

    @Override
    public DeleteIntegrationResponse deleteIntegration(DeleteIntegrationRequest request) {
        integrations.delete(request);
        return DeleteIntegrationResponse.builder().build();
    }

    @Override
    public PutIntegrationResponseResponse putIntegrationResponse(
            PutIntegrationResponseRequest request) {
        return MethodAnswers.put(integrations.putResponse(request));
    }

    @Override
    public GetIntegrationResponseResponse getIntegrationResponse(
            GetIntegrationResponseRequest request) {
        return MethodAnswers.got(integrations.getResponse(request));
    }

    @Override
    public DeleteIntegrationResponseResponse deleteIntegrationResponse(
            DeleteIntegrationResponseRequest request) {
        integrations.deleteResponse(request);
        return DeleteIntegrationResponseResponse.builder().build();
    }

    @Override
    public CreateModelResponse createModel(CreateModelRequest request) {
        return ApiAnswers.created(models.create(request));
    }

    @Override
    public GetModelResponse getModel(GetModelRequest request) {
        return ApiAnswers.got(models.get(request.restApiId(), request.modelName()));
    }

    @Override
    public GetModelsResponse getModels(GetModelsRequest request) {
        var page = models.list(request);
        return GetModelsResponse.builder().items(page.items()).position(page.position()).build();
    }

    @Override
    public DeleteModelResponse deleteModel(DeleteModelRequest request) {
        models.delete(request);
        return DeleteModelResponse.builder().build();
    }

    @Override
    public CreateRequestValidatorResponse createRequestValidator(
            CreateRequestValidatorRequest request) {
        return ApiAnswers.created(models.createValidator(request));
    }

    @Override
    public GetRequestValidatorResponse getRequestValidator(GetRequestValidatorRequest request) {
        return ApiAnswers.got(
                models.getValidator(request.restApiId(), request.requestValidatorId()));
    }

    @Override
    public GetRequestValidatorsResponse getRequestValidators(GetRequestValidatorsRequest request) {
        var page = models.validators(request);
        return GetRequestValidatorsResponse.builder()
                .items(page.items())
                .position(page.position())
                .build();
    }

    @Override
    public UpdateRequestValidatorResponse updateRequestValidator(
            UpdateRequestValidatorRequest request) {
        return ApiAnswers.updated(models.updateValidator(request));
    }

    @Override
    public DeleteRequestValidatorResponse deleteRequestValidator(
            DeleteRequestValidatorRequest request) {
        models.deleteValidator(request);
        return DeleteRequestValidatorResponse.builder().build();
    }

    @Override
    public PutGatewayResponseResponse putGatewayResponse(PutGatewayResponseRequest request) {
        return ApiAnswers.put(models.putResponse(request));
    }

    @Override
    public GetGatewayResponseResponse getGatewayResponse(GetGatewayResponseRequest request) {
        return ApiAnswers.got(models.getResponse(request));
    }

    @Override
    public GetGatewayResponsesResponse getGatewayResponses(GetGatewayResponsesRequest request) {
        return GetGatewayResponsesResponse.builder().items(models.responses(request)).build();
    }

    @Override
    public DeleteGatewayResponseResponse deleteGatewayResponse(
            DeleteGatewayResponseRequest request) {
        models.deleteResponse(request);
        return DeleteGatewayResponseResponse.builder().build();
    }
}
