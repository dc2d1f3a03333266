package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Json;

import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * What changes, as API Gateway wants it said
 * (https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html).
 */
final class Patch {

    private final JsonNode after;
    private final JsonNode before;
    private final List<PatchOperation> operations = new ArrayList<>();

    Patch(JsonNode after, JsonNode before) {
        this.after = after;
        this.before = before;
    }

    Patch member(String property, String path) {
        compare(after.path(property), before.path(property), path);
        return this;
    }

    /** Each member of a map under {@code <path>/<name>}. */
    Patch members(String property, String path) {
        for (var entry : Json.members(after.path(property))) {
            var old = before.path(property).path(entry.getKey());
            compare(entry.getValue(), old, path + "/" + entry.getKey());
        }
        for (var entry : Json.members(before.path(property))) {
            if (!after.path(property).has(entry.getKey())) {
                compare(Json.NO_VALUE, entry.getValue(), path + "/" + entry.getKey());
            }
        }
        return this;
    }

    private void compare(JsonNode now, JsonNode was, String path) {
        if (now.equals(was)) {
            return;
        }
        if (now.isMissingNode()) {
            operations.add(PatchOperation.builder().op(Op.REMOVE).path(path).build());
        } else {
            add(path, Json.scalar(now) ? now.asString() : now.toString());
        }
    }

    void add(String path, String value) {
        operations.add(PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build());
    }

    boolean isEmpty() {
        return operations.isEmpty();
    }

    List<PatchOperation> operations() {
        return List.copyOf(operations);
    }
}
