package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Applies the patch operations of the Update operations: JSON Patch with AWS's restrictions. */
final class Patches {

    private Patches() {}

    /** Applies one operation to {@code target}; the path is split and its escapes are undone. */
    interface Rule<T> {
        /**
         * @param path the parts of the path, at least one
         * @param value null if the operation removes
         * @return null if the path is not one that can be changed
         */
        @Nullable T apply(T target, List<String> path, @Nullable String value);
    }

    static <T> T apply(T target, List<PatchOperation> operations, Rule<T> rule) {
        var changed = target;
        for (var operation : operations) {
            if (operation.path() == null || !operation.path().startsWith("/")) {
                throw ApiFaults.badRequest(
                        "Invalid patch path '"
                                + operation.path()
                                + "' specified for op '"
                                + operation.opAsString()
                                + "'. It must begin with '/'.");
            }
            if (operation.op() != Op.REPLACE
                    && operation.op() != Op.ADD
                    && operation.op() != Op.REMOVE) {
                throw ApiFaults.badRequest(
                        "Invalid patch operation specified: '"
                                + operation.opAsString()
                                + "'. Must be one of: [add, remove, replace]");
            }
            var next = rule.apply(changed, path(operation), value(operation));
            if (next == null) {
                throw ApiFaults.badRequest(
                        "Invalid patch path '"
                                + operation.path()
                                + "' specified for op '"
                                + operation.opAsString()
                                + "'.");
            }
            changed = next;
        }
        return changed;
    }

    /** The value of a removal, where it has one (a stage of a plan), ends its path. */
    private static List<String> path(PatchOperation operation) {
        var parts = new ArrayList<String>();
        for (var part : operation.path().substring(1).split("/")) {
            parts.add(part.replace("~1", "/").replace("~0", "~"));
        }
        if (operation.op() == Op.REMOVE && operation.value() != null) {
            parts.add(operation.value());
        }
        return parts;
    }

    private static @Nullable String value(PatchOperation operation) {
        return operation.op() == Op.REMOVE ? null : operation.value();
    }

    static Map<String, String> entry(Map<String, String> map, String key, @Nullable String value) {
        return value == null ? Copies.without(map, key) : Copies.with(map, key, value);
    }
}
