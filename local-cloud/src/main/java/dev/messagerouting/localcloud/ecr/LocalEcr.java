package dev.messagerouting.localcloud.ecr;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;

import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.*;

import java.util.Map;

/** ECR as an SDK client: records of repositories and images. */
public final class LocalEcr implements EcrClient {

    private final Repositories repositories;
    private final ImageList images;

    public LocalEcr(CloudTime time) {
        var state = new Cell<>(new EcrState(Map.of()));
        repositories = new Repositories(state, time);
        images = new ImageList(state, time);
    }

    @Override
    public CreateRepositoryResponse createRepository(CreateRepositoryRequest request) {
        return repositories.create(request);
    }

    @Override
    public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
        return repositories.describe(request);
    }

    @Override
    public DeleteRepositoryResponse deleteRepository(DeleteRepositoryRequest request) {
        return repositories.delete(request);
    }

    @Override
    public PutImageTagMutabilityResponse putImageTagMutability(
            PutImageTagMutabilityRequest request) {
        return repositories.mutability(request);
    }

    @Override
    public PutImageScanningConfigurationResponse putImageScanningConfiguration(
            PutImageScanningConfigurationRequest request) {
        return repositories.scanning(request);
    }

    @Override
    public SetRepositoryPolicyResponse setRepositoryPolicy(SetRepositoryPolicyRequest request) {
        return repositories.setPolicy(request);
    }

    @Override
    public GetRepositoryPolicyResponse getRepositoryPolicy(GetRepositoryPolicyRequest request) {
        return repositories.policy(request);
    }

    @Override
    public DeleteRepositoryPolicyResponse deleteRepositoryPolicy(
            DeleteRepositoryPolicyRequest request) {
        return repositories.deletePolicy(request);
    }

    @Override
    public PutLifecyclePolicyResponse putLifecyclePolicy(PutLifecyclePolicyRequest request) {
        return repositories.putLifecycle(request);
    }

    @Override
    public GetLifecyclePolicyResponse getLifecyclePolicy(GetLifecyclePolicyRequest request) {
        return repositories.lifecycle(request);
    }

    @Override
    public DeleteLifecyclePolicyResponse deleteLifecyclePolicy(
            DeleteLifecyclePolicyRequest request) {
        return repositories.deleteLifecycle(request);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return repositories.tag(request);
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return repositories.untag(request);
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return repositories.tags(request);
    }

    @Override
    public PutImageResponse putImage(PutImageRequest request) {
        return images.put(request);
    }

    @Override
    public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
        return images.describe(request);
    }

    @Override
    public ListImagesResponse listImages(ListImagesRequest request) {
        return images.list(request);
    }

    @Override
    public BatchGetImageResponse batchGetImage(BatchGetImageRequest request) {
        return images.get(request);
    }

    @Override
    public BatchDeleteImageResponse batchDeleteImage(BatchDeleteImageRequest request) {
        return images.delete(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
