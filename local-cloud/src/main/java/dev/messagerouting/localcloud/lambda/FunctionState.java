package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of one function.
 *
 * @param configuration in the shape in which Lambda shows it
 * @param policy statements as JSON, by their ids
 * @param reserved its reserved concurrency, null for none
 * @param host what runs this revision
 * @param load what runs and waits of all its revisions
 */
record FunctionState(
        FunctionConfiguration configuration,
        CodeArchive code,
        Caller owner,
        Map<String, String> tags,
        Map<String, String> policy,
        @Nullable Integer reserved,
        AsyncSettings async,
        FunctionHost host,
        Load load) {

    /** How often and for how long an asynchronous invocation is tried. */
    record AsyncSettings(int retries, int maxAgeSeconds) {
        static final AsyncSettings DEFAULT = new AsyncSettings(2, 21_600);
    }

    FunctionState {
        tags = Map.copyOf(tags);
        policy = Map.copyOf(policy);
    }

    String arn() {
        return configuration.functionArn();
    }

    FunctionState revised(FunctionConfiguration next, CodeArchive nextCode, FunctionHost nextHost) {
        return new FunctionState(
                next, nextCode, owner, tags, policy, reserved, async, nextHost, load);
    }

    FunctionState withTags(Map<String, String> others) {
        return new FunctionState(
                configuration, code, owner, others, policy, reserved, async, host, load);
    }

    FunctionState withReserved(@Nullable Integer other) {
        return new FunctionState(
                configuration, code, owner, tags, policy, other, async, host, load);
    }

    FunctionState withAsync(AsyncSettings other) {
        return new FunctionState(
                configuration, code, owner, tags, policy, reserved, other, host, load);
    }

    FunctionState with(String statementId, String statement) {
        var all = new TreeMap<>(policy);
        all.put(statementId, statement);
        return withPolicy(all);
    }

    FunctionState without(String statementId) {
        var left = new TreeMap<>(policy);
        left.remove(statementId);
        return withPolicy(left);
    }

    private FunctionState withPolicy(Map<String, String> other) {
        return new FunctionState(
                configuration, code, owner, tags, other, reserved, async, host, load);
    }
}
