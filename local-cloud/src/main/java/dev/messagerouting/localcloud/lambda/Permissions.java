package dev.messagerouting.localcloud.lambda;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.TreeMap;

/** A function's resource policy: kept and shown, nothing is enforced. */
final class Permissions {

    private static final JsonMapper JSON = new JsonMapper();

    private final Registry registry;

    Permissions(Registry registry) {
        this.registry = registry;
    }

    AddPermissionResponse add(AddPermissionRequest request) {
        var id = request.statementId();
        if (id == null || !id.matches("[a-zA-Z0-9-_]{1,100}")) {
            throw LambdaFaults.constraint(
                    String.valueOf(id),
                    "statementId",
                    "Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)");
        }
        var action = request.action();
        if (action == null || !action.matches("lambda:[*]|lambda:[a-zA-Z]+|[*]")) {
            throw LambdaFaults.constraint(
                    String.valueOf(action),
                    "action",
                    "Member must satisfy regular expression pattern:"
                            + " (lambda:[*]|lambda:[a-zA-Z]+|[*])");
        }
        var function = registry.find(request.functionName(), request.qualifier());
        var statement = statement(request, function.arn());
        registry.change(
                function.arn(),
                there -> {
                    if (there.policy().containsKey(id)) {
                        throw LambdaFaults.conflict(
                                "The statement id (%s) provided already exists. Please provide a new statement id, or remove the existing statement."
                                        .formatted(id));
                    }
                    return there.with(id, statement);
                });
        return AddPermissionResponse.builder().statement(statement).build();
    }

    private static String statement(AddPermissionRequest request, String arn) {
        var statement = JSON.createObjectNode();
        statement.put("Sid", request.statementId());
        statement.put("Effect", "Allow");
        principal(request.principal(), statement.putObject("Principal"));
        statement.put("Action", request.action());
        statement.put("Resource", arn);
        var conditions = new TreeMap<String, String>();
        if (request.sourceArn() != null) {
            conditions.put("ArnLike", "AWS:SourceArn=" + request.sourceArn());
        }
        if (request.sourceAccount() != null) {
            conditions.put("StringEquals", "AWS:SourceAccount=" + request.sourceAccount());
        }
        if (!conditions.isEmpty()) {
            var node = statement.putObject("Condition");
            conditions.forEach(
                    (operator, test) -> {
                        int equals = test.indexOf('=');
                        node.putObject(operator)
                                .put(test.substring(0, equals), test.substring(equals + 1));
                    });
        }
        return JSON.writeValueAsString(statement);
    }

    private static void principal(@Nullable String principal, ObjectNode node) {
        if (principal == null) {
            throw LambdaFaults.constraint(null, "principal", "Member must not be null");
        }
        if (principal.matches("\\d{12}")) {
            node.put("AWS", "arn:aws:iam::" + principal + ":root");
        } else if (principal.startsWith("arn:")) {
            node.put("AWS", principal);
        } else {
            node.put("Service", principal);
        }
    }

    RemovePermissionResponse remove(RemovePermissionRequest request) {
        var function = registry.find(request.functionName(), request.qualifier());
        registry.change(
                function.arn(),
                there -> {
                    if (!there.policy().containsKey(request.statementId())) {
                        throw LambdaFaults.notFound(
                                "Statement %s is not found in resource policy."
                                        .formatted(request.statementId()));
                    }
                    return there.without(request.statementId());
                });
        return RemovePermissionResponse.builder().build();
    }

    GetPolicyResponse get(GetPolicyRequest request) {
        var function = registry.find(request.functionName(), request.qualifier());
        if (function.policy().isEmpty()) {
            throw LambdaFaults.notFound("The resource you requested does not exist.");
        }
        var policy = JSON.createObjectNode();
        policy.put("Version", "2012-10-17");
        policy.put("Id", "default");
        var statements = policy.putArray("Statement");
        new TreeMap<>(function.policy())
                .values()
                .forEach(statement -> statements.add(JSON.readTree(statement)));
        return GetPolicyResponse.builder()
                .policy(JSON.writeValueAsString(policy))
                .revisionId(function.configuration().revisionId())
                .build();
    }
}
