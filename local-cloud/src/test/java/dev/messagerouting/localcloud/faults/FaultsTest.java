package dev.messagerouting.localcloud.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.TestServices;
import dev.messagerouting.localcloud.kernel.CallJournal;
import dev.messagerouting.localcloud.kernel.ManualTime;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.kinesis.LocalKinesis;
import dev.messagerouting.localcloud.logs.LocalLogs;
import dev.messagerouting.localcloud.wire.HttpDoor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Every kind of fault at two services, in process and over HTTP. */
class FaultsTest {

    /** How a test calls. */
    enum Way {
        IN_PROCESS,
        OVER_HTTP
    }

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T12:00:00Z"));
    private final FaultPlan plan = new FaultPlan(time);
    private final Threads threads = new Threads();
    private final KinesisClient kinesis =
            FaultyClient.of(
                    KinesisClient.class, new LocalKinesis(time), FaultyService.KINESIS, plan);
    private final CloudWatchLogsClient logs =
            FaultyClient.of(
                    CloudWatchLogsClient.class, new LocalLogs(time), FaultyService.LOGS, plan);
    private final HttpDoor door =
            HttpDoor.open(
                    0,
                    List.of(TestServices.KINESIS.wire(kinesis), TestServices.LOGS.wire(logs)),
                    Map.of(),
                    new CallJournal(time, 100));
    private final KinesisClient remoteKinesis =
            (KinesisClient) TestServices.KINESIS.client(door.endpoint());
    private final CloudWatchLogsClient remoteLogs =
            (CloudWatchLogsClient) TestServices.LOGS.client(door.endpoint());

    /** In process the account is another than over HTTP, so each has its own. */
    @BeforeEach
    void setUp() {
        for (var way : Way.values()) {
            kinesis(way).createStream(c -> c.streamName("s").shardCount(1));
            logs(way).createLogGroup(c -> c.logGroupName("g"));
            logs(way).createLogStream(c -> c.logGroupName("g").logStreamName("s"));
        }
        time.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void tearDown() {
        remoteKinesis.close();
        remoteLogs.close();
        door.close();
        kinesis.close();
        logs.close();
        threads.close();
    }

    private KinesisClient kinesis(Way way) {
        return way == Way.IN_PROCESS ? kinesis : remoteKinesis;
    }

    private CloudWatchLogsClient logs(Way way) {
        return way == Way.IN_PROCESS ? logs : remoteLogs;
    }

    private void plan(String text) {
        plan.add(FaultRule.parse(text));
    }

    @ParameterizedTest
    @EnumSource
    void throttlesInTheServicesOwnWords(Way way) {
        plan("kinesis:*:throttle:1:30s");
        plan("logs:PutLogEvents:throttle:1:30s");
        refused(() -> put(way, 1), "ProvisionedThroughputExceededException", 400);
        refused(() -> kinesis(way).listStreams(), "LimitExceededException", 400);
        refused(() -> say(way, "lost"), "ThrottlingException", 400);
        plan.clear();
        assertThat(records(way)).isZero();
        assertThat(lines(way)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void failsBeforeItActs(Way way) {
        plan("kinesis:PutRecords:fail:1:30s");
        plan("logs:PutLogEvents:fail:1:30s");
        refused(() -> put(way, 1), "InternalFailure", 500);
        refused(() -> say(way, "lost"), "ServiceUnavailableException", 500);
        assertThat(records(way)).isZero();
        assertThat(lines(way)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void losesTheAnswerAfterItActed(Way way) {
        plan("kinesis:PutRecords:loseanswer:1:30s");
        plan("logs:PutLogEvents:loseanswer:1:30s");
        refused(() -> put(way, 3), "InternalFailure", 500);
        refused(() -> say(way, "kept"), "ServiceUnavailableException", 500);
        assertThat(records(way)).isEqualTo(3);
        assertThat(lines(way)).containsExactly("kept");
    }

    @ParameterizedTest
    @EnumSource
    void answersLate(Way way) throws Exception {
        plan("kinesis:PutRecords:late:1:30s:delay=5s");
        plan("logs:PutLogEvents:late:1:30s:delay=5s");
        for (Runnable call : List.<Runnable>of(() -> put(way, 1), () -> say(way, "late"))) {
            var done = new CompletableFuture<Boolean>();
            threads.start("late-call", () -> done.complete(ran(call)));
            await().until(() -> time.waiting() == 1);
            assertThat(done).isNotDone();
            time.advance(Duration.ofSeconds(5));
            assertThat(done.get()).isTrue();
        }
        assertThat(records(way)).isEqualTo(1);
        assertThat(lines(way)).containsExactly("late");
    }

    private static boolean ran(Runnable call) {
        call.run();
        return true;
    }

    @ParameterizedTest
    @EnumSource
    void takesAPartOfABatchAndSaysWhich(Way way) {
        plan("kinesis:PutRecords:partial:1:30s:seed=7:part=0.3");
        var answer = put(way, 100);
        var failed = answer.records().stream().filter(r -> r.errorCode() != null).toList();
        assertThat(failed)
                .hasSize(answer.failedRecordCount())
                .hasSizeBetween(15, 45)
                .allMatch(r -> r.errorCode().equals("ProvisionedThroughputExceededException"))
                .allMatch(r -> r.sequenceNumber() == null && r.shardId() == null);
        assertThat(records(way)).isEqualTo(100 - failed.size());
    }

    @ParameterizedTest
    @EnumSource
    void answersAPartOfAPageAndTheWayToTheRest(Way way) {
        IntStream.range(0, 10).forEach(i -> say(way, "line " + i));
        put(way, 10);
        plan("logs:*:partial:1:30s:part=0.999");
        plan("kinesis:GetRecords:partial:1:30s:part=0.5");
        assertThat(logs(way).filterLogEvents(f -> f.logGroupName("g").limit(10)).events())
                .hasSize(1);
        var all = logs(way).filterLogEventsPaginator(f -> f.logGroupName("g").limit(10)).events();
        assertThat(all.stream()).hasSize(10);
        var page = kinesis(way).getRecords(g -> g.shardIterator(iterator(way)).limit(10));
        assertThat(page.records()).hasSize(5);
        var rest = kinesis(way).getRecords(g -> g.shardIterator(page.nextShardIterator()));
        assertThat(rest.records()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void strikesTheSameCallsWithTheSameSeed(Way way) {
        var once = outcomes(way, "seed=7");
        plan.clear();
        assertThat(outcomes(way, "seed=7")).isEqualTo(once);
        plan.clear();
        assertThat(outcomes(way, "seed=8")).isNotEqualTo(once);
        assertThat(once.stream().filter(struck -> struck)).hasSizeBetween(5, 35);
    }

    private List<Boolean> outcomes(Way way, String seed) {
        plan("kinesis:PutRecords:throttle:0.4:30s:" + seed);
        var struck = new ArrayList<Boolean>();
        for (int i = 0; i < 50; i++) {
            try {
                put(way, 1);
                struck.add(false);
            } catch (AwsServiceException throttled) {
                struck.add(true);
            }
        }
        var known = plan.list().getFirst();
        assertThat(known.calls()).isEqualTo(50);
        assertThat(known.struck()).isEqualTo(struck.stream().filter(s -> s).count());
        return struck;
    }

    @ParameterizedTest
    @EnumSource
    void isOverWhenItsTimeIs(Way way) {
        plan("kinesis:PutRecords:fail:1:30s");
        time.advance(Duration.ofMillis(29_999));
        refused(() -> put(way, 1), "InternalFailure", 500);
        time.advance(Duration.ofMillis(1));
        assertThatCode(() -> put(way, 1)).doesNotThrowAnyException();
        assertThat(plan.isIdle()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void concernsOneResourceIfItIsNamed(Way way) {
        plan("kinesis:PutRecords@other*:fail:1:30s");
        plan("logs:PutLogEvents@g:fail:1:30s");
        assertThatCode(() -> put(way, 1)).doesNotThrowAnyException();
        refused(() -> say(way, "lost"), "ServiceUnavailableException", 500);
    }

    private static void refused(Runnable call, String code, int status) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        fault -> {
                            assertThat(fault.awsErrorDetails().errorCode()).isEqualTo(code);
                            assertThat(fault.statusCode()).isEqualTo(status);
                        });
    }

    private PutRecordsResponse put(Way way, int count) {
        var entries =
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        PutRecordsRequestEntry.builder()
                                                .partitionKey("k" + i)
                                                .data(SdkBytes.fromUtf8String("r" + i))
                                                .build())
                        .toList();
        var answer = kinesis(way).putRecords(p -> p.streamName("s").records(entries));
        assertThat(answer.records()).hasSize(count).doesNotContain((PutRecordsResultEntry) null);
        return answer;
    }

    private String iterator(Way way) {
        return kinesis(way)
                .getShardIterator(
                        g ->
                                g.streamName("s")
                                        .shardId("shardId-000000000000")
                                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    private int records(Way way) {
        return kinesis(way).getRecords(g -> g.shardIterator(iterator(way))).records().size();
    }

    private void say(Way way, String line) {
        var event =
                InputLogEvent.builder().timestamp(time.now().toEpochMilli()).message(line).build();
        logs(way).putLogEvents(p -> p.logGroupName("g").logStreamName("s").logEvents(event));
    }

    private List<String> lines(Way way) {
        return logs(way).filterLogEvents(f -> f.logGroupName("g")).events().stream()
                .map(event -> event.message())
                .toList();
    }
}
