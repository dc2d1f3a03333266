package dev.messagerouting.localcloud.identity;

import static dev.messagerouting.localcloud.identity.IamChecks.noSuchEntity;
import static dev.messagerouting.localcloud.identity.IamChecks.required;
import static dev.messagerouting.localcloud.identity.LocalRole.with;
import static dev.messagerouting.localcloud.identity.LocalRole.without;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Faults;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;
import software.amazon.awssdk.services.iam.waiters.IamWaiter;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * AWS IAM: roles and their policies as records, checked as IAM checks them and never enforced.
 * Sources: https://docs.aws.amazon.com/IAM/latest/APIReference/.
 */
public final class LocalIam implements IamClient {

    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int HOUR = 3_600;

    /** Names of roles do not differ by case. */
    private record Key(String account, String name) implements Comparable<Key> {

        static Key of(String name) {
            return new Key(Caller.current().accountId(), name.toLowerCase(Locale.ROOT));
        }

        @Override
        public int compareTo(Key other) {
            int byAccount = account.compareTo(other.account);
            return byAccount != 0 ? byAccount : name.compareTo(other.name);
        }
    }

    private final CloudTime time;
    private final Cell<Map<Key, LocalRole>> roles = new Cell<>(Map.of());

    public LocalIam(CloudTime time) {
        this.time = time;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is held but records.
    }

    @Override
    public IamWaiter waiter() {
        return IamWaiter.builder().client(this).build();
    }

    @Override
    public CreateRoleResponse createRole(CreateRoleRequest request) {
        var name = IamChecks.roleName(request.roleName());
        var trust = required("assumeRolePolicyDocument", request.assumeRolePolicyDocument());
        var path = IamChecks.path(request.path());
        int session = IamChecks.sessionSeconds(request.maxSessionDuration(), HOUR);
        PolicyDocument.checkTrust(trust);
        var created =
                new LocalRole(
                        name,
                        path,
                        "arn:aws:iam::" + Caller.current().accountId() + ":role" + path + name,
                        "AROA" + Names.random(UPPER, 17),
                        time.now(),
                        trust,
                        request.description(),
                        session,
                        IamChecks.tags(request.tags()),
                        Map.of(),
                        Map.of());
        roles.update(
                all -> {
                    if (all.containsKey(Key.of(name))) {
                        throw Faults.of(
                                EntityAlreadyExistsException.builder(),
                                "EntityAlreadyExists",
                                409,
                                "Role with name " + name + " already exists.");
                    }
                    return put(all, created);
                });
        return CreateRoleResponse.builder().role(created.toSdk()).build();
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        return GetRoleResponse.builder().role(role(request.roleName()).toSdk()).build();
    }

    @Override
    public DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        var name = IamChecks.roleName(request.roleName());
        roles.update(
                all -> {
                    var role = find(all, name);
                    if (!role.attached().isEmpty()) {
                        throw conflict("Cannot delete entity, must detach all policies first.");
                    }
                    if (!role.policies().isEmpty()) {
                        throw conflict("Cannot delete entity, must delete policies first.");
                    }
                    var next = new TreeMap<>(all);
                    next.remove(Key.of(name));
                    return Collections.unmodifiableMap(next);
                });
        return DeleteRoleResponse.builder().build();
    }

    @Override
    public UpdateRoleResponse updateRole(UpdateRoleRequest request) {
        change(
                request.roleName(),
                role ->
                        role.described(
                                request.description() == null
                                        ? role.description()
                                        : request.description(),
                                IamChecks.sessionSeconds(
                                        request.maxSessionDuration(), role.maxSessionSeconds())));
        return UpdateRoleResponse.builder().build();
    }

    @Override
    public UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(
            UpdateAssumeRolePolicyRequest request) {
        var document = required("policyDocument", request.policyDocument());
        PolicyDocument.checkTrust(document);
        change(request.roleName(), role -> role.trusting(document));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    @Override
    public ListRolesResponse listRoles(ListRolesRequest request) {
        var account = Caller.current().accountId();
        var prefix = Objects.requireNonNullElse(request.pathPrefix(), "/");
        var found =
                roles.get().entrySet().stream()
                        .filter(entry -> entry.getKey().account().equals(account))
                        .map(Map.Entry::getValue)
                        .filter(role -> role.path().startsWith(prefix))
                        .toList();
        var page = IamPage.of(found, request.marker(), request.maxItems());
        return ListRolesResponse.builder()
                // Lists leave tags out: they are had by ListRoleTags.
                .roles(page.items().stream().map(r -> r.tagged(Map.of()).toSdk()).toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    @Override
    public TagRoleResponse tagRole(TagRoleRequest request) {
        var tags = IamChecks.tags(request.tags());
        change(
                request.roleName(),
                role -> {
                    var next = new TreeMap<>(role.tags());
                    next.putAll(tags);
                    return role.tagged(next);
                });
        return TagRoleResponse.builder().build();
    }

    @Override
    public UntagRoleResponse untagRole(UntagRoleRequest request) {
        change(
                request.roleName(),
                role -> {
                    var next = new TreeMap<>(role.tags());
                    request.tagKeys().forEach(next::remove);
                    return role.tagged(next);
                });
        return UntagRoleResponse.builder().build();
    }

    @Override
    public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        var tags = role(request.roleName()).sdkTags();
        var page = IamPage.of(tags, request.marker(), request.maxItems());
        return ListRoleTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    @Override
    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        var policy = IamChecks.policyName(request.policyName());
        var document = required("policyDocument", request.policyDocument());
        PolicyDocument.checkPermissions(document);
        change(
                request.roleName(),
                role -> role.withPolicies(with(role.policies(), policy, document)));
        return PutRolePolicyResponse.builder().build();
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        var name = IamChecks.policyName(request.policyName());
        var role = role(request.roleName());
        var document = role.policies().get(name);
        if (document == null) {
            throw noPolicy(name);
        }
        return GetRolePolicyResponse.builder()
                .roleName(role.name())
                .policyName(name)
                .policyDocument(LocalRole.encoded(document))
                .build();
    }

    @Override
    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        var name = IamChecks.policyName(request.policyName());
        change(
                request.roleName(),
                role -> {
                    if (!role.policies().containsKey(name)) {
                        throw noPolicy(name);
                    }
                    return role.withPolicies(without(role.policies(), name));
                });
        return DeleteRolePolicyResponse.builder().build();
    }

    @Override
    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        var names = List.copyOf(role(request.roleName()).policies().keySet());
        var page = IamPage.of(names, request.marker(), request.maxItems());
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    @Override
    public AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        var arn = IamChecks.managedPolicy(request.policyArn());
        change(
                request.roleName(),
                role -> {
                    var name = arn.substring(arn.lastIndexOf('/') + 1);
                    return role.withAttached(with(role.attached(), arn, name));
                });
        return AttachRolePolicyResponse.builder().build();
    }

    @Override
    public DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        var arn = required("policyArn", request.policyArn());
        change(
                request.roleName(),
                role -> {
                    if (!role.attached().containsKey(arn)) {
                        throw noSuchEntity("Policy " + arn + " was not found.");
                    }
                    return role.withAttached(without(role.attached(), arn));
                });
        return DetachRolePolicyResponse.builder().build();
    }

    @Override
    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(
            ListAttachedRolePoliciesRequest request) {
        var attached =
                role(request.roleName()).attached().entrySet().stream()
                        .map(
                                policy ->
                                        AttachedPolicy.builder()
                                                .policyArn(policy.getKey())
                                                .policyName(policy.getValue())
                                                .build())
                        .toList();
        var page = IamPage.of(attached, request.marker(), request.maxItems());
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    /** There are no instance profiles: always empty. */
    @Override
    public ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(
            ListInstanceProfilesForRoleRequest request) {
        role(request.roleName());
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(List.of())
                .isTruncated(false)
                .build();
    }

    private LocalRole role(@Nullable String name) {
        return find(roles.get(), IamChecks.roleName(name));
    }

    private void change(@Nullable String name, UnaryOperator<LocalRole> decide) {
        var checked = IamChecks.roleName(name);
        roles.update(all -> put(all, decide.apply(find(all, checked))));
    }

    private static LocalRole find(Map<Key, LocalRole> all, String name) {
        var role = all.get(Key.of(name));
        if (role == null) {
            throw noSuchEntity("The role with name " + name + " cannot be found.");
        }
        return role;
    }

    private static Map<Key, LocalRole> put(Map<Key, LocalRole> all, LocalRole role) {
        var next = new TreeMap<>(all);
        next.put(Key.of(role.name()), role);
        return Collections.unmodifiableMap(next);
    }

    private static RuntimeException noPolicy(String name) {
        return noSuchEntity("The role policy with name " + name + " cannot be found.");
    }

    private static RuntimeException conflict(String message) {
        return Faults.of(DeleteConflictException.builder(), "DeleteConflict", 409, message);
    }
}
