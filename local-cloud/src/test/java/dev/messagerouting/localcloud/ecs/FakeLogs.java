package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ServiceUnavailableException;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One group, {@code /demo}; keeps what is put, by stream; refuses as often as it is told. */
final class FakeLogs implements CloudWatchLogsClient {

    final Map<String, List<String>> streams = new ConcurrentHashMap<>();
    final AtomicInteger refusals = new AtomicInteger();

    @Override
    public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
        if (!request.logGroupName().equals("/demo")) {
            throw Faults.of(
                    ResourceNotFoundException.builder(),
                    "ResourceNotFoundException",
                    400,
                    "The specified log group does not exist.");
        }
        streams.put(request.logStreamName(), new CopyOnWriteArrayList<>());
        return CreateLogStreamResponse.builder().build();
    }

    @Override
    public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw Faults.of(
                    ServiceUnavailableException.builder(),
                    "ServiceUnavailableException",
                    500,
                    "Not now.");
        }
        streams.getOrDefault(request.logStreamName(), List.of())
                .addAll(request.logEvents().stream().map(InputLogEvent::message).toList());
        return PutLogEventsResponse.builder().build();
    }

    List<String> lines() {
        return streams.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
