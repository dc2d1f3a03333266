package dev.messagerouting.localcloud.apigateway;

import software.amazon.awssdk.services.apigateway.model.*;

/** The same method, integration and responses as the answer of each operation. */
final class MethodAnswers {

    private MethodAnswers() {}

    static Method made(PutMethodRequest from) {
        return Method.builder()
                .httpMethod(from.httpMethod())
                .authorizationType(from.authorizationType())
                .authorizerId(from.authorizerId())
                .apiKeyRequired(from.apiKeyRequired())
                .requestValidatorId(from.requestValidatorId())
                .operationName(from.operationName())
                .requestParameters(from.requestParameters())
                .requestModels(from.requestModels())
                .authorizationScopes(from.authorizationScopes())
                .build();
    }

    static PutMethodResponse put(Method from) {
        return PutMethodResponse.builder()
                .httpMethod(from.httpMethod())
                .authorizationType(from.authorizationType())
                .authorizerId(from.authorizerId())
                .apiKeyRequired(from.apiKeyRequired())
                .requestValidatorId(from.requestValidatorId())
                .operationName(from.operationName())
                .requestParameters(from.requestParameters())
                .requestModels(from.requestModels())
                .methodResponses(from.methodResponses())
                .methodIntegration(from.methodIntegration())
                .authorizationScopes(from.authorizationScopes())
                .build();
    }

    static GetMethodResponse got(Method from) {
        return GetMethodResponse.builder()
                .httpMethod(from.httpMethod())
                .authorizationType(from.authorizationType())
                .authorizerId(from.authorizerId())
                .apiKeyRequired(from.apiKeyRequired())
                .requestValidatorId(from.requestValidatorId())
                .operationName(from.operationName())
                .requestParameters(from.requestParameters())
                .requestModels(from.requestModels())
                .methodResponses(from.methodResponses())
                .methodIntegration(from.methodIntegration())
                .authorizationScopes(from.authorizationScopes())
                .build();
    }

    static UpdateMethodResponse updated(Method from) {
        return UpdateMethodResponse.builder()
                .httpMethod(from.httpMethod())
                .authorizationType(from.authorizationType())
                .authorizerId(from.authorizerId())
                .apiKeyRequired(from.apiKeyRequired())
                .requestValidatorId(from.requestValidatorId())
                .operationName(from.operationName())
                .requestParameters(from.requestParameters())
                .requestModels(from.requestModels())
                .methodResponses(from.methodResponses())
                .methodIntegration(from.methodIntegration())
                .authorizationScopes(from.authorizationScopes())
                .build();
    }

    static MethodResponse made(PutMethodResponseRequest from) {
        return MethodResponse.builder()
                .statusCode(from.statusCode())
                .responseParameters(from.responseParameters())
                .responseModels(from.responseModels())
                .build();
    }

    static PutMethodResponseResponse put(MethodResponse from) {
        return PutMethodResponseResponse.builder()
                .statusCode(from.statusCode())
                .responseParameters(from.responseParameters())
                .responseModels(from.responseModels())
                .build();
    }

    static GetMethodResponseResponse got(MethodResponse from) {
        return GetMethodResponseResponse.builder()
                .statusCode(from.statusCode())
                .responseParameters(from.responseParameters())
                .responseModels(from.responseModels())
                .build();
    }

    static Integration made(PutIntegrationRequest from) {
        return Integration.builder()
                .type(from.typeAsString())
                .httpMethod(from.integrationHttpMethod())
                .uri(from.uri())
                .connectionType(from.connectionTypeAsString())
                .connectionId(from.connectionId())
                .credentials(from.credentials())
                .requestParameters(from.requestParameters())
                .requestTemplates(from.requestTemplates())
                .passthroughBehavior(from.passthroughBehavior())
                .contentHandling(from.contentHandlingAsString())
                .timeoutInMillis(from.timeoutInMillis())
                .cacheNamespace(from.cacheNamespace())
                .cacheKeyParameters(from.cacheKeyParameters())
                .tlsConfig(from.tlsConfig())
                .responseTransferMode(from.responseTransferModeAsString())
                .integrationTarget(from.integrationTarget())
                .build();
    }

    static PutIntegrationResponse put(Integration from) {
        return PutIntegrationResponse.builder()
                .type(from.typeAsString())
                .httpMethod(from.httpMethod())
                .uri(from.uri())
                .connectionType(from.connectionTypeAsString())
                .connectionId(from.connectionId())
                .credentials(from.credentials())
                .requestParameters(from.requestParameters())
                .requestTemplates(from.requestTemplates())
                .passthroughBehavior(from.passthroughBehavior())
                .contentHandling(from.contentHandlingAsString())
                .timeoutInMillis(from.timeoutInMillis())
                .cacheNamespace(from.cacheNamespace())
                .cacheKeyParameters(from.cacheKeyParameters())
                .integrationResponses(from.integrationResponses())
                .tlsConfig(from.tlsConfig())
                .responseTransferMode(from.responseTransferModeAsString())
                .integrationTarget(from.integrationTarget())
                .build();
    }

    static GetIntegrationResponse got(Integration from) {
        return GetIntegrationResponse.builder()
                .type(from.typeAsString())
                .httpMethod(from.httpMethod())
                .uri(from.uri())
                .connectionType(from.connectionTypeAsString())
                .connectionId(from.connectionId())
                .credentials(from.credentials())
                .requestParameters(from.requestParameters())
                .requestTemplates(from.requestTemplates())
                .passthroughBehavior(from.passthroughBehavior())
                .contentHandling(from.contentHandlingAsString())
                .timeoutInMillis(from.timeoutInMillis())
                .cacheNamespace(from.cacheNamespace())
                .cacheKeyParameters(from.cacheKeyParameters())
                .integrationResponses(from.integrationResponses())
                .tlsConfig(from.tlsConfig())
                .responseTransferMode(from.responseTransferModeAsString())
                .integrationTarget(from.integrationTarget())
                .build();
    }

    static UpdateIntegrationResponse updated(Integration from) {
        return UpdateIntegrationResponse.builder()
                .type(from.typeAsString())
                .httpMethod(from.httpMethod())
                .uri(from.uri())
                .connectionType(from.connectionTypeAsString())
                .connectionId(from.connectionId())
                .credentials(from.credentials())
                .requestParameters(from.requestParameters())
                .requestTemplates(from.requestTemplates())
                .passthroughBehavior(from.passthroughBehavior())
                .contentHandling(from.contentHandlingAsString())
                .timeoutInMillis(from.timeoutInMillis())
                .cacheNamespace(from.cacheNamespace())
                .cacheKeyParameters(from.cacheKeyParameters())
                .integrationResponses(from.integrationResponses())
                .tlsConfig(from.tlsConfig())
                .responseTransferMode(from.responseTransferModeAsString())
                .integrationTarget(from.integrationTarget())
                .build();
    }

    static IntegrationResponse made(PutIntegrationResponseRequest from) {
        return IntegrationResponse.builder()
                .statusCode(from.statusCode())
                .selectionPattern(from.selectionPattern())
                .responseParameters(from.responseParameters())
                .responseTemplates(from.responseTemplates())
                .contentHandling(from.contentHandlingAsString())
                .build();
    }

    static PutIntegrationResponseResponse put(IntegrationResponse from) {
        return PutIntegrationResponseResponse.builder()
                .statusCode(from.statusCode())
                .selectionPattern(from.selectionPattern())
                .responseParameters(from.responseParameters())
                .responseTemplates(from.responseTemplates())
                .contentHandling(from.contentHandlingAsString())
                .build();
    }

    static GetIntegrationResponseResponse got(IntegrationResponse from) {
        return GetIntegrationResponseResponse.builder()
                .statusCode(from.statusCode())
                .selectionPattern(from.selectionPattern())
                .responseParameters(from.responseParameters())
                .responseTemplates(from.responseTemplates())
                .contentHandling(from.contentHandlingAsString())
                .build();
    }
}
