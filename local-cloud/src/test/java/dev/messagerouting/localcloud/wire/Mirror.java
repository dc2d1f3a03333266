package dev.messagerouting.localcloud.wire;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;

import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Implements any client interface: keeps the request that arrives, and answers with a response that
 * is filled to the brim, or with what it was told to throw.
 */
final class Mirror<C extends SdkClient> {

    final AtomicReference<@Nullable Object> request = new AtomicReference<>();
    final AtomicReference<@Nullable SdkPojo> response = new AtomicReference<>();
    final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    final C client;

    Mirror(Class<C> api) {
        client =
                api.cast(
                        Proxy.newProxyInstance(
                                api.getClassLoader(),
                                new Class<?>[] {api},
                                (proxy, method, arguments) -> {
                                    if (!SdkResponse.class.isAssignableFrom(
                                            method.getReturnType())) {
                                        return null;
                                    }
                                    request.set(arguments[0]);
                                    var thrown = failure.get();
                                    if (thrown != null) {
                                        throw thrown;
                                    }
                                    var builder =
                                            method.getReturnType()
                                                    .getMethod("builder")
                                                    .invoke(null);
                                    response.set(Filler.filled((SdkPojo) builder));
                                    return response.get();
                                }));
    }

    /** The request that arrived last. */
    <R> R sent(Class<R> type) {
        return type.cast(Objects.requireNonNull(request.get()));
    }
}
