package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.lambda.FunctionHost.Surroundings;
import dev.messagerouting.localcloud.lambda.FunctionState.AsyncSettings;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TracingConfig;
import software.amazon.awssdk.services.lambda.model.TracingConfigResponse;
import software.amazon.awssdk.services.lambda.model.TracingMode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.VpcConfig;
import software.amazon.awssdk.services.lambda.model.VpcConfigResponse;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Makes and changes functions. */
final class Functions {

    private static final DateTimeFormatter MODIFIED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int TIMEOUT = 3;
    private static final int MEMORY = 128;
    private static final int STORAGE = 512;

    private final Registry registry;
    private final CodeStore codes;
    private final Surroundings surroundings;

    Functions(Registry registry, CodeStore codes, Surroundings surroundings) {
        this.registry = registry;
        this.codes = codes;
        this.surroundings = surroundings;
    }

    FunctionConfiguration create(CreateFunctionRequest request) {
        var name = FunctionName.fresh(request.functionName());
        FunctionChecks.check(request);
        var source = request.code();
        if (source == null) {
            throw LambdaFaults.invalid("Please provide a source for function code.");
        }
        var code =
                codes.fetch(
                        source.zipFile(),
                        source.s3Bucket(),
                        source.s3Key(),
                        source.s3ObjectVersion(),
                        source.imageUri());
        var configuration = stamped(configuration(name, request), code);
        var owner = Caller.current();
        var host = new FunctionHost(surroundings, configuration, code, owner);
        var meter = new FunctionMeter(surroundings.metrics(), owner, name);
        try {
            registry.add(
                    new FunctionState(
                            configuration,
                            code,
                            owner,
                            request.tags(),
                            Map.of(),
                            null,
                            AsyncSettings.DEFAULT,
                            host,
                            new Load(meter)));
        } catch (AwsServiceException taken) {
            meter.end();
            throw taken;
        }
        host.prepare();
        return configuration;
    }

    private static FunctionConfiguration configuration(String name, CreateFunctionRequest request) {
        return FunctionConfiguration.builder()
                .functionName(name)
                .functionArn(FunctionName.arn(name))
                .runtime(request.runtime())
                .role(request.role())
                .handler(request.handler())
                .description(request.description() == null ? "" : request.description())
                .timeout(request.timeout() == null ? TIMEOUT : request.timeout())
                .memorySize(request.memorySize() == null ? MEMORY : request.memorySize())
                .version("$LATEST")
                .environment(environment(request.environment()))
                .tracingConfig(tracing(request.tracingConfig()))
                .state(State.ACTIVE)
                .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
                .packageType(PackageType.ZIP)
                .architectures(
                        request.hasArchitectures()
                                ? request.architectures().getFirst()
                                : Architecture.X86_64)
                .ephemeralStorage(
                        request.ephemeralStorage() == null
                                ? EphemeralStorage.builder().size(STORAGE).build()
                                : request.ephemeralStorage())
                .vpcConfig(network(request.vpcConfig()))
                .loggingConfig(logging(name, request.loggingConfig()))
                .build();
    }

    private FunctionConfiguration stamped(FunctionConfiguration configuration, CodeArchive code) {
        return configuration.toBuilder()
                .codeSha256(code.sha256())
                .codeSize(code.size())
                .lastModified(MODIFIED.format(surroundings.time().now()))
                .revisionId(Names.uuid())
                .build();
    }

    private static @Nullable EnvironmentResponse environment(@Nullable Environment asked) {
        return asked == null || asked.variables().isEmpty()
                ? null
                : EnvironmentResponse.builder().variables(asked.variables()).build();
    }

    private static TracingConfigResponse tracing(@Nullable TracingConfig asked) {
        var mode = asked == null ? TracingMode.PASS_THROUGH : asked.mode();
        return TracingConfigResponse.builder().mode(mode).build();
    }

    /** A record only: the function reaches whatever this machine reaches. */
    private static @Nullable VpcConfigResponse network(@Nullable VpcConfig asked) {
        return asked == null
                ? null
                : VpcConfigResponse.builder()
                        .subnetIds(asked.subnetIds())
                        .securityGroupIds(asked.securityGroupIds())
                        .vpcId("")
                        .build();
    }

    private static LoggingConfig logging(String name, @Nullable LoggingConfig asked) {
        var given = asked == null ? LoggingConfig.builder().build() : asked;
        return given.toBuilder()
                .logFormat(given.logFormat() == null ? LogFormat.TEXT : given.logFormat())
                .logGroup(given.logGroup() == null ? "/aws/lambda/" + name : given.logGroup())
                .build();
    }

    FunctionConfiguration updateCode(UpdateFunctionCodeRequest request) {
        var before = registry.find(request.functionName(), null);
        var code =
                codes.fetch(
                        request.zipFile(),
                        request.s3Bucket(),
                        request.s3Key(),
                        request.s3ObjectVersion(),
                        request.imageUri());
        if (Boolean.TRUE.equals(request.dryRun())) {
            return stamped(before.configuration(), code);
        }
        return prepared(
                registry.change(
                        before.arn(),
                        function -> {
                            checkRevision(function, request.revisionId());
                            return revised(function, function.configuration(), code);
                        }));
    }

    FunctionConfiguration updateConfiguration(UpdateFunctionConfigurationRequest request) {
        FunctionChecks.check(request);
        return prepared(
                registry.change(
                        FunctionName.arn(request.functionName()),
                        function -> {
                            checkRevision(function, request.revisionId());
                            return revised(
                                    function,
                                    changed(function.configuration(), request),
                                    function.code());
                        }));
    }

    private static FunctionConfiguration prepared(FunctionState function) {
        function.host().prepare();
        return function.configuration();
    }

    private FunctionState revised(
            FunctionState function, FunctionConfiguration configuration, CodeArchive code) {
        var next = stamped(configuration, code);
        return function.revised(
                next, code, new FunctionHost(surroundings, next, code, function.owner()));
    }

    private static void checkRevision(FunctionState function, @Nullable String asked) {
        if (asked != null && !asked.equals(function.configuration().revisionId())) {
            throw LambdaFaults.revision(asked);
        }
    }

    private static FunctionConfiguration changed(
            FunctionConfiguration there, UpdateFunctionConfigurationRequest request) {
        var next = there.toBuilder();
        if (request.role() != null) {
            next.role(request.role());
        }
        if (request.runtime() != null) {
            next.runtime(request.runtime());
        }
        if (request.handler() != null) {
            next.handler(request.handler());
        }
        if (request.description() != null) {
            next.description(request.description());
        }
        if (request.timeout() != null) {
            next.timeout(request.timeout());
        }
        if (request.memorySize() != null) {
            next.memorySize(request.memorySize());
        }
        if (request.environment() != null) {
            next.environment(environment(request.environment()));
        }
        if (request.tracingConfig() != null) {
            next.tracingConfig(tracing(request.tracingConfig()));
        }
        if (request.ephemeralStorage() != null) {
            next.ephemeralStorage(request.ephemeralStorage());
        }
        if (request.vpcConfig() != null) {
            next.vpcConfig(network(request.vpcConfig()));
        }
        if (request.loggingConfig() != null) {
            next.loggingConfig(logging(there.functionName(), request.loggingConfig()));
        }
        return next.build();
    }
}
