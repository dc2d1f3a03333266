package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Metrics;
import dev.messagerouting.localcloud.kernel.Threads;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.waiters.LambdaWaiter;
import software.amazon.awssdk.services.s3.S3Client;

import java.util.Map;
import java.util.function.Function;

/**
 * Lambda for Java functions. What it does and refuses stands in docs/local-cloud/lambda.md; an
 * operation that is not overridden here is refused by the SDK's interface.
 */
public final class LocalLambda implements LambdaClient {

    private final Registry registry = new Registry();
    private final FunctionSettings settings = new FunctionSettings(registry);
    private final Permissions permissions = new Permissions(registry);
    private final Functions functions;
    private final Invoker invoker;
    private final Mappings mappings;

    /**
     * @param environment what every function of an account and region finds in its environment
     *     beside what Lambda itself puts there: {@code AWS_ENDPOINT_URL}, credentials
     */
    public LocalLambda(
            CloudTime time,
            Threads threads,
            S3Client s3,
            KinesisClient kinesis,
            CloudWatchLogsClient logs,
            Function<Caller, Map<String, String>> environment) {
        this(time, threads, s3, kinesis, logs, environment, ToldToThrow.NEVER, Metrics.none());
    }

    /**
     * @param toldToThrow which functions throw on request
     * @param metrics where functions count their invocations
     */
    public LocalLambda(
            CloudTime time,
            Threads threads,
            S3Client s3,
            KinesisClient kinesis,
            CloudWatchLogsClient logs,
            Function<Caller, Map<String, String>> environment,
            ToldToThrow toldToThrow,
            Metrics metrics) {
        functions =
                new Functions(
                        registry,
                        new CodeStore(s3),
                        new FunctionHost.Surroundings(
                                time, threads, logs, environment, toldToThrow, metrics));
        invoker = new Invoker(registry, time, threads);
        mappings =
                new Mappings(
                        registry,
                        new StreamPump.Surroundings(kinesis, time, threads, registry, invoker));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Stops the event source mappings; the owner of the threads ends what still runs. */
    @Override
    public void close() {
        mappings.close();
    }

    @Override
    public LambdaWaiter waiter() {
        return LambdaWaiter.builder().client(this).build();
    }

    @Override
    public CreateFunctionResponse createFunction(CreateFunctionRequest request) {
        return FunctionShapes.createFunction(functions.create(request));
    }

    @Override
    public UpdateFunctionCodeResponse updateFunctionCode(UpdateFunctionCodeRequest request) {
        return FunctionShapes.updateFunctionCode(functions.updateCode(request));
    }

    @Override
    public UpdateFunctionConfigurationResponse updateFunctionConfiguration(
            UpdateFunctionConfigurationRequest request) {
        return FunctionShapes.updateFunctionConfiguration(functions.updateConfiguration(request));
    }

    @Override
    public GetFunctionResponse getFunction(GetFunctionRequest request) {
        return settings.get(registry.find(request.functionName(), request.qualifier()));
    }

    @Override
    public GetFunctionConfigurationResponse getFunctionConfiguration(
            GetFunctionConfigurationRequest request) {
        return FunctionShapes.getFunctionConfiguration(
                registry.find(request.functionName(), request.qualifier()).configuration());
    }

    @Override
    public ListFunctionsResponse listFunctions(ListFunctionsRequest request) {
        return settings.list(request);
    }

    @Override
    public DeleteFunctionResponse deleteFunction(DeleteFunctionRequest request) {
        registry.remove(FunctionName.arn(request.functionName(), request.qualifier()))
                .load()
                .meter()
                .end();
        return DeleteFunctionResponse.builder().build();
    }

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        return invoker.invoke(request);
    }

    @Override
    public AddPermissionResponse addPermission(AddPermissionRequest request) {
        return permissions.add(request);
    }

    @Override
    public RemovePermissionResponse removePermission(RemovePermissionRequest request) {
        return permissions.remove(request);
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        return permissions.get(request);
    }

    @Override
    public PutFunctionConcurrencyResponse putFunctionConcurrency(
            PutFunctionConcurrencyRequest request) {
        return settings.reserve(
                LambdaFaults.required(request.functionName(), "functionName"),
                LambdaFaults.required(
                        request.reservedConcurrentExecutions(), "reservedConcurrentExecutions"));
    }

    @Override
    public GetFunctionConcurrencyResponse getFunctionConcurrency(
            GetFunctionConcurrencyRequest request) {
        return settings.concurrency(request.functionName());
    }

    @Override
    public DeleteFunctionConcurrencyResponse deleteFunctionConcurrency(
            DeleteFunctionConcurrencyRequest request) {
        settings.unreserve(request.functionName());
        return DeleteFunctionConcurrencyResponse.builder().build();
    }

    @Override
    public PutFunctionEventInvokeConfigResponse putFunctionEventInvokeConfig(
            PutFunctionEventInvokeConfigRequest request) {
        return settings.async(request);
    }

    @Override
    public GetFunctionEventInvokeConfigResponse getFunctionEventInvokeConfig(
            GetFunctionEventInvokeConfigRequest request) {
        return settings.async(request.functionName());
    }

    @Override
    public DeleteFunctionEventInvokeConfigResponse deleteFunctionEventInvokeConfig(
            DeleteFunctionEventInvokeConfigRequest request) {
        settings.resetAsync(request.functionName());
        return DeleteFunctionEventInvokeConfigResponse.builder().build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        settings.tag(request.resource(), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        settings.untag(request.resource(), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsResponse listTags(ListTagsRequest request) {
        return ListTagsResponse.builder()
                .tags(registry.find(FunctionName.arn(request.resource())).tags())
                .build();
    }

    @Override
    public CreateEventSourceMappingResponse createEventSourceMapping(
            CreateEventSourceMappingRequest request) {
        return MappingShapes.created(mappings.create(request));
    }

    @Override
    public GetEventSourceMappingResponse getEventSourceMapping(
            GetEventSourceMappingRequest request) {
        return MappingShapes.got(mappings.get(request.uuid()));
    }

    @Override
    public UpdateEventSourceMappingResponse updateEventSourceMapping(
            UpdateEventSourceMappingRequest request) {
        return MappingShapes.updated(mappings.update(request));
    }

    @Override
    public DeleteEventSourceMappingResponse deleteEventSourceMapping(
            DeleteEventSourceMappingRequest request) {
        return MappingShapes.deleted(mappings.delete(request.uuid()));
    }

    @Override
    public ListEventSourceMappingsResponse listEventSourceMappings(
            ListEventSourceMappingsRequest request) {
        return mappings.list(request);
    }
}
