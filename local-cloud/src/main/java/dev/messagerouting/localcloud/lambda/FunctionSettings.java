package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Faults;
import dev.messagerouting.localcloud.lambda.FunctionState.AsyncSettings;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is set beside a function's configuration, and what there is to be read of functions. */
final class FunctionSettings {

    private static final int PAGE = 50;
    private static final int UNRESERVED = 100;
    private static final int MOST_RETRIES = 2;
    private static final int LEAST_AGE = 60;
    private static final int MOST_AGE = 21_600;

    private final Registry registry;

    FunctionSettings(Registry registry) {
        this.registry = registry;
    }

    GetFunctionResponse get(FunctionState function) {
        var answer =
                GetFunctionResponse.builder()
                        .configuration(function.configuration())
                        .code(c -> c.repositoryType("S3"))
                        .tags(function.tags().isEmpty() ? null : function.tags());
        if (function.reserved() != null) {
            answer.concurrency(c -> c.reservedConcurrentExecutions(function.reserved()));
        }
        return answer.build();
    }

    ListFunctionsResponse list(ListFunctionsRequest request) {
        FunctionChecks.between(request.maxItems(), "maxItems", 1, 10_000);
        int most = request.maxItems() == null ? PAGE : Math.min(PAGE, request.maxItems());
        var prefix = Caller.current().arn("lambda", "function:");
        var marker = request.marker() == null ? "" : request.marker();
        var found =
                registry.all().stream()
                        .filter(function -> function.arn().startsWith(prefix))
                        .filter(function -> function.arn().compareTo(marker) > 0)
                        .sorted(Comparator.comparing(FunctionState::arn))
                        .toList();
        var shown = found.subList(0, Math.min(most, found.size()));
        return ListFunctionsResponse.builder()
                .functions(shown.stream().map(FunctionState::configuration).toList())
                .nextMarker(shown.size() < found.size() ? shown.getLast().arn() : null)
                .build();
    }

    PutFunctionConcurrencyResponse reserve(String name, int reserved) {
        FunctionChecks.between(reserved, "reservedConcurrentExecutions", 0, Integer.MAX_VALUE);
        if (reserved > Load.ACCOUNT_LIMIT - UNRESERVED) {
            throw LambdaFaults.invalid(
                    "Specified ReservedConcurrentExecutions for function decreases account's"
                            + " UnreservedConcurrentExecution below its minimum value of ["
                            + UNRESERVED
                            + "].");
        }
        registry.change(FunctionName.arn(name), function -> function.withReserved(reserved));
        return PutFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(reserved)
                .build();
    }

    void unreserve(String name) {
        registry.change(FunctionName.arn(name), function -> function.withReserved(null));
    }

    GetFunctionConcurrencyResponse concurrency(String name) {
        return GetFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(registry.find(FunctionName.arn(name)).reserved())
                .build();
    }

    PutFunctionEventInvokeConfigResponse async(PutFunctionEventInvokeConfigRequest request) {
        refuse(request.destinationConfig());
        var retries = request.maximumRetryAttempts();
        var age = request.maximumEventAgeInSeconds();
        FunctionChecks.between(retries, "maximumRetryAttempts", 0, MOST_RETRIES);
        FunctionChecks.between(age, "maximumEventAgeInSeconds", LEAST_AGE, MOST_AGE);
        var settings =
                new AsyncSettings(
                        retries == null ? MOST_RETRIES : retries, age == null ? MOST_AGE : age);
        var arn = FunctionName.arn(request.functionName(), request.qualifier());
        registry.change(arn, function -> function.withAsync(settings));
        return PutFunctionEventInvokeConfigResponse.builder()
                .functionArn(arn + ":$LATEST")
                .maximumRetryAttempts(settings.retries())
                .maximumEventAgeInSeconds(settings.maxAgeSeconds())
                .build();
    }

    private static void refuse(@Nullable DestinationConfig destinations) {
        if (destinations != null
                && (destinations.onFailure() != null || destinations.onSuccess() != null)) {
            throw Faults.notImplemented("Lambda", "DestinationConfig of asynchronous events");
        }
    }

    GetFunctionEventInvokeConfigResponse async(String name) {
        var function = registry.find(FunctionName.arn(name));
        return GetFunctionEventInvokeConfigResponse.builder()
                .functionArn(function.arn() + ":$LATEST")
                .maximumRetryAttempts(function.async().retries())
                .maximumEventAgeInSeconds(function.async().maxAgeSeconds())
                .build();
    }

    void resetAsync(String name) {
        registry.change(
                FunctionName.arn(name), function -> function.withAsync(AsyncSettings.DEFAULT));
    }

    void tag(String arn, Map<String, String> tags) {
        registry.change(
                FunctionName.arn(arn),
                function -> {
                    var all = new TreeMap<>(function.tags());
                    all.putAll(tags);
                    return function.withTags(all);
                });
    }

    void untag(String arn, List<String> keys) {
        registry.change(
                FunctionName.arn(arn),
                function -> {
                    var left = new TreeMap<>(function.tags());
                    keys.forEach(left::remove);
                    return function.withTags(left);
                });
    }
}
