package dev.messagerouting.localcloud.apigateway;

import software.amazon.awssdk.core.SdkBytes;

import java.util.List;
import java.util.Map;

/**
 * A call of a deployed API.
 *
 * @param apiId whose API
 * @param method in upper case
 * @param path what follows {@code /_execute-api/<apiId>}, still encoded: {@code /<stage>/…}
 * @param rawQuery still encoded, without the question mark; empty if there is none
 * @param headers names as they came
 * @param sourceIp who calls
 */
public record StageRequest(
        String apiId,
        String method,
        String path,
        String rawQuery,
        Map<String, List<String>> headers,
        SdkBytes body,
        String sourceIp) {}
