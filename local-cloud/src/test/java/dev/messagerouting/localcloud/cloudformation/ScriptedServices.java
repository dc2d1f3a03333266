package dev.messagerouting.localcloud.cloudformation;

import dev.messagerouting.localcloud.cloudformation.kinds.Services;
import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sfn.SfnClient;

import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Clients that keep what they were asked and answer what a test scripts, by operation; what has no
 * script is refused.
 */
final class ScriptedServices {

    final Map<String, Function<SdkRequest, Object>> answers = new ConcurrentHashMap<>();
    final Map<String, String> objects = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<SdkRequest> asked = new ConcurrentLinkedQueue<>();

    <C> C client(Class<C> type) {
        InvocationHandler handler = (proxy, method, arguments) -> answer(proxy, method, arguments);
        var proxy =
                Proxy.newProxyInstance(
                        ScriptedServices.class.getClassLoader(), new Class<?>[] {type}, handler);
        return type.cast(proxy);
    }

    private @Nullable Object answer(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (arguments == null || !(arguments[0] instanceof SdkRequest request)) {
            return method.isDefault()
                    ? InvocationHandler.invokeDefault(proxy, method, arguments)
                    : null;
        }
        if (method.isDefault() && method.getName().endsWith("AsBytes")) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        asked.add(request);
        var key = request.getClass().getSimpleName();
        if (arguments.length == 2
                && arguments[1] instanceof ResponseTransformer<?, ?> transformer) {
            return object(request, transformer);
        }
        var script = answers.get(key);
        if (script == null) {
            throw Faults.notImplemented("The test", key);
        }
        return script.apply(request);
    }

    @SuppressWarnings("unchecked")
    private Object object(SdkRequest request, ResponseTransformer<?, ?> transformer)
            throws Exception {
        var key = request.getValueForField("Key", String.class).orElseThrow();
        var text = objects.get(key);
        if (text == null) {
            throw Faults.of(
                    NoSuchKeyException.builder(),
                    "NoSuchKey",
                    404,
                    "The specified key does not exist.");
        }
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var to = (ResponseTransformer<GetObjectResponse, Object>) transformer;
        try (var stream =
                new ResponseInputStream<>(
                        GetObjectResponse.builder().build(), AbortableInputStream.create(bytes))) {
            return to.transform(stream.response(), AbortableInputStream.create(stream));
        }
    }

    /** The requests of one kind, in order. */
    <R extends SdkRequest> List<R> asked(Class<R> type) {
        return asked.stream().filter(type::isInstance).map(type::cast).toList();
    }

    Services all() {
        return new Services(
                client(S3Client.class),
                client(KinesisClient.class),
                client(CloudWatchLogsClient.class),
                client(LambdaClient.class),
                client(SfnClient.class),
                client(IamClient.class),
                client(ApiGatewayClient.class),
                client(EcsClient.class),
                client(Ec2Client.class),
                client(EcrClient.class),
                client(EventBridgeClient.class),
                client(ElasticLoadBalancingV2Client.class),
                client(CloudWatchClient.class));
    }
}
