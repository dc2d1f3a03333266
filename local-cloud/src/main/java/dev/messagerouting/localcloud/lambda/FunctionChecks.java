package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What Lambda checks of a function's configuration, and what the local cloud does not have.
 * https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 */
final class FunctionChecks {

    private static final List<String> RUNTIMES =
            List.of("java25", "java21", "java17", "java11", "java8.al2");
    private static final Pattern ROLE =
            Pattern.compile("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    private static final Pattern HANDLER = Pattern.compile("[^\\s]{1,128}");
    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z]([a-zA-Z0-9_])+");
    private static final Set<String> RESERVED =
            Set.of(
                    "_HANDLER",
                    "_X_AMZN_TRACE_ID",
                    "AWS_DEFAULT_REGION",
                    "AWS_REGION",
                    "AWS_EXECUTION_ENV",
                    "AWS_LAMBDA_FUNCTION_NAME",
                    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                    "AWS_LAMBDA_FUNCTION_VERSION",
                    "AWS_LAMBDA_INITIALIZATION_TYPE",
                    "AWS_LAMBDA_LOG_GROUP_NAME",
                    "AWS_LAMBDA_LOG_STREAM_NAME",
                    "AWS_ACCESS_KEY",
                    "AWS_ACCESS_KEY_ID",
                    "AWS_SECRET_ACCESS_KEY",
                    "AWS_SESSION_TOKEN",
                    "AWS_LAMBDA_RUNTIME_API",
                    "LAMBDA_TASK_ROOT",
                    "LAMBDA_RUNTIME_DIR");
    private static final int LONGEST_TIMEOUT = 900;
    private static final int LEAST_MEMORY = 128;
    private static final int MOST_MEMORY = 10_240;
    private static final int MOST_VARIABLE_BYTES = 4096;

    private FunctionChecks() {}

    static void check(CreateFunctionRequest request) {
        if (request.packageType() == PackageType.IMAGE) {
            throw Faults.notImplemented("Lambda", "functions from container images");
        }
        runtime(request.runtime(), request.runtimeAsString());
        role(request.role());
        handler(request.handler());
        numbers(request.timeout(), request.memorySize());
        environment(request.environment());
        architectures(request.architectures());
        absent(request.hasLayers() && !request.layers().isEmpty(), "Layers");
        absent(request.hasFileSystemConfigs(), "FileSystemConfigs");
        absent(request.deadLetterConfig() != null, "DeadLetterConfig");
        absent(request.codeSigningConfigArn() != null, "CodeSigningConfigArn");
        absent(request.capacityProviderConfig() != null, "CapacityProviderConfig");
        absent(request.durableConfig() != null, "DurableConfig");
        absent(request.tenancyConfig() != null, "TenancyConfig");
        absent(Boolean.TRUE.equals(request.publish()), "Publish: versions");
        absent(
                request.snapStart() != null
                        && request.snapStart().applyOn() == SnapStartApplyOn.PUBLISHED_VERSIONS,
                "SnapStart");
    }

    static void check(UpdateFunctionConfigurationRequest request) {
        if (request.runtime() != null) {
            runtime(request.runtime(), request.runtimeAsString());
        }
        if (request.role() != null) {
            role(request.role());
        }
        if (request.handler() != null) {
            handler(request.handler());
        }
        numbers(request.timeout(), request.memorySize());
        environment(request.environment());
        absent(request.hasLayers() && !request.layers().isEmpty(), "Layers");
        absent(request.hasFileSystemConfigs(), "FileSystemConfigs");
        absent(request.deadLetterConfig() != null, "DeadLetterConfig");
        absent(request.capacityProviderConfig() != null, "CapacityProviderConfig");
        absent(request.durableConfig() != null, "DurableConfig");
    }

    private static void absent(boolean asked, String what) {
        if (asked) {
            throw Faults.notImplemented("Lambda", what);
        }
    }

    private static void runtime(@Nullable Runtime runtime, @Nullable String text) {
        if (runtime == null) {
            throw LambdaFaults.invalid(
                    "Runtime and Handler are mandatory parameters for functions created with"
                            + " deployment packages.");
        }
        if (!RUNTIMES.contains(text)) {
            throw LambdaFaults.invalid(
                    "Value %s at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: %s or be a valid ARN"
                            .formatted(text, RUNTIMES));
        }
    }

    private static void role(@Nullable String role) {
        if (role == null || !ROLE.matcher(role).matches()) {
            throw LambdaFaults.constraint(
                    String.valueOf(role),
                    "role",
                    "Member must satisfy regular expression pattern: " + ROLE);
        }
    }

    private static void handler(@Nullable String handler) {
        if (handler == null) {
            throw LambdaFaults.invalid(
                    "Runtime and Handler are mandatory parameters for functions created with"
                            + " deployment packages.");
        }
        if (!HANDLER.matcher(handler).matches()) {
            throw LambdaFaults.constraint(
                    handler,
                    "handler",
                    "Member must satisfy regular expression pattern: [^\\s]+ and have length less"
                            + " than or equal to 128");
        }
    }

    private static void numbers(@Nullable Integer timeout, @Nullable Integer memory) {
        between(timeout, "timeout", 1, LONGEST_TIMEOUT);
        between(memory, "memorySize", LEAST_MEMORY, MOST_MEMORY);
    }

    static void between(@Nullable Integer value, String member, int least, int most) {
        if (value != null && value < least) {
            throw LambdaFaults.constraint(
                    value, member, "Member must have value greater than or equal to " + least);
        }
        if (value != null && value > most) {
            throw LambdaFaults.constraint(
                    value, member, "Member must have value less than or equal to " + most);
        }
    }

    private static void environment(@Nullable Environment environment) {
        if (environment == null) {
            return;
        }
        var variables = environment.variables();
        var reserved = new TreeSet<>(variables.keySet());
        reserved.retainAll(RESERVED);
        if (!reserved.isEmpty()) {
            throw LambdaFaults.invalid(
                    "Lambda was unable to configure your environment variables because the"
                            + " environment variables you have provided contains reserved keys"
                            + " that are currently not supported for modification. Reserved keys"
                            + " used in this request: "
                            + String.join(", ", reserved));
        }
        for (var name : variables.keySet()) {
            if (!VARIABLE.matcher(name).matches()) {
                throw LambdaFaults.constraint(
                        variables.keySet(),
                        "environment.variables",
                        "Map keys must satisfy constraint: [Member must satisfy regular expression"
                                + " pattern: [a-zA-Z]([a-zA-Z0-9_])+]");
            }
        }
        size(variables);
    }

    private static void size(Map<String, String> variables) {
        int bytes =
                variables.entrySet().stream()
                        .mapToInt(
                                variable ->
                                        (variable.getKey() + variable.getValue())
                                                .getBytes(StandardCharsets.UTF_8)
                                                .length)
                        .sum();
        if (bytes > MOST_VARIABLE_BYTES) {
            throw LambdaFaults.invalid(
                    "Lambda was unable to configure your environment variables because the"
                            + " environment variables you have provided exceeded the 4KB limit."
                            + " They have "
                            + bytes
                            + " bytes.");
        }
    }

    private static void architectures(List<Architecture> architectures) {
        if (architectures.contains(Architecture.UNKNOWN_TO_SDK_VERSION)
                || architectures.size() > 1) {
            throw LambdaFaults.invalid(
                    "Architectures has to be one of "
                            + Arrays.toString(
                                    Architecture.knownValues().toArray(new Architecture[0])));
        }
    }
}
