package dev.messagerouting.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.messagerouting.localcloud.TestServices;
import dev.messagerouting.localcloud.kernel.CallJournal;
import dev.messagerouting.localcloud.kernel.Faults;
import dev.messagerouting.localcloud.kernel.ManualTime;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ValidationException;
import software.amazon.awssdk.services.sfn.model.ValidationExceptionReason;

import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a service throws is what its client catches: type, code, status, message, members. */
class FaultsOnTheWireTest {

    private static <C extends SdkClient> void with(
            TestServices api, Class<C> type, RuntimeException thrown, Consumer<C> test) {
        var mirror = new Mirror<>(type);
        mirror.failure.set(thrown);
        var journal = new CallJournal(new ManualTime(Instant.EPOCH), 10);
        try (var door = HttpDoor.open(0, List.of(api.wire(mirror.client)), Map.of(), journal);
                var client = type.cast(api.client(door.endpoint()))) {
            test.accept(client);
            var call = journal.recent().getFirst();
            assertThat(call.outcome())
                    .isEqualTo(
                            thrown instanceof AwsServiceException fault
                                    ? fault.awsErrorDetails().errorCode()
                                    : "InternalFailure");
        }
    }

    private static void sameFault(AwsServiceException thrown, Runnable call) {
        assertThatThrownBy(call::run)
                .asInstanceOf(type(AwsServiceException.class))
                .satisfies(
                        caught -> {
                            assertThat(caught.getClass()).isEqualTo(thrown.getClass());
                            assertThat(caught.statusCode()).isEqualTo(thrown.statusCode());
                            assertThat(caught.requestId()).isEqualTo(thrown.requestId());
                            assertThat(caught.awsErrorDetails().errorCode())
                                    .isEqualTo(thrown.awsErrorDetails().errorCode());
                            assertThat(caught.awsErrorDetails().errorMessage())
                                    .isEqualTo(thrown.awsErrorDetails().errorMessage());
                        });
    }

    @Test
    void awsJsonWithMembers() {
        var thrown =
                Faults.of(
                        ValidationException.builder()
                                .reason(ValidationExceptionReason.CANNOT_UPDATE_COMPLETED_MAP_RUN),
                        "ValidationException",
                        400,
                        "No \"quotes\" é");
        with(
                TestServices.STEP_FUNCTIONS,
                SfnClient.class,
                thrown,
                sfn -> {
                    sameFault(thrown, () -> sfn.listStateMachines(l -> {}));
                    assertThatThrownBy(() -> sfn.listStateMachines(l -> {}))
                            .asInstanceOf(type(ValidationException.class))
                            .extracting(ValidationException::reason)
                            .isEqualTo(ValidationExceptionReason.CANNOT_UPDATE_COMPLETED_MAP_RUN);
                });
    }

    @Test
    void cbor() {
        var thrown =
                Faults.of(
                        ProvisionedThroughputExceededException.builder(),
                        "ProvisionedThroughputExceededException",
                        400,
                        "Rate exceeded for shard x");
        with(
                TestServices.KINESIS,
                KinesisClient.class,
                thrown,
                kinesis -> sameFault(thrown, () -> kinesis.listStreams(l -> {})));
    }

    @Test
    void rpcV2WithTheCodeOfTheQueryProtocol() {
        var thrown =
                Faults.of(
                        InvalidParameterValueException.builder(),
                        "InvalidParameterValue",
                        400,
                        "The parameter Period is invalid.");
        with(
                TestServices.CLOUD_WATCH,
                CloudWatchClient.class,
                thrown,
                metrics -> sameFault(thrown, () -> metrics.listMetrics(l -> {})));
    }

    @Test
    void query() {
        var thrown =
                Faults.of(
                        AlreadyExistsException.builder(),
                        "AlreadyExistsException",
                        400,
                        "Stack [a <b>] already exists");
        with(
                TestServices.CLOUD_FORMATION,
                CloudFormationClient.class,
                thrown,
                stacks -> sameFault(thrown, () -> stacks.createStack(c -> c.stackName("a"))));
    }

    @Test
    void restJsonWithMembersInHeaderAndBody() {
        var thrown =
                Faults.of(
                        TooManyRequestsException.builder()
                                .retryAfterSeconds("7")
                                .type("User")
                                .reason(ThrottleReason.CONCURRENT_INVOCATION_LIMIT_EXCEEDED),
                        "TooManyRequestsException",
                        429,
                        "Rate Exceeded.");
        with(
                TestServices.LAMBDA,
                LambdaClient.class,
                thrown,
                lambda -> {
                    sameFault(thrown, () -> lambda.getFunction(g -> g.functionName("f")));
                    assertThatThrownBy(() -> lambda.getFunction(g -> g.functionName("f")))
                            .asInstanceOf(type(TooManyRequestsException.class))
                            .satisfies(
                                    caught -> {
                                        assertThat(caught.retryAfterSeconds()).isEqualTo("7");
                                        assertThat(caught.type()).isEqualTo("User");
                                        assertThat(caught.reason())
                                                .isEqualTo(
                                                        ThrottleReason
                                                                .CONCURRENT_INVOCATION_LIMIT_EXCEEDED);
                                    });
                });
        var gone =
                Faults.of(
                        NotFoundException.builder(),
                        "NotFoundException",
                        404,
                        "Invalid API identifier specified 000000000000:abc");
        with(
                TestServices.API_GATEWAY,
                ApiGatewayClient.class,
                gone,
                apis -> sameFault(gone, () -> apis.getRestApi(g -> g.restApiId("abc"))));
    }

    /** Also what no model knows, over every protocol. */
    @ParameterizedTest
    @EnumSource(TestServices.class)
    void anUnmodeledFaultArrivesAsTheServicesOwn(TestServices api) throws Exception {
        var thrown =
                Faults.of(AwsServiceException.builder(), "SomeNewCode", 418, "An odd message.");
        assertThatAnyCall(api, thrown)
                .asInstanceOf(type(AwsServiceException.class))
                .satisfies(
                        caught -> {
                            assertThat(caught.awsErrorDetails().errorCode())
                                    .isEqualTo("SomeNewCode");
                            assertThat(caught.statusCode()).isEqualTo(418);
                            assertThat(caught.awsErrorDetails().errorMessage())
                                    .isEqualTo("An odd message.");
                            assertThat(caught.requestId()).isEqualTo(thrown.requestId());
                        });
    }

    @ParameterizedTest
    @EnumSource(TestServices.class)
    void aBugIsAnInternalFailureWithAHash(TestServices api) throws Exception {
        assertThatAnyCall(api, new IllegalStateException("private"))
                .asInstanceOf(type(AwsServiceException.class))
                .satisfies(
                        caught -> {
                            assertThat(caught.awsErrorDetails().errorCode())
                                    .isEqualTo("InternalFailure");
                            assertThat(caught.statusCode()).isEqualTo(500);
                            assertThat(caught.awsErrorDetails().errorMessage())
                                    .containsPattern("[0-9a-f]{8}")
                                    .doesNotContain("private");
                        });
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertThatAnyCall(
            TestServices api, RuntimeException thrown) throws Exception {
        var mirror = new Mirror<>(api.api());
        mirror.failure.set(thrown);
        var service = api.wire(mirror.client);
        var journal = new CallJournal(new ManualTime(Instant.EPOCH), 10);
        try (var door = HttpDoor.open(0, List.of(service), Map.of(), journal);
                var client = api.client(door.endpoint())) {
            var operation =
                    new Operations(service)
                            .declared().stream()
                                    .filter(o -> o.name.matches("(List|Get|Describe)[A-Za-z]+"))
                                    .filter(o -> api.tries(o.name))
                                    .min(Comparator.comparing(o -> o.name))
                                    .orElseThrow();
            var request = (AwsRequest) Filler.filled(operation.newRequest());
            var method = client.getClass().getMethod(operation.methodName(), request.getClass());
            method.setAccessible(true);
            return assertThatThrownBy(
                    () -> {
                        try {
                            method.invoke(client, request);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }
    }
}
