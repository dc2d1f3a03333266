package dev.messagerouting.localcloud.ecr;

import dev.messagerouting.localcloud.ecr.EcrState.Holding;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecr.model.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Repositories, their policies and tags. */
final class Repositories {

    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*");

    private final Cell<EcrState> state;
    private final CloudTime time;

    Repositories(Cell<EcrState> state, CloudTime time) {
        this.state = state;
        this.time = time;
    }

    CreateRepositoryResponse create(CreateRepositoryRequest request) {
        var name = String.valueOf(request.repositoryName());
        if (name.length() < 2 || name.length() > 256 || !NAME.matcher(name).matches()) {
            throw EcrFaults.parameter(
                    "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must"
                            + " satisfy regular expression '"
                            + NAME.pattern()
                            + "''");
        }
        var caller = Caller.current();
        var repository =
                Repository.builder()
                        .repositoryName(name)
                        .registryId(caller.accountId())
                        .repositoryArn(caller.arn("ecr", "repository/" + name))
                        .repositoryUri(
                                caller.accountId()
                                        + ".dkr.ecr."
                                        + caller.region()
                                        + ".amazonaws.com/"
                                        + name)
                        .createdAt(time.now())
                        .imageTagMutability(
                                request.imageTagMutability() == null
                                        ? ImageTagMutability.MUTABLE
                                        : request.imageTagMutability())
                        .imageScanningConfiguration(
                                request.imageScanningConfiguration() == null
                                        ? ImageScanningConfiguration.builder()
                                                .scanOnPush(false)
                                                .build()
                                        : request.imageScanningConfiguration())
                        .encryptionConfiguration(
                                request.encryptionConfiguration() == null
                                        ? EncryptionConfiguration.builder()
                                                .encryptionType(EncryptionType.AES256)
                                                .build()
                                        : request.encryptionConfiguration())
                        .build();
        state.update(
                s -> {
                    if (s.repositories().containsKey(name)) {
                        throw EcrFaults.of(
                                RepositoryAlreadyExistsException.builder(),
                                "RepositoryAlreadyExistsException",
                                "The repository with name '"
                                        + name
                                        + "' already exists in the registry with id '"
                                        + caller.accountId()
                                        + "'");
                    }
                    return s.with(new Holding(repository, Map.of(), request.tags(), null, null));
                });
        return CreateRepositoryResponse.builder().repository(repository).build();
    }

    DescribeRepositoriesResponse describe(DescribeRepositoriesRequest request) {
        var s = state.get();
        var found =
                request.repositoryNames().isEmpty()
                        ? s.repositories().values().stream().map(Holding::repository).toList()
                        : request.repositoryNames().stream()
                                .map(name -> s.find(name).repository())
                                .toList();
        return DescribeRepositoriesResponse.builder().repositories(found).build();
    }

    DeleteRepositoryResponse delete(DeleteRepositoryRequest request) {
        var gone = state.get().find(request.repositoryName()).repository();
        state.update(
                s -> {
                    var name = request.repositoryName();
                    if (!s.find(name).images().isEmpty() && !Boolean.TRUE.equals(request.force())) {
                        throw EcrFaults.of(
                                RepositoryNotEmptyException.builder(),
                                "RepositoryNotEmptyException",
                                "The repository with name '"
                                        + name
                                        + "' in registry with id '"
                                        + Caller.current().accountId()
                                        + "' cannot be deleted because it still contains images");
                    }
                    return s.without(name);
                });
        return DeleteRepositoryResponse.builder().repository(gone).build();
    }

    private Holding change(@Nullable String name, UnaryOperator<Holding> change) {
        return state.update(s -> s.with(change.apply(s.find(name)))).find(name);
    }

    PutImageTagMutabilityResponse mutability(PutImageTagMutabilityRequest request) {
        change(
                request.repositoryName(),
                h ->
                        h.with(
                                h.repository().toBuilder()
                                        .imageTagMutability(request.imageTagMutability())
                                        .build()));
        return PutImageTagMutabilityResponse.builder()
                .repositoryName(request.repositoryName())
                .registryId(Caller.current().accountId())
                .imageTagMutability(request.imageTagMutability())
                .build();
    }

    PutImageScanningConfigurationResponse scanning(PutImageScanningConfigurationRequest request) {
        change(
                request.repositoryName(),
                h ->
                        h.with(
                                h.repository().toBuilder()
                                        .imageScanningConfiguration(
                                                request.imageScanningConfiguration())
                                        .build()));
        return PutImageScanningConfigurationResponse.builder()
                .repositoryName(request.repositoryName())
                .registryId(Caller.current().accountId())
                .imageScanningConfiguration(request.imageScanningConfiguration())
                .build();
    }

    SetRepositoryPolicyResponse setPolicy(SetRepositoryPolicyRequest request) {
        change(request.repositoryName(), h -> h.withPolicy(request.policyText()));
        return SetRepositoryPolicyResponse.builder()
                .repositoryName(request.repositoryName())
                .registryId(Caller.current().accountId())
                .policyText(request.policyText())
                .build();
    }

    GetRepositoryPolicyResponse policy(GetRepositoryPolicyRequest request) {
        return GetRepositoryPolicyResponse.builder()
                .repositoryName(request.repositoryName())
                .registryId(Caller.current().accountId())
                .policyText(policyOf(request.repositoryName()))
                .build();
    }

    private String policyOf(String name) {
        var policy = state.get().find(name).policy();
        if (policy == null) {
            throw EcrFaults.of(
                    RepositoryPolicyNotFoundException.builder(),
                    "RepositoryPolicyNotFoundException",
                    "Repository policy does not exist for the repository with name '"
                            + name
                            + "' in the registry with id '"
                            + Caller.current().accountId()
                            + "'");
        }
        return policy;
    }

    DeleteRepositoryPolicyResponse deletePolicy(DeleteRepositoryPolicyRequest request) {
        var gone = policyOf(request.repositoryName());
        change(request.repositoryName(), h -> h.withPolicy(null));
        return DeleteRepositoryPolicyResponse.builder()
                .repositoryName(request.repositoryName())
                .registryId(Caller.current().accountId())
                .policyText(gone)
                .build();
    }

    PutLifecyclePolicyResponse putLifecycle(PutLifecyclePolicyRequest request) {
        change(request.repositoryName(), h -> h.withLifecycle(request.lifecyclePolicyText()));
        return PutLifecyclePolicyResponse.builder()
                .repositoryName(request.repositoryName())
                .registryId(Caller.current().accountId())
                .lifecyclePolicyText(request.lifecyclePolicyText())
                .build();
    }

    GetLifecyclePolicyResponse lifecycle(GetLifecyclePolicyRequest request) {
        return GetLifecyclePolicyResponse.builder()
                .repositoryName(request.repositoryName())
                .registryId(Caller.current().accountId())
                .lifecyclePolicyText(lifecycleOf(request.repositoryName()))
                .build();
    }

    private String lifecycleOf(String name) {
        var policy = state.get().find(name).lifecycle();
        if (policy == null) {
            throw EcrFaults.of(
                    LifecyclePolicyNotFoundException.builder(),
                    "LifecyclePolicyNotFoundException",
                    "Lifecycle policy does not exist for the repository with name '"
                            + name
                            + "' in the registry with id '"
                            + Caller.current().accountId()
                            + "'");
        }
        return policy;
    }

    DeleteLifecyclePolicyResponse deleteLifecycle(DeleteLifecyclePolicyRequest request) {
        var gone = lifecycleOf(request.repositoryName());
        change(request.repositoryName(), h -> h.withLifecycle(null));
        return DeleteLifecyclePolicyResponse.builder()
                .repositoryName(request.repositoryName())
                .registryId(Caller.current().accountId())
                .lifecyclePolicyText(gone)
                .build();
    }

    private static String name(@Nullable String arn) {
        int at = arn == null ? -1 : arn.indexOf(":repository/");
        if (arn == null || at < 0) {
            throw EcrFaults.parameter("Invalid parameter at 'resourceArn': " + arn);
        }
        return arn.substring(at + ":repository/".length());
    }

    TagResourceResponse tag(TagResourceRequest request) {
        change(
                name(request.resourceArn()),
                h -> {
                    Map<String, Tag> all = new LinkedHashMap<>();
                    h.tags().forEach(tag -> all.put(tag.key(), tag));
                    request.tags().forEach(tag -> all.put(tag.key(), tag));
                    return h.withTags(List.copyOf(all.values()));
                });
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(UntagResourceRequest request) {
        change(
                name(request.resourceArn()),
                h ->
                        h.withTags(
                                h.tags().stream()
                                        .filter(tag -> !request.tagKeys().contains(tag.key()))
                                        .toList()));
        return UntagResourceResponse.builder().build();
    }

    ListTagsForResourceResponse tags(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(state.get().find(name(request.resourceArn())).tags())
                .build();
    }
}
