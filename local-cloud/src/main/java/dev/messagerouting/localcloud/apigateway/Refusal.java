package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.GatewayResponse;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why API Gateway itself answers, with the status unless an API configures another: <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">AWS's
 * table</a>. {@code DEFAULT_4XX} and {@code DEFAULT_5XX} stand in for those not configured.
 */
enum Refusal {
    ACCESS_DENIED(403, "AccessDeniedException"),
    API_CONFIGURATION_ERROR(500, "InternalServerErrorException"),
    AUTHORIZER_CONFIGURATION_ERROR(500, "AuthorizerConfigurationException"),
    AUTHORIZER_FAILURE(500, "InternalServerErrorException"),
    BAD_REQUEST_BODY(400, "BadRequestException"),
    BAD_REQUEST_PARAMETERS(400, "BadRequestException"),
    DEFAULT_4XX(0, "BadRequestException"),
    DEFAULT_5XX(0, "InternalServerErrorException"),
    EXPIRED_TOKEN(403, "ExpiredTokenException"),
    INTEGRATION_FAILURE(504, "InternalServerErrorException"),
    INTEGRATION_TIMEOUT(504, "InternalServerErrorException"),
    INVALID_API_KEY(403, "ForbiddenException"),
    INVALID_SIGNATURE(403, "InvalidSignatureException"),
    MISSING_AUTHENTICATION_TOKEN(403, "MissingAuthenticationTokenException"),
    QUOTA_EXCEEDED(429, "LimitExceededException"),
    REQUEST_TOO_LARGE(413, "RequestTooLargeException"),
    RESOURCE_NOT_FOUND(404, "NotFoundException"),
    THROTTLED(429, "TooManyRequestsException"),
    UNAUTHORIZED(401, "UnauthorizedException"),
    UNSUPPORTED_MEDIA_TYPE(415, "UnsupportedMediaTypeException"),
    WAF_FILTERED(403, "ForbiddenException");

    private final int status;
    private final String errorType;

    Refusal(int status, String errorType) {
        this.status = status;
        this.errorType = errorType;
    }

    int status() {
        return status;
    }

    /** The value of the header {@code x-amzn-ErrorType}. */
    String errorType() {
        return errorType;
    }

    Refusal standIn() {
        return status < 500 ? DEFAULT_4XX : DEFAULT_5XX;
    }

    static Refusal of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                ApiFaults.badRequest(
                                        "1 validation error detected: Value '"
                                                + name
                                                + "' at 'responseType' failed to satisfy"
                                                + " constraint: Member must satisfy enum value set:"
                                                + " "
                                                + Arrays.stream(values())
                                                        .map(Enum::name)
                                                        .collect(
                                                                Collectors.joining(
                                                                        ", ", "[", "]"))));
    }

    GatewayResponse byDefault() {
        return GatewayResponse.builder()
                .responseType(name())
                .statusCode(status == 0 ? null : Integer.toString(status))
                .responseParameters(Map.of())
                .responseTemplates(
                        Map.of("application/json", "{\"message\":$context.error.messageString}"))
                .defaultResponse(true)
                .build();
    }
}
