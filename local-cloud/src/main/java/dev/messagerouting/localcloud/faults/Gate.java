package dev.messagerouting.localcloud.faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where a call of a service passes while there are faults. Called by the code that is generated.
 */
final class Gate {

    private final FaultyService service;
    private final Object real;
    private final List<Method> operations;
    private final FaultPlan plan;

    Gate(FaultyService service, Object real, List<Method> operations, FaultPlan plan) {
        this.service = service;
        this.real = real;
        this.operations = List.copyOf(operations);
        this.plan = plan;
    }

    boolean isIdle() {
        return plan.isIdle();
    }

    /**
     * @param more what an upload or a download has beside its request
     */
    Object call(int operation, Object request, @Nullable Object more) {
        var method = operations.get(operation);
        UnaryOperator<Object> call =
                asked -> more == null ? invoke(method, asked) : invoke(method, asked, more);
        var strike =
                plan.strike(
                        new FaultyCall(
                                service,
                                name(method),
                                FaultyCall.Kind.OPERATION,
                                () -> resources((SdkRequest) request)));
        if (strike.isEmpty()) {
            return call.apply(request);
        }
        return switch (strike.get().fault()) {
            case Fault.Throttle() -> throw ServiceErrors.throttled(service, name(method));
            case Fault.Fail() -> throw ServiceErrors.failed(service);
            case Fault.Late(var delay) -> {
                sleep(delay);
                yield call.apply(request);
            }
            case Fault.Partial(double part) ->
                    PartialAnswers.answer(strike.get(), part, request, call);
            case Fault.LoseAnswer() -> {
                var _ = call.apply(request);
                throw ServiceErrors.failed(service);
            }
            case Fault.Throw _ -> call.apply(request);
        };
    }

    /** {@code PutRecords}, from the request's type: Java's name may differ in case. */
    private static String name(Method method) {
        var type = method.getParameterTypes()[0].getSimpleName();
        return type.substring(0, type.length() - "Request".length());
    }

    private List<String> resources(SdkRequest request) {
        var names = new ArrayList<String>();
        for (var member : service.resourceMembers()) {
            request.getValueForField(member, String.class).ifPresent(names::add);
        }
        return names;
    }

    private void sleep(Duration delay) {
        try {
            plan.time().sleep(delay);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("Interrupted while the answer was late.", closing);
        }
    }

    private Object invoke(Method method, Object... arguments) {
        try {
            return method.invoke(real, arguments);
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
}
