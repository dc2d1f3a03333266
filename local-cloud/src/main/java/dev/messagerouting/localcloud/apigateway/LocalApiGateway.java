package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import software.amazon.awssdk.services.apigateway.model.*;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * API Gateway's REST APIs as an SDK client. What a deployment has frozen is served by {@link
 * #door}.
 */
public final class LocalApiGateway extends DesignOperations {

    private final Cell<ApiState> state;
    private final MappingTemplate templates = new MappingTemplate();
    private final CloudTime time;
    private final Threads threads;
    private final Deployments deployments;
    private final Keys keys;
    private final Tags tags;
    private final StageDoor door;

    /**
     * @param lambda what proxy and Lambda integrations call
     * @param actions what integrations with other services call
     */
    public LocalApiGateway(
            CloudTime time, Threads threads, LambdaClient lambda, ServiceAction actions) {
        this(new Cell<>(ApiState.EMPTY), time, threads, lambda, actions);
    }

    private LocalApiGateway(
            Cell<ApiState> state,
            CloudTime time,
            Threads threads,
            LambdaClient lambda,
            ServiceAction actions) {
        super(state, time);
        this.state = state;
        this.time = time;
        tags = new Tags(state);
        this.threads = threads;
        deployments = new Deployments(state, time);
        keys = new Keys(state, time);
        door = new StageDoor(state, time, threads, templates, lambda, actions);
    }

    /** Serves what is deployed. */
    public StageDoor door() {
        return door;
    }

    /** Velocity needs a moment to start: better at the deployment than at the first message. */
    private void warmUp(String apiId) {
        var design = state.get().api(apiId).design();
        threads.start("api-templates", () -> templates.prepare(design));
    }

    @Override
    public CreateDeploymentResponse createDeployment(CreateDeploymentRequest request) {
        var made = deployments.create(request);
        warmUp(request.restApiId());
        return ApiAnswers.created(made);
    }

    @Override
    public GetDeploymentResponse getDeployment(GetDeploymentRequest request) {
        return ApiAnswers.got(deployments.get(request));
    }

    @Override
    public GetDeploymentsResponse getDeployments(GetDeploymentsRequest request) {
        var page = deployments.list(request);
        return GetDeploymentsResponse.builder()
                .items(page.items())
                .position(page.position())
                .build();
    }

    @Override
    public UpdateDeploymentResponse updateDeployment(UpdateDeploymentRequest request) {
        return ApiAnswers.updated(deployments.update(request));
    }

    @Override
    public DeleteDeploymentResponse deleteDeployment(DeleteDeploymentRequest request) {
        deployments.delete(request);
        return DeleteDeploymentResponse.builder().build();
    }

    @Override
    public CreateStageResponse createStage(CreateStageRequest request) {
        return ApiAnswers.created(deployments.createStage(request));
    }

    @Override
    public GetStageResponse getStage(GetStageRequest request) {
        return ApiAnswers.got(deployments.getStage(request.restApiId(), request.stageName()));
    }

    @Override
    public GetStagesResponse getStages(GetStagesRequest request) {
        return GetStagesResponse.builder().item(deployments.stages(request)).build();
    }

    @Override
    public UpdateStageResponse updateStage(UpdateStageRequest request) {
        return ApiAnswers.updated(deployments.updateStage(request));
    }

    @Override
    public DeleteStageResponse deleteStage(DeleteStageRequest request) {
        deployments.deleteStage(request);
        return DeleteStageResponse.builder().build();
    }

    @Override
    public CreateApiKeyResponse createApiKey(CreateApiKeyRequest request) {
        return KeyAnswers.created(keys.create(request));
    }

    @Override
    public GetApiKeyResponse getApiKey(GetApiKeyRequest request) {
        return KeyAnswers.got(keys.get(request));
    }

    @Override
    public GetApiKeysResponse getApiKeys(GetApiKeysRequest request) {
        var page = keys.list(request);
        return GetApiKeysResponse.builder().items(page.items()).position(page.position()).build();
    }

    @Override
    public UpdateApiKeyResponse updateApiKey(UpdateApiKeyRequest request) {
        return KeyAnswers.updated(keys.update(request));
    }

    @Override
    public DeleteApiKeyResponse deleteApiKey(DeleteApiKeyRequest request) {
        keys.delete(request);
        return DeleteApiKeyResponse.builder().build();
    }

    @Override
    public CreateUsagePlanResponse createUsagePlan(CreateUsagePlanRequest request) {
        return KeyAnswers.created(keys.createPlan(request));
    }

    @Override
    public GetUsagePlanResponse getUsagePlan(GetUsagePlanRequest request) {
        return KeyAnswers.got(keys.getPlan(request.usagePlanId()));
    }

    @Override
    public GetUsagePlansResponse getUsagePlans(GetUsagePlansRequest request) {
        var page = keys.plans(request);
        return GetUsagePlansResponse.builder()
                .items(page.items())
                .position(page.position())
                .build();
    }

    @Override
    public UpdateUsagePlanResponse updateUsagePlan(UpdateUsagePlanRequest request) {
        return KeyAnswers.updated(keys.updatePlan(request));
    }

    @Override
    public DeleteUsagePlanResponse deleteUsagePlan(DeleteUsagePlanRequest request) {
        keys.deletePlan(request);
        return DeleteUsagePlanResponse.builder().build();
    }

    @Override
    public CreateUsagePlanKeyResponse createUsagePlanKey(CreateUsagePlanKeyRequest request) {
        return KeyAnswers.created(keys.addKey(request));
    }

    @Override
    public GetUsagePlanKeyResponse getUsagePlanKey(GetUsagePlanKeyRequest request) {
        return KeyAnswers.got(keys.getKey(request));
    }

    @Override
    public GetUsagePlanKeysResponse getUsagePlanKeys(GetUsagePlanKeysRequest request) {
        var page = keys.keysOf(request);
        return GetUsagePlanKeysResponse.builder()
                .items(page.items())
                .position(page.position())
                .build();
    }

    @Override
    public DeleteUsagePlanKeyResponse deleteUsagePlanKey(DeleteUsagePlanKeyRequest request) {
        keys.removeKey(request);
        return DeleteUsagePlanKeyResponse.builder().build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        tags.tag(request);
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        tags.untag(request);
        return UntagResourceResponse.builder().build();
    }

    @Override
    public GetTagsResponse getTags(GetTagsRequest request) {
        return GetTagsResponse.builder().tags(tags.get(request.resourceArn())).build();
    }

    @Override
    public GetAccountResponse getAccount(GetAccountRequest request) {
        return tags.account();
    }

    @Override
    public UpdateAccountResponse updateAccount(UpdateAccountRequest request) {
        return tags.update(request);
    }

    @Override
    public TestInvokeMethodResponse testInvokeMethod(TestInvokeMethodRequest request) {
        return TestInvocation.run(state.get().api(request.restApiId()), door, time, request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
