package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Json;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Roles and their policies. */
final class IdentityKinds {

    private static final int LONGEST_ROLE = 64;
    private static final int LONGEST_POLICY = 128;

    private final IamClient iam;

    IdentityKinds(IamClient iam) {
        this.iam = iam;
    }

    List<ResourceKind> all() {
        return List.of(
                new Kind("AWS::IAM::Role", this::role, this::dropRole)
                        .tagged(Taggings.of(iam))
                        .updated(this::changeRole),
                new Kind("AWS::IAM::Policy", this::policy, this::dropPolicy)
                        .updated(this::changePolicy),
                new Kind("AWS::IAM::ManagedPolicy", this::managed, this::dropManaged)
                        .updated(this::changeManaged));
    }

    private static List<Tag> tags(Work work) {
        return work.tags().entrySet().stream()
                .filter(tag -> !tag.getKey().startsWith("aws:"))
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private Made role(Work work) {
        var name = work.name("RoleName", LONGEST_ROLE);
        var create =
                work.fill(
                        CreateRoleRequest.builder(),
                        Set.of("RoleName", "Policies", "ManagedPolicyArns", "Tags"));
        var role = iam.createRole(create.roleName(name).tags(tags(work)).build()).role();
        work.progress().initiated(name);
        putPolicies(name, work.properties());
        for (var arn : work.texts("ManagedPolicyArns")) {
            iam.attachRolePolicy(attach -> attach.roleName(name).policyArn(arn));
        }
        return Made.of(name).with("Arn", role.arn()).with("RoleId", role.roleId());
    }

    private void putPolicies(String role, JsonNode properties) {
        inline(properties)
                .forEach(
                        (name, document) ->
                                iam.putRolePolicy(
                                        put ->
                                                put.roleName(role)
                                                        .policyName(name)
                                                        .policyDocument(document)));
    }

    private static Map<String, String> inline(JsonNode properties) {
        var policies = new LinkedHashMap<String, String>();
        for (var policy : Json.items(properties.path("Policies"))) {
            var document = policy.path("PolicyDocument");
            policies.put(
                    policy.path("PolicyName").asString(""),
                    document.isString() ? document.asString() : document.toString());
        }
        return policies;
    }

    private static List<String> texts(JsonNode properties, String name) {
        return Json.items(properties.path(name)).stream().map(JsonNode::asString).toList();
    }

    private Made changeRole(Work work, Made made, JsonNode before) {
        var name = made.physicalId();
        var trust = work.document("AssumeRolePolicyDocument");
        iam.updateAssumeRolePolicy(update -> update.roleName(name).policyDocument(trust));
        if (work.has("Description") || work.has("MaxSessionDuration")) {
            var update = work.fillKnown(UpdateRoleRequest.builder(), Set.of("RoleName"));
            iam.updateRole(update.roleName(name).build());
        }
        putPolicies(name, work.properties());
        for (var old : inline(before).keySet()) {
            if (!inline(work.properties()).containsKey(old)) {
                iam.deleteRolePolicy(delete -> delete.roleName(name).policyName(old));
            }
        }
        var wanted = work.texts("ManagedPolicyArns");
        var had = texts(before, "ManagedPolicyArns");
        for (var arn : wanted) {
            if (!had.contains(arn)) {
                iam.attachRolePolicy(attach -> attach.roleName(name).policyArn(arn));
            }
        }
        for (var arn : had) {
            if (!wanted.contains(arn)) {
                iam.detachRolePolicy(detach -> detach.roleName(name).policyArn(arn));
            }
        }
        return made;
    }

    private void dropRole(Work work, Made made) {
        var name = made.physicalId();
        for (var policy : inline(work.properties()).keySet()) {
            iam.deleteRolePolicy(delete -> delete.roleName(name).policyName(policy));
        }
        for (var arn : work.texts("ManagedPolicyArns")) {
            iam.detachRolePolicy(detach -> detach.roleName(name).policyArn(arn));
        }
        iam.deleteRole(delete -> delete.roleName(name));
    }

    private Made policy(Work work) {
        work.only(Set.of("PolicyName", "PolicyDocument", "Roles"));
        putPolicy(work);
        return Made.of(work.generated(LONGEST_POLICY));
    }

    private void putPolicy(Work work) {
        var document = work.document("PolicyDocument");
        for (var role : work.texts("Roles")) {
            iam.putRolePolicy(
                    put ->
                            put.roleName(role)
                                    .policyName(work.need("PolicyName"))
                                    .policyDocument(document));
        }
    }

    private Made changePolicy(Work work, Made made, JsonNode before) {
        work.only(Set.of("PolicyName", "PolicyDocument", "Roles"));
        putPolicy(work);
        var oldName = before.path("PolicyName").asString("");
        for (var role : texts(before, "Roles")) {
            if (!work.texts("Roles").contains(role) || !work.need("PolicyName").equals(oldName)) {
                iam.deleteRolePolicy(delete -> delete.roleName(role).policyName(oldName));
            }
        }
        return made;
    }

    private void dropPolicy(Work work, Made made) {
        for (var role : work.texts("Roles")) {
            iam.deleteRolePolicy(
                    delete -> delete.roleName(role).policyName(work.need("PolicyName")));
        }
    }

    private Made managed(Work work) {
        var create = work.fill(CreatePolicyRequest.builder(), Set.of("ManagedPolicyName", "Roles"));
        create.policyName(work.name("ManagedPolicyName", LONGEST_POLICY));
        var policy = iam.createPolicy(create.build()).policy();
        work.progress().initiated(policy.arn());
        for (var role : work.texts("Roles")) {
            iam.attachRolePolicy(attach -> attach.roleName(role).policyArn(policy.arn()));
        }
        return Made.of(policy.arn())
                .with("PolicyArn", policy.arn())
                .with("PolicyId", policy.policyId())
                .with("DefaultVersionId", policy.defaultVersionId());
    }

    private Made changeManaged(Work work, Made made, JsonNode before) {
        var arn = made.physicalId();
        if (!work.properties().path("PolicyDocument").equals(before.path("PolicyDocument"))) {
            var document = work.document("PolicyDocument");
            iam.createPolicyVersion(
                    create -> create.policyArn(arn).policyDocument(document).setAsDefault(true));
        }
        var had = texts(before, "Roles");
        for (var role : work.texts("Roles")) {
            if (!had.contains(role)) {
                iam.attachRolePolicy(attach -> attach.roleName(role).policyArn(arn));
            }
        }
        for (var role : had) {
            if (!work.texts("Roles").contains(role)) {
                iam.detachRolePolicy(detach -> detach.roleName(role).policyArn(arn));
            }
        }
        return made;
    }

    private void dropManaged(Work work, Made made) {
        for (var role : work.texts("Roles")) {
            iam.detachRolePolicy(detach -> detach.roleName(role).policyArn(made.physicalId()));
        }
        iam.deletePolicy(delete -> delete.policyArn(made.physicalId()));
    }
}
