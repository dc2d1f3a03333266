package dev.messagerouting.localcloud.apigateway;

import software.amazon.awssdk.services.apigateway.model.*;

/**
 * The same API, resource, deployment, stage as the answer of each operation: the SDK gives every
 * operation a type of its own.
 */
final class ApiAnswers {

    private ApiAnswers() {}

    static CreateRestApiResponse created(RestApi from) {
        return CreateRestApiResponse.builder()
                .id(from.id())
                .name(from.name())
                .description(from.description())
                .createdDate(from.createdDate())
                .version(from.version())
                .warnings(from.warnings())
                .binaryMediaTypes(from.binaryMediaTypes())
                .minimumCompressionSize(from.minimumCompressionSize())
                .apiKeySource(from.apiKeySourceAsString())
                .endpointConfiguration(from.endpointConfiguration())
                .policy(from.policy())
                .tags(from.tags())
                .disableExecuteApiEndpoint(from.disableExecuteApiEndpoint())
                .rootResourceId(from.rootResourceId())
                .securityPolicy(from.securityPolicyAsString())
                .endpointAccessMode(from.endpointAccessModeAsString())
                .apiStatus(from.apiStatusAsString())
                .apiStatusMessage(from.apiStatusMessage())
                .build();
    }

    static GetRestApiResponse got(RestApi from) {
        return GetRestApiResponse.builder()
                .id(from.id())
                .name(from.name())
                .description(from.description())
                .createdDate(from.createdDate())
                .version(from.version())
                .warnings(from.warnings())
                .binaryMediaTypes(from.binaryMediaTypes())
                .minimumCompressionSize(from.minimumCompressionSize())
                .apiKeySource(from.apiKeySourceAsString())
                .endpointConfiguration(from.endpointConfiguration())
                .policy(from.policy())
                .tags(from.tags())
                .disableExecuteApiEndpoint(from.disableExecuteApiEndpoint())
                .rootResourceId(from.rootResourceId())
                .securityPolicy(from.securityPolicyAsString())
                .endpointAccessMode(from.endpointAccessModeAsString())
                .apiStatus(from.apiStatusAsString())
                .apiStatusMessage(from.apiStatusMessage())
                .build();
    }

    static UpdateRestApiResponse updated(RestApi from) {
        return UpdateRestApiResponse.builder()
                .id(from.id())
                .name(from.name())
                .description(from.description())
                .createdDate(from.createdDate())
                .version(from.version())
                .warnings(from.warnings())
                .binaryMediaTypes(from.binaryMediaTypes())
                .minimumCompressionSize(from.minimumCompressionSize())
                .apiKeySource(from.apiKeySourceAsString())
                .endpointConfiguration(from.endpointConfiguration())
                .policy(from.policy())
                .tags(from.tags())
                .disableExecuteApiEndpoint(from.disableExecuteApiEndpoint())
                .rootResourceId(from.rootResourceId())
                .securityPolicy(from.securityPolicyAsString())
                .endpointAccessMode(from.endpointAccessModeAsString())
                .apiStatus(from.apiStatusAsString())
                .apiStatusMessage(from.apiStatusMessage())
                .build();
    }

    static CreateResourceResponse created(Resource from) {
        return CreateResourceResponse.builder()
                .id(from.id())
                .parentId(from.parentId())
                .pathPart(from.pathPart())
                .path(from.path())
                .resourceMethods(from.resourceMethods())
                .build();
    }

    static GetResourceResponse got(Resource from) {
        return GetResourceResponse.builder()
                .id(from.id())
                .parentId(from.parentId())
                .pathPart(from.pathPart())
                .path(from.path())
                .resourceMethods(from.resourceMethods())
                .build();
    }

    static UpdateResourceResponse updated(Resource from) {
        return UpdateResourceResponse.builder()
                .id(from.id())
                .parentId(from.parentId())
                .pathPart(from.pathPart())
                .path(from.path())
                .resourceMethods(from.resourceMethods())
                .build();
    }

    static CreateDeploymentResponse created(Deployment from) {
        return CreateDeploymentResponse.builder()
                .id(from.id())
                .description(from.description())
                .createdDate(from.createdDate())
                .apiSummary(from.apiSummary())
                .build();
    }

    static GetDeploymentResponse got(Deployment from) {
        return GetDeploymentResponse.builder()
                .id(from.id())
                .description(from.description())
                .createdDate(from.createdDate())
                .apiSummary(from.apiSummary())
                .build();
    }

    static UpdateDeploymentResponse updated(Deployment from) {
        return UpdateDeploymentResponse.builder()
                .id(from.id())
                .description(from.description())
                .createdDate(from.createdDate())
                .apiSummary(from.apiSummary())
                .build();
    }

    static CreateStageResponse created(Stage from) {
        return CreateStageResponse.builder()
                .deploymentId(from.deploymentId())
                .clientCertificateId(from.clientCertificateId())
                .stageName(from.stageName())
                .description(from.description())
                .cacheClusterEnabled(from.cacheClusterEnabled())
                .cacheClusterSize(from.cacheClusterSize())
                .cacheClusterStatus(from.cacheClusterStatusAsString())
                .methodSettings(from.methodSettings())
                .variables(from.variables())
                .documentationVersion(from.documentationVersion())
                .accessLogSettings(from.accessLogSettings())
                .canarySettings(from.canarySettings())
                .tracingEnabled(from.tracingEnabled())
                .webAclArn(from.webAclArn())
                .tags(from.tags())
                .createdDate(from.createdDate())
                .lastUpdatedDate(from.lastUpdatedDate())
                .build();
    }

    static GetStageResponse got(Stage from) {
        return GetStageResponse.builder()
                .deploymentId(from.deploymentId())
                .clientCertificateId(from.clientCertificateId())
                .stageName(from.stageName())
                .description(from.description())
                .cacheClusterEnabled(from.cacheClusterEnabled())
                .cacheClusterSize(from.cacheClusterSize())
                .cacheClusterStatus(from.cacheClusterStatusAsString())
                .methodSettings(from.methodSettings())
                .variables(from.variables())
                .documentationVersion(from.documentationVersion())
                .accessLogSettings(from.accessLogSettings())
                .canarySettings(from.canarySettings())
                .tracingEnabled(from.tracingEnabled())
                .webAclArn(from.webAclArn())
                .tags(from.tags())
                .createdDate(from.createdDate())
                .lastUpdatedDate(from.lastUpdatedDate())
                .build();
    }

    static UpdateStageResponse updated(Stage from) {
        return UpdateStageResponse.builder()
                .deploymentId(from.deploymentId())
                .clientCertificateId(from.clientCertificateId())
                .stageName(from.stageName())
                .description(from.description())
                .cacheClusterEnabled(from.cacheClusterEnabled())
                .cacheClusterSize(from.cacheClusterSize())
                .cacheClusterStatus(from.cacheClusterStatusAsString())
                .methodSettings(from.methodSettings())
                .variables(from.variables())
                .documentationVersion(from.documentationVersion())
                .accessLogSettings(from.accessLogSettings())
                .canarySettings(from.canarySettings())
                .tracingEnabled(from.tracingEnabled())
                .webAclArn(from.webAclArn())
                .tags(from.tags())
                .createdDate(from.createdDate())
                .lastUpdatedDate(from.lastUpdatedDate())
                .build();
    }

    static CreateModelResponse created(Model from) {
        return CreateModelResponse.builder()
                .id(from.id())
                .name(from.name())
                .description(from.description())
                .schema(from.schema())
                .contentType(from.contentType())
                .build();
    }

    static GetModelResponse got(Model from) {
        return GetModelResponse.builder()
                .id(from.id())
                .name(from.name())
                .description(from.description())
                .schema(from.schema())
                .contentType(from.contentType())
                .build();
    }

    static CreateRequestValidatorResponse created(RequestValidator from) {
        return CreateRequestValidatorResponse.builder()
                .id(from.id())
                .name(from.name())
                .validateRequestBody(from.validateRequestBody())
                .validateRequestParameters(from.validateRequestParameters())
                .build();
    }

    static GetRequestValidatorResponse got(RequestValidator from) {
        return GetRequestValidatorResponse.builder()
                .id(from.id())
                .name(from.name())
                .validateRequestBody(from.validateRequestBody())
                .validateRequestParameters(from.validateRequestParameters())
                .build();
    }

    static UpdateRequestValidatorResponse updated(RequestValidator from) {
        return UpdateRequestValidatorResponse.builder()
                .id(from.id())
                .name(from.name())
                .validateRequestBody(from.validateRequestBody())
                .validateRequestParameters(from.validateRequestParameters())
                .build();
    }

    static PutGatewayResponseResponse put(GatewayResponse from) {
        return PutGatewayResponseResponse.builder()
                .responseType(from.responseTypeAsString())
                .statusCode(from.statusCode())
                .responseParameters(from.responseParameters())
                .responseTemplates(from.responseTemplates())
                .defaultResponse(from.defaultResponse())
                .build();
    }

    static GetGatewayResponseResponse got(GatewayResponse from) {
        return GetGatewayResponseResponse.builder()
                .responseType(from.responseTypeAsString())
                .statusCode(from.statusCode())
                .responseParameters(from.responseParameters())
                .responseTemplates(from.responseTemplates())
                .defaultResponse(from.defaultResponse())
                .build();
    }
}
