package dev.messagerouting.localcloud.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.localcloud.kernel.ManualTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class LocalLogsTest {

    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
    private static final long NOW = START.toEpochMilli();

    private final ManualTime time = new ManualTime(START);
    private final LocalLogs logs = new LocalLogs(time);

    @BeforeEach
    void oneGroupOfTwoStreams() {
        logs.createLogGroup(c -> c.logGroupName("group").tags(Map.of("a", "1")));
        logs.createLogStream(c -> c.logGroupName("group").logStreamName("one"));
        logs.createLogStream(c -> c.logGroupName("group").logStreamName("two"));
    }

    private static InputLogEvent event(long timestamp, String message) {
        return InputLogEvent.builder().timestamp(timestamp).message(message).build();
    }

    private void put(String stream, InputLogEvent... events) {
        logs.putLogEvents(
                p -> p.logGroupName("group").logStreamName(stream).logEvents(List.of(events)));
    }

    private static List<String> messages(FilterLogEventsResponse answer) {
        return answer.events().stream().map(FilteredLogEvent::message).toList();
    }

    private static List<String> messages(GetLogEventsResponse answer) {
        return answer.events().stream().map(OutputLogEvent::message).toList();
    }

    @Test
    void eventsComeInTheOrderOfTheirTimeWhateverTheStream() {
        put("one", event(NOW + 10, "b"), event(NOW + 30, "d"));
        put("two", event(NOW, "a"), event(NOW + 20, "c"), event(NOW + 40, "e"));
        assertThat(messages(logs.filterLogEvents(f -> f.logGroupName("group"))))
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(
                        messages(
                                logs.filterLogEvents(
                                        f ->
                                                f.logGroupName("group")
                                                        .startTime(NOW + 10)
                                                        .endTime(NOW + 30))))
                .containsExactly("b", "c", "d");
        assertThat(
                        messages(
                                logs.filterLogEvents(
                                        f -> f.logGroupName("group").logStreamNames("two"))))
                .containsExactly("a", "c", "e");
        assertThat(
                        messages(
                                logs.filterLogEvents(
                                        f -> f.logGroupName("group").logStreamNamePrefix("o"))))
                .containsExactly("b", "d");
    }

    @Test
    void everyEventHasAnIdOfItsOwn() {
        for (int i = 0; i < 300; i++) {
            put("one", event(NOW, "same"), event(NOW, "same"));
        }
        var ids =
                logs.filterLogEvents(f -> f.logGroupName("group")).events().stream()
                        .map(FilteredLogEvent::eventId)
                        .toList();
        assertThat(ids).hasSize(600).doesNotHaveDuplicates().isSorted();
        assertThat(ids).allMatch(id -> id.matches("\\d{56}"));
    }

    @Test
    void pagesMissNothingAlsoWhenMoreComesIn() {
        IntStream.range(0, 100).forEach(i -> put("one", event(NOW + i, "" + i)));
        var read = new ArrayList<String>();
        String token = null;
        do {
            var from = token;
            var page = logs.filterLogEvents(f -> f.logGroupName("group").limit(7).nextToken(from));
            read.addAll(messages(page));
            put("two", event(NOW + 200 + read.size(), "later"));
            token = page.nextToken();
        } while (token != null && read.size() < 100);
        assertThat(read.subList(0, 100))
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(Integer::toString).toList());
    }

    @Test
    void aPageHoldsAMebibyte() {
        var large = "x".repeat(100_000);
        for (int i = 0; i < 25; i++) {
            put("one", event(NOW + i, large));
        }
        var first = logs.filterLogEvents(f -> f.logGroupName("group"));
        assertThat(first.events()).hasSize(10);
        assertThat(logs.filterLogEventsPaginator(f -> f.logGroupName("group")).events())
                .hasSize(25);
    }

    @Test
    void getLogEventsGoesBothWays() {
        IntStream.range(0, 10).forEach(i -> put("one", event(NOW + i, "" + i)));
        put("two", event(NOW + 5, "other"));
        var last = logs.getLogEvents(g -> g.logGroupName("group").logStreamName("one").limit(3));
        assertThat(messages(last)).containsExactly("7", "8", "9");
        var before =
                logs.getLogEvents(
                        g ->
                                g.logGroupName("group")
                                        .logStreamName("one")
                                        .limit(4)
                                        .nextToken(last.nextBackwardToken()));
        assertThat(messages(before)).containsExactly("3", "4", "5", "6");
        var end =
                logs.getLogEvents(
                        g ->
                                g.logGroupName("group")
                                        .logStreamName("one")
                                        .nextToken(last.nextForwardToken()));
        assertThat(end.events()).isEmpty();
        assertThat(end.nextForwardToken()).isEqualTo(last.nextForwardToken());
        put("one", event(NOW + 50, "new"));
        var more =
                logs.getLogEvents(
                        g ->
                                g.logGroupName("group")
                                        .logStreamName("one")
                                        .nextToken(end.nextForwardToken()));
        assertThat(messages(more)).containsExactly("new");
        var head =
                logs.getLogEvents(
                        g ->
                                g.logGroupName("group")
                                        .logStreamName("one")
                                        .startFromHead(true)
                                        .startTime(NOW + 2)
                                        .endTime(NOW + 4));
        assertThat(messages(head)).containsExactly("2", "3");
    }

    @Test
    void badBatchesAreRefusedAndOldEventsNamed() {
        assertThatThrownBy(() -> put("one", event(NOW + 1, "b"), event(NOW, "a")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("must be in chronological order.");
        assertThatThrownBy(() -> put("one", event(NOW, "a"), event(NOW + 90_000_000, "b")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("cannot span more than 24 hours.");
        assertThatThrownBy(() -> put("none", event(NOW, "a")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log stream does not exist.");
        var rejected =
                logs.putLogEvents(
                                p ->
                                        p.logGroupName("group")
                                                .logStreamName("one")
                                                .logEvents(
                                                        event(
                                                                NOW
                                                                        - Duration.ofDays(15)
                                                                                .toMillis(),
                                                                "old")))
                        .rejectedLogEventsInfo();
        assertThat(rejected.tooOldLogEventEndIndex()).isEqualTo(1);
        assertThat(logs.filterLogEvents(f -> f.logGroupName("group")).events()).isEmpty();
    }

    @Test
    void groupsAndStreamsAreMadeListedAndDeleted() {
        assertThatThrownBy(() -> logs.createLogGroup(c -> c.logGroupName("group")))
                .isInstanceOf(ResourceAlreadyExistsException.class)
                .hasMessageContaining("The specified log group already exists");
        IntStream.range(0, 60).forEach(i -> logs.createLogGroup(c -> c.logGroupName("/x/" + i)));
        var names =
                logs
                        .describeLogGroupsPaginator(d -> d.logGroupNamePrefix("/x/"))
                        .logGroups()
                        .stream()
                        .map(LogGroup::logGroupName)
                        .toList();
        assertThat(names).hasSize(60).doesNotHaveDuplicates();
        logs.putRetentionPolicy(p -> p.logGroupName("group").retentionInDays(7));
        var group =
                logs.describeLogGroups(d -> d.logGroupNamePrefix("group")).logGroups().getFirst();
        assertThat(group.retentionInDays()).isEqualTo(7);
        assertThat(group.arn()).isEqualTo("arn:aws:logs:us-east-1:000000000000:log-group:group:*");
        assertThat(logs.listTagsForResource(l -> l.resourceArn(group.logGroupArn())).tags())
                .containsEntry("a", "1");
        put("two", event(NOW + 1, "x"));
        put("one", event(NOW + 5, "y"));
        var streams =
                logs.describeLogStreams(
                                d ->
                                        d.logGroupName("group")
                                                .orderBy("LastEventTime")
                                                .descending(true))
                        .logStreams();
        assertThat(streams).extracting(LogStream::logStreamName).containsExactly("one", "two");
        assertThat(streams.getFirst().lastEventTimestamp()).isEqualTo(NOW + 5);
        logs.deleteLogStream(d -> d.logGroupName("group").logStreamName("one"));
        assertThat(messages(logs.filterLogEvents(f -> f.logGroupName("group"))))
                .containsExactly("x");
        logs.deleteLogGroup(d -> d.logGroupName("group"));
        assertThatThrownBy(() -> logs.filterLogEvents(f -> f.logGroupName("group")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log group does not exist.");
    }

    @Test
    void memoryIsBounded() {
        var small = new LocalLogs(time, 100_000);
        small.createLogGroup(c -> c.logGroupName("g"));
        small.createLogStream(c -> c.logGroupName("g").logStreamName("s"));
        IntStream.range(0, 1000)
                .forEach(
                        i ->
                                small.putLogEvents(
                                        p ->
                                                p.logGroupName("g")
                                                        .logStreamName("s")
                                                        .logEvents(event(NOW + i, "" + i))));
        var left = messages(small.filterLogEvents(f -> f.logGroupName("g")));
        assertThat(left).hasSizeBetween(200, 500).last().isEqualTo("999");
    }

    @Test
    void eventsArriveLateOnRequest() {
        logs.arriveLate(Duration.ofSeconds(5), 42);
        IntStream.range(0, 50).forEach(i -> put("one", event(NOW + i, "" + i)));
        time.advance(Duration.ofSeconds(2));
        assertThat(logs.filterLogEvents(f -> f.logGroupName("group")).events())
                .hasSizeBetween(1, 49);
        time.advance(Duration.ofSeconds(3));
        assertThat(messages(logs.filterLogEvents(f -> f.logGroupName("group"))))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(Integer::toString).toList());
    }
}
