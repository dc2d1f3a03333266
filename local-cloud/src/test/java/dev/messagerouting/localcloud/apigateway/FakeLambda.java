package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Answers every invocation by one function of the payload, and keeps the requests. */
final class FakeLambda implements LambdaClient {

    final List<InvokeRequest> requests = new CopyOnWriteArrayList<>();
    volatile UnaryOperator<String> function = payload -> "null";
    volatile @Nullable String error;

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        requests.add(request);
        return InvokeResponse.builder()
                .statusCode(200)
                .functionError(error)
                .payload(SdkBytes.fromUtf8String(function.apply(request.payload().asUtf8String())))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
