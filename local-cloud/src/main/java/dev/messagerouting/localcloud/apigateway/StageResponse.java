package dev.messagerouting.localcloud.apigateway;

import software.amazon.awssdk.core.SdkBytes;

import java.util.List;
import java.util.Map;

/** What a deployed API answers. */
public record StageResponse(int status, Map<String, List<String>> headers, SdkBytes body) {}
