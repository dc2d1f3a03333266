package dev.messagerouting.localcloud.lambda;

import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** The SDK has a type of its own for every answer that is a function's configuration. */
final class FunctionShapes {

    private FunctionShapes() {}

    static CreateFunctionResponse createFunction(FunctionConfiguration c) {
        return CreateFunctionResponse.builder()
                .functionName(c.functionName())
                .functionArn(c.functionArn())
                .runtime(c.runtime())
                .role(c.role())
                .handler(c.handler())
                .codeSize(c.codeSize())
                .codeSha256(c.codeSha256())
                .description(c.description())
                .timeout(c.timeout())
                .memorySize(c.memorySize())
                .lastModified(c.lastModified())
                .version(c.version())
                .environment(c.environment())
                .tracingConfig(c.tracingConfig())
                .revisionId(c.revisionId())
                .state(c.state())
                .stateReason(c.stateReason())
                .stateReasonCode(c.stateReasonCode())
                .lastUpdateStatus(c.lastUpdateStatus())
                .packageType(c.packageType())
                .architectures(c.architectures())
                .ephemeralStorage(c.ephemeralStorage())
                .vpcConfig(c.vpcConfig())
                .loggingConfig(c.loggingConfig())
                .build();
    }

    static GetFunctionConfigurationResponse getFunctionConfiguration(FunctionConfiguration c) {
        return GetFunctionConfigurationResponse.builder()
                .functionName(c.functionName())
                .functionArn(c.functionArn())
                .runtime(c.runtime())
                .role(c.role())
                .handler(c.handler())
                .codeSize(c.codeSize())
                .codeSha256(c.codeSha256())
                .description(c.description())
                .timeout(c.timeout())
                .memorySize(c.memorySize())
                .lastModified(c.lastModified())
                .version(c.version())
                .environment(c.environment())
                .tracingConfig(c.tracingConfig())
                .revisionId(c.revisionId())
                .state(c.state())
                .stateReason(c.stateReason())
                .stateReasonCode(c.stateReasonCode())
                .lastUpdateStatus(c.lastUpdateStatus())
                .packageType(c.packageType())
                .architectures(c.architectures())
                .ephemeralStorage(c.ephemeralStorage())
                .vpcConfig(c.vpcConfig())
                .loggingConfig(c.loggingConfig())
                .build();
    }

    static UpdateFunctionCodeResponse updateFunctionCode(FunctionConfiguration c) {
        return UpdateFunctionCodeResponse.builder()
                .functionName(c.functionName())
                .functionArn(c.functionArn())
                .runtime(c.runtime())
                .role(c.role())
                .handler(c.handler())
                .codeSize(c.codeSize())
                .codeSha256(c.codeSha256())
                .description(c.description())
                .timeout(c.timeout())
                .memorySize(c.memorySize())
                .lastModified(c.lastModified())
                .version(c.version())
                .environment(c.environment())
                .tracingConfig(c.tracingConfig())
                .revisionId(c.revisionId())
                .state(c.state())
                .stateReason(c.stateReason())
                .stateReasonCode(c.stateReasonCode())
                .lastUpdateStatus(c.lastUpdateStatus())
                .packageType(c.packageType())
                .architectures(c.architectures())
                .ephemeralStorage(c.ephemeralStorage())
                .vpcConfig(c.vpcConfig())
                .loggingConfig(c.loggingConfig())
                .build();
    }

    static UpdateFunctionConfigurationResponse updateFunctionConfiguration(
            FunctionConfiguration c) {
        return UpdateFunctionConfigurationResponse.builder()
                .functionName(c.functionName())
                .functionArn(c.functionArn())
                .runtime(c.runtime())
                .role(c.role())
                .handler(c.handler())
                .codeSize(c.codeSize())
                .codeSha256(c.codeSha256())
                .description(c.description())
                .timeout(c.timeout())
                .memorySize(c.memorySize())
                .lastModified(c.lastModified())
                .version(c.version())
                .environment(c.environment())
                .tracingConfig(c.tracingConfig())
                .revisionId(c.revisionId())
                .state(c.state())
                .stateReason(c.stateReason())
                .stateReasonCode(c.stateReasonCode())
                .lastUpdateStatus(c.lastUpdateStatus())
                .packageType(c.packageType())
                .architectures(c.architectures())
                .ephemeralStorage(c.ephemeralStorage())
                .vpcConfig(c.vpcConfig())
                .loggingConfig(c.loggingConfig())
                .build();
    }
}
