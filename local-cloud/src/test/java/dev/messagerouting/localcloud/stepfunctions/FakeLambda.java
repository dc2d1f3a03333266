package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Functions by name, written in the test: payload in, payload out. */
final class FakeLambda implements LambdaClient {

    private final Map<String, UnaryOperator<String>> functions = new ConcurrentHashMap<>();
    private final List<InvokeRequest> requests = new CopyOnWriteArrayList<>();

    /** What a function throws to fail as a handler does; the message is the error payload. */
    static final class HandlerError extends RuntimeException {
        HandlerError(String payload) {
            super(payload);
        }
    }

    FakeLambda with(String name, UnaryOperator<String> function) {
        functions.put(name, function);
        return this;
    }

    List<InvokeRequest> requests() {
        return requests;
    }

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        requests.add(request);
        var name = request.functionName();
        var function = functions.get(name.substring(name.lastIndexOf(':') + 1));
        if (function == null) {
            throw fault(
                    "ResourceNotFoundException",
                    404,
                    "Function not found: arn:aws:lambda:us-east-1:000000000000:function:" + name);
        }
        var payload = request.payload() == null ? "" : request.payload().asUtf8String();
        var response = InvokeResponse.builder().statusCode(200).executedVersion("$LATEST");
        try {
            return response.payload(SdkBytes.fromUtf8String(function.apply(payload))).build();
        } catch (HandlerError error) {
            return response.functionError("Unhandled")
                    .payload(SdkBytes.fromUtf8String(String.valueOf(error.getMessage())))
                    .build();
        }
    }

    static AwsServiceException fault(String code, int status, String message) {
        return Faults.of(AwsServiceException.builder(), code, status, message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
