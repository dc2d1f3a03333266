package dev.messagerouting.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.localcloud.TestServices;
import dev.messagerouting.localcloud.kernel.CallJournal;
import dev.messagerouting.localcloud.kernel.ManualTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;

import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every operation of an API with every member set, from an unmodified client over HTTP to the
 * service and back: what arrives equals what was sent, both ways.
 */
class EveryShapeTest {

    /** Its client wants an endpoint's id that is part of a host name. */
    private static final Set<String> SPECIAL = Set.of("PutEvents");

    /** The JDK's URL connection, which the client uses, cannot send it; another test does. */
    private static final String NO_PATCH = "Invalid HTTP method: PATCH";

    @ParameterizedTest
    @EnumSource(TestServices.class)
    void everyMemberOfEveryOperationArrives(TestServices api) throws Exception {
        roundTrips(api.api(), api);
    }

    private static <C extends SdkClient> void roundTrips(Class<C> type, TestServices api)
            throws Exception {
        var mirror = new Mirror<>(type);
        var journal = new CallJournal(new ManualTime(Instant.EPOCH), 10);
        var service = api.wire(mirror.client);
        var wrong = new ArrayList<String>();
        try (var door = HttpDoor.open(0, List.of(service), Map.of(), journal);
                var client = api.client(door.endpoint())) {
            var operations = new Operations(service);
            int tried = 0;
            for (var operation : operations.declared()) {
                if (api.tries(operation.name) && !SPECIAL.contains(operation.name)) {
                    check(operation, client, mirror, wrong);
                    tried++;
                }
            }
            assertThat(tried).isPositive();
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(
            Operation operation, SdkClient client, Mirror<?> mirror, List<String> wrong)
            throws ReflectiveOperationException {
        var request = (AwsRequest) Filler.filled(operation.newRequest());
        var method = client.getClass().getMethod(operation.methodName(), request.getClass());
        method.setAccessible(true);
        mirror.request.set(null);
        try {
            var answer = (SdkPojo) method.invoke(client, request);
            if (!request.equalsBySdkFields(mirror.request.get())) {
                wrong.add(
                        operation.name
                                + " sent\n"
                                + request
                                + "\narrived\n"
                                + mirror.request.get());
            }
            if (!answer.equalsBySdkFields(mirror.response.get())) {
                wrong.add(
                        operation.name
                                + " answered\n"
                                + mirror.response.get()
                                + "\ngot\n"
                                + answer);
            }
        } catch (InvocationTargetException failed) {
            if (String.valueOf(failed.getCause()).endsWith(NO_PATCH)) {
                return;
            }
            wrong.add(operation.name + ": " + failed.getCause());
        }
    }
}
