package dev.messagerouting.lambda.testkit;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Starts executions in name only: keeps name and input, refuses a name twice, fails as told. */
public final class FakeStepFunctions implements SfnClient {

    public static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:route";

    public final Map<String, String> inputs = new ConcurrentHashMap<>();
    public final AtomicInteger calls = new AtomicInteger();
    private final Function<StartExecutionRequest, Optional<RuntimeException>> faults;

    public FakeStepFunctions() {
        this(request -> Optional.empty());
    }

    /** Asked before each call; what it answers is thrown. */
    public FakeStepFunctions(Function<StartExecutionRequest, Optional<RuntimeException>> faults) {
        this.faults = faults;
    }

    public static RuntimeException throttled() {
        return SfnException.builder().message("Rate exceeded").statusCode(400).build();
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        calls.incrementAndGet();
        faults.apply(request)
                .ifPresent(
                        fault -> {
                            throw fault;
                        });
        if (inputs.putIfAbsent(request.name(), request.input()) != null) {
            throw ExecutionAlreadyExistsException.builder()
                    .message("Execution Already Exists: '" + request.name() + "'")
                    .build();
        }
        return StartExecutionResponse.builder()
                .executionArn(
                        request.stateMachineArn().replace(":stateMachine:", ":execution:")
                                + ":"
                                + request.name())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // it holds nothing
    }
}
