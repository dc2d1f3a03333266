package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Cell.Change;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** All functions of all accounts and regions, by ARN. */
final class Registry {

    private final Cell<Map<String, FunctionState>> functions = new Cell<>(Map.of());

    FunctionState find(String arn) {
        return existing(functions.get(), arn);
    }

    /** By any form of its name; a qualifier other than {@code $LATEST} is refused. */
    FunctionState find(@Nullable String name, @Nullable String qualifier) {
        return find(FunctionName.arn(name, qualifier));
    }

    Collection<FunctionState> all() {
        return functions.get().values();
    }

    void add(FunctionState function) {
        functions.update(
                all -> {
                    if (all.containsKey(function.arn())) {
                        throw LambdaFaults.conflict(
                                "Function already exist: "
                                        + function.configuration().functionName());
                    }
                    return with(all, function);
                });
    }

    FunctionState change(String arn, UnaryOperator<FunctionState> decide) {
        return functions.commit(
                all -> {
                    var next = decide.apply(existing(all, arn));
                    return new Change<>(with(all, next), next);
                });
    }

    FunctionState remove(String arn) {
        return functions.commit(
                all -> {
                    var gone = existing(all, arn);
                    var left = new HashMap<>(all);
                    left.remove(arn);
                    return new Change<>(left, gone);
                });
    }

    private static FunctionState existing(Map<String, FunctionState> all, String arn) {
        var function = all.get(arn);
        if (function == null) {
            throw LambdaFaults.noFunction(arn);
        }
        return function;
    }

    private static Map<String, FunctionState> with(
            Map<String, FunctionState> all, FunctionState function) {
        var next = new HashMap<>(all);
        next.put(function.arn(), function);
        return next;
    }
}
