package dev.messagerouting.localcloud.wire;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;

/** One operation that a service's class declares: how to fill its request and how to call it. */
final class Operation {

    /** What the operation answers; {@code stream} is the body that is not a member. */
    record Answer(SdkPojo response, @Nullable SdkBytes stream) {}

    private enum Kind {
        PLAIN,
        UPLOAD,
        DOWNLOAD
    }

    /** As the model names it, up to case. */
    final String name;

    final Shape request;
    private final Method method;
    private final Method newBuilder;
    private final Kind kind;
    private volatile @Nullable Shape response;
    private volatile @Nullable RestBinding binding;

    private Operation(Method method, Kind kind) {
        this.method = method;
        this.kind = kind;
        var type = method.getParameterTypes()[0];
        name = type.getSimpleName().substring(0, type.getSimpleName().length() - 7);
        try {
            newBuilder = type.getMethod("builder");
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " has no builder()", impossible);
        }
        method.setAccessible(true);
        request = Shape.of(newRequest());
    }

    /** Null for methods that are none of the interface's operations. */
    static @Nullable Operation of(Method method) {
        var kind = kind(method);
        return kind == null ? null : new Operation(method, kind);
    }

    private static @Nullable Kind kind(Method method) {
        var parameters = method.getParameterTypes();
        if (method.isSynthetic()
                || parameters.length == 0
                || !parameters[0].getSimpleName().equalsIgnoreCase(method.getName() + "Request")
                || !SdkRequest.class.isAssignableFrom(parameters[0])) {
            return null;
        }
        if (parameters.length == 1) {
            return SdkPojo.class.isAssignableFrom(method.getReturnType()) ? Kind.PLAIN : null;
        }
        if (parameters.length == 2 && parameters[1] == RequestBody.class) {
            return Kind.UPLOAD;
        }
        return parameters.length == 2 && parameters[1] == ResponseTransformer.class
                ? Kind.DOWNLOAD
                : null;
    }

    static boolean isOperation(Method method) {
        return kind(method) != null;
    }

    /** As Java calls it. */
    String methodName() {
        return method.getName();
    }

    boolean takesStream() {
        return kind == Kind.UPLOAD;
    }

    SdkPojo newRequest() {
        try {
            return (SdkPojo) newBuilder.invoke(null);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Shape responseShape(SdkPojo answer) {
        var known = response;
        if (known == null) {
            known = Shape.of(answer);
            response = known;
        }
        return known;
    }

    RestBinding binding() {
        var known = binding;
        if (known == null) {
            known = RestBinding.of(method.getParameterTypes()[0], request);
            binding = known;
        }
        return known;
    }

    /** Calls the service; what it throws comes out as it is. */
    Answer call(SdkClient service, SdkPojo built, SdkBytes body) {
        try {
            return switch (kind) {
                case PLAIN -> new Answer(pojo(method.invoke(service, built)), null);
                case UPLOAD -> {
                    var stream = RequestBody.fromBytes(body.asByteArrayUnsafe());
                    yield new Answer(pojo(method.invoke(service, built, stream)), null);
                }
                case DOWNLOAD -> {
                    var bytes =
                            (ResponseBytes<?>)
                                    Objects.requireNonNull(
                                            method.invoke(
                                                    service, built, ResponseTransformer.toBytes()));
                    yield new Answer(
                            pojo(bytes.response()),
                            SdkBytes.fromByteArrayUnsafe(bytes.asByteArrayUnsafe()));
                }
            };
        } catch (InvocationTargetException thrown) {
            switch (thrown.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(thrown);
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private SdkPojo pojo(@Nullable Object answer) {
        if (answer instanceof SdkPojo pojo) {
            return pojo;
        }
        throw new IllegalStateException(name + " answered " + answer);
    }
}
