package dev.messagerouting.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/** One handler object of a function: bytes in, bytes out. */
@FunctionalInterface
interface Handler {

    /**
     * @throws Throwable whatever the function throws
     */
    byte[] handle(byte[] event, Context context) throws Throwable;

    /** Why a handler cannot be made, as Lambda says it. */
    final class Unusable extends RuntimeException {

        private final transient FunctionFailure failure;

        Unusable(FunctionFailure failure) {
            super(failure.trace());
            this.failure = failure;
        }

        FunctionFailure failure() {
            return failure;
        }
    }

    /**
     * Finds and makes the handler that {@code name} ({@code package.Class} or {@code
     * package.Class::method}) says: by a public constructor that takes the environment, else by the
     * one without arguments.
     */
    static Handler of(String name, ClassLoader loader, Map<String, String> environment) {
        int colons = name.indexOf("::");
        var className = colons < 0 ? name : name.substring(0, colons);
        var method = colons < 0 ? "handleRequest" : name.substring(colons + 2);
        var type = load(className, loader);
        var object = instance(type, environment);
        if (method.equals("handleRequest") && object instanceof RequestStreamHandler handler) {
            return (event, context) -> {
                var out = new ByteArrayOutputStream();
                handler.handleRequest(new ByteArrayInputStream(event), out, context);
                return out.toByteArray();
            };
        }
        var types = TypeArguments.of(type, RequestHandler.class);
        if (method.equals("handleRequest") && types != null) {
            return typed(object, types.get(0), types.get(1), loader);
        }
        return reflective(type, method, object, loader);
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException missing) {
            throw new Unusable(
                    FunctionFailure.of(
                            ClassNotFoundException.class.getName(), "Class not found: " + name));
        } catch (LinkageError broken) {
            throw new Unusable(FunctionFailure.of(broken));
        }
    }

    private static Object instance(Class<?> type, Map<String, String> environment) {
        try {
            var taking = constructor(type, Map.class);
            return taking != null
                    ? taking.newInstance(environment)
                    : type.getConstructor().newInstance();
        } catch (InvocationTargetException thrown) {
            throw new Unusable(FunctionFailure.of(thrown.getTargetException()));
        } catch (ReflectiveOperationException none) {
            throw new Unusable(
                    FunctionFailure.of(
                            Exception.class.getName(),
                            "Class "
                                    + type.getName()
                                    + " has no public zero-argument constructor"));
        } catch (LinkageError broken) {
            throw new Unusable(FunctionFailure.of(broken));
        }
    }

    private static @Nullable Constructor<?> constructor(Class<?> type, Class<?> parameter) {
        return Arrays.stream(type.getConstructors())
                .filter(c -> Arrays.equals(c.getParameterTypes(), new Class<?>[] {parameter}))
                .findFirst()
                .orElse(null);
    }

    @SuppressWarnings("unchecked") // the serializer makes what the handler's type says
    private static Handler typed(Object object, Type in, Type out, ClassLoader loader) {
        var handler = (RequestHandler<Object, Object>) object;
        var reader = serializer(in, loader);
        var writer = serializer(out, loader);
        return (event, context) ->
                written(writer, handler.handleRequest(read(reader, event), context));
    }

    /** A public method of any name: with an event, a context, both or neither. */
    private static Handler reflective(
            Class<?> type, String name, Object object, ClassLoader loader) {
        var method =
                Arrays.stream(type.getMethods())
                        .filter(m -> m.getName().equals(name) && !m.isBridge() && fits(m))
                        .max(Comparator.comparingInt(Method::getParameterCount))
                        .orElseThrow(() -> noMethod(type, name));
        var parameters = method.getGenericParameterTypes();
        boolean takesEvent = parameters.length > 0 && !parameters[0].equals(Context.class);
        var reader = takesEvent ? serializer(parameters[0], loader) : null;
        var writer = serializer(method.getGenericReturnType(), loader);
        return (event, context) -> {
            var arguments = new ArrayList<@Nullable Object>();
            if (reader != null) {
                arguments.add(read(reader, event));
            }
            if (arguments.size() < parameters.length) {
                arguments.add(context);
            }
            try {
                return written(writer, method.invoke(object, arguments.toArray()));
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        };
    }

    private static boolean fits(Method method) {
        var parameters = method.getParameterTypes();
        return parameters.length < 2
                || (parameters.length == 2 && parameters[1].equals(Context.class));
    }

    private static Unusable noMethod(Class<?> type, String name) {
        return new Unusable(
                FunctionFailure.of(
                        Exception.class.getName(),
                        "No public method named "
                                + name
                                + " with appropriate method signature found on class "
                                + type.getName()));
    }

    @SuppressWarnings("unchecked") // a serializer of Class<?> is one of objects
    private static PojoSerializer<Object> serializer(Type type, ClassLoader loader) {
        return type instanceof Class<?> plain
                        && LambdaEventSerializers.isLambdaSupportedEvent(plain.getName())
                ? (PojoSerializer<Object>) LambdaEventSerializers.serializerFor(plain, loader)
                : JacksonFactory.getInstance().getSerializer(type);
    }

    private static Object read(PojoSerializer<Object> reader, byte[] event) {
        try {
            return reader.fromJson(new ByteArrayInputStream(event));
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException("An error occurred during JSON parsing", unreadable);
        }
    }

    private static byte[] written(PojoSerializer<Object> writer, @Nullable Object answer) {
        var out = new ByteArrayOutputStream();
        writer.toJson(answer, out);
        return out.toByteArray();
    }
}
