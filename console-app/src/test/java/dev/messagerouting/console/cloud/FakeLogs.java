package dev.messagerouting.console.cloud;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Log groups in memory, two events a page, in the order of their time and not of their coming. */
final class FakeLogs implements CloudWatchLogsClient {

    private static final int PAGE = 2;

    private final Map<String, List<FilteredLogEvent>> groups = new HashMap<>();
    private final List<String> throttled = new ArrayList<>();

    void add(String group, String id, long timestamp, String line) {
        groups.computeIfAbsent(group, _ -> new ArrayList<>())
                .add(
                        FilteredLogEvent.builder()
                                .eventId(id)
                                .timestamp(timestamp)
                                .message(line)
                                .build());
    }

    void delete(String group) {
        groups.remove(group);
    }

    /** The next call about the group is throttled. */
    void throttleOnce(String group) {
        throttled.add(group);
    }

    @Override
    public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        if (throttled.remove(request.logGroupName())) {
            throw CloudWatchLogsException.builder()
                    .awsErrorDetails(
                            AwsErrorDetails.builder()
                                    .errorCode("ThrottlingException")
                                    .errorMessage("Rate exceeded")
                                    .build())
                    .statusCode(400)
                    .build();
        }
        var all = groups.get(request.logGroupName());
        if (all == null) {
            throw ResourceNotFoundException.builder().message("no such group").build();
        }
        long start = request.startTime() == null ? 0 : request.startTime();
        int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        var found =
                all.stream()
                        .filter(event -> event.timestamp() >= start)
                        .sorted(Comparator.comparing(FilteredLogEvent::timestamp))
                        .toList();
        int to = Math.min(found.size(), from + PAGE);
        return FilterLogEventsResponse.builder()
                .events(found.subList(from, to))
                .nextToken(to < found.size() ? Integer.toString(to) : null)
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
