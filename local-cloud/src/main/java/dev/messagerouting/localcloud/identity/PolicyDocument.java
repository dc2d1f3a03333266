package dev.messagerouting.localcloud.identity;

import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Set;

/**
 * Checks a policy against the grammar at
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html, as far as its
 * elements go; which actions and resources exist is not checked.
 */
final class PolicyDocument {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> ELEMENTS =
            Set.of(
                    "Sid",
                    "Effect",
                    "Principal",
                    "NotPrincipal",
                    "Action",
                    "NotAction",
                    "Resource",
                    "NotResource",
                    "Condition");

    private PolicyDocument() {}

    /** A policy that says who may assume a role. */
    static void checkTrust(String document) {
        for (var statement : statements(document)) {
            if (!statement.has("Principal") && !statement.has("NotPrincipal")) {
                throw malformed("Missing required field Principal");
            }
            if (statement.has("Resource") || statement.has("NotResource")) {
                throw malformed("Has prohibited field Resource");
            }
            if (!statement.has("Action") && !statement.has("NotAction")) {
                throw malformed("Missing required field Action");
            }
        }
    }

    /** A policy that says what a role may do. */
    static void checkPermissions(String document) {
        for (var statement : statements(document)) {
            if (statement.has("Principal") || statement.has("NotPrincipal")) {
                throw malformed("Policy document should not specify a principal.");
            }
            if (!statement.has("Action") && !statement.has("NotAction")) {
                throw malformed("Policy statement must contain actions.");
            }
            if (!statement.has("Resource") && !statement.has("NotResource")) {
                throw malformed("Policy statement must contain resources.");
            }
        }
    }

    private static List<JsonNode> statements(String document) {
        JsonNode policy;
        try {
            policy = JSON.readTree(document);
        } catch (JacksonException noJson) {
            throw malformed("This policy contains invalid Json");
        }
        var version = policy.path("Version");
        if (!policy.isObject()
                || (!version.isMissingNode()
                        && !Set.of("2012-10-17", "2008-10-17").contains(version.asString("")))) {
            throw malformed("Syntax errors in policy.");
        }
        var statement = policy.path("Statement");
        var statements = statement.isArray() ? statement.values() : List.of(statement);
        if (statements.isEmpty()) {
            throw malformed("Syntax errors in policy.");
        }
        for (var one : statements) {
            if (!one.isObject()
                    || !Set.of("Allow", "Deny").contains(one.path("Effect").asString(""))
                    || !ELEMENTS.containsAll(one.propertyNames())) {
                throw malformed("Syntax errors in policy.");
            }
        }
        return List.copyOf(statements);
    }

    private static AwsServiceException malformed(String message) {
        return Faults.of(
                MalformedPolicyDocumentException.builder(),
                "MalformedPolicyDocument",
                400,
                message);
    }
}
