package dev.messagerouting.lambda.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.lambda.testkit.FakeKinesis;
import dev.messagerouting.lambda.testkit.ManualTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

class QueueReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ManualTime time = new ManualTime();

    /**
     * Whatever the stream does (several shards, bursts within a millisecond, splits, merges,
     * throttling, short and empty answers) and wherever a reader starts: it gets what came since
     * then, each record once, and those of a shard in their order.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.messagerouting.lambda.testkit.Seeds#seeds")
    void neitherMissesNorRepeats(long seed) {
        var random = new Random(seed);
        var kinesis = new FakeKinesis(time, new Random(seed + 1));
        for (int i = random.nextInt(4); i >= 0; i--) {
            kinesis.open(null, null);
        }
        var expected = new ArrayList<String>();
        for (int i = random.nextInt(50); i > 0; i--) {
            live(random, kinesis, new ArrayList<>());
        }
        time.advance(Duration.ofMillis(1));
        var cursor = QueueCursor.since(time.now().toEpochMilli());
        var got = new ArrayList<String>();
        int size = 1 + random.nextInt(20);
        var kept = reader(kinesis, size);
        for (int i = 0; i < 60; i++) {
            live(random, kinesis, expected);
            if (random.nextInt(3) == 0) {
                cursor = read(random.nextBoolean() ? kept : reader(kinesis, size), cursor, got);
            }
        }
        drain(kept, cursor, got, expected.size());
        assertThat(got).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(byShard(got)).isEqualTo(byShard(expected));
        var shards = got.stream().map(QueueReaderTest::shard).toList();
        for (var shard : shards) {
            for (var parent : kinesis.parents(shard)) {
                assertThat(shards.lastIndexOf(parent)).isLessThan(shards.indexOf(shard));
            }
        }
    }

    /** A stable sort: within a shard the order stays. */
    private static List<String> byShard(List<String> records) {
        return records.stream().sorted(Comparator.comparing(QueueReaderTest::shard)).toList();
    }

    private static String shard(String record) {
        return record.substring(0, record.indexOf(' '));
    }

    private void live(Random random, FakeKinesis kinesis, List<String> expected) {
        var open = kinesis.openShards();
        var shard = open.get(random.nextInt(open.size()));
        switch (random.nextInt(12)) {
            case 0 -> kinesis.split(shard);
            case 1 -> {
                var other = open.get(random.nextInt(open.size()));
                if (!other.equals(shard)) {
                    kinesis.merge(shard, other);
                }
            }
            case 2, 3 -> time.advance(Duration.ofMillis(random.nextInt(400_000)));
            default -> {
                for (int i = random.nextInt(5); i >= 0; i--) {
                    expected.add(shard + " " + kinesis.put(shard, "x"));
                }
            }
        }
    }

    private static QueueCursor read(QueueReader reader, QueueCursor cursor, List<String> got) {
        try {
            var page = reader.read(QueueCursor.parse(cursor.text()), PATIENCE);
            page.records().forEach(r -> got.add(r.shardId() + " " + r.sequenceNumber()));
            return page.next();
        } catch (QueueBusyException busy) {
            return cursor;
        }
    }

    private static void drain(QueueReader reader, QueueCursor start, List<String> got, int all) {
        var cursor = start;
        for (int i = 0; i < 1_000 && got.size() < all; i++) {
            cursor = read(reader, cursor, got);
        }
        // and nothing comes after that
        for (int i = 0; i < 10; i++) {
            cursor = read(reader, cursor, got);
        }
    }

    @Test
    void recordsOfAShardKeepTheirOrderAndChildrenFollowTheirParents() {
        var kinesis = new FakeKinesis(time, null);
        var parent = kinesis.open(null, null);
        var numbers = new ArrayList<String>();
        numbers.add(kinesis.put(parent, "a"));
        numbers.add(kinesis.put(parent, "b"));
        kinesis.split(parent);
        kinesis.openShards().forEach(child -> numbers.add(kinesis.put(child, "c")));
        var page = reader(kinesis).read(QueueCursor.since(0), PATIENCE);
        assertThat(page.records())
                .extracting(QueuedRecord::sequenceNumber)
                .containsExactlyElementsOf(numbers);
        assertThat(page.next().of(parent)).isEqualTo(new ShardPosition.Done());
        assertThat(page.more()).isFalse();
    }

    @Test
    void aPageHoldsSoManyRecordsAndSaysThatThereAreMore() {
        var kinesis = new FakeKinesis(time, null);
        for (var shard : List.of(kinesis.open(null, null), kinesis.open(null, null))) {
            for (int i = 0; i < 700; i++) {
                kinesis.put(shard, "{}");
            }
        }
        var reader = reader(kinesis);
        var first = reader.read(QueueCursor.since(0), PATIENCE);
        var second = reader.read(first.next(), PATIENCE);
        assertThat(first.records()).hasSize(QueueReader.MOST_RECORDS);
        assertThat(first.more()).isTrue();
        assertThat(second.records()).hasSize(400);
        assertThat(second.more()).isFalse();
    }

    @Test
    void aPageWeighsNoMoreThanAnAnswerMay() {
        var kinesis = new FakeKinesis(time, null);
        var shard = kinesis.open(null, null);
        var quotes = "\"".repeat(900_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5; i++) {
            kinesis.put(shard, quotes);
        }
        var reader = reader(kinesis);
        var sizes = new ArrayList<Integer>();
        var cursor = QueueCursor.since(0);
        for (int i = 0; i < 3; i++) {
            var page = reader.read(cursor, PATIENCE);
            sizes.add(page.records().size());
            cursor = page.next();
        }
        assertThat(sizes).containsExactly(2, 2, 1);
    }

    @Test
    void aTimeToComeIsWaitedFor() {
        var kinesis = new FakeKinesis(time, null);
        var shard = kinesis.open(null, null);
        var reader = reader(kinesis);
        kinesis.put(shard, "early");
        var cursor = QueueCursor.since(time.now().plusSeconds(5).toEpochMilli());
        var nothing = reader.read(cursor, PATIENCE);
        time.advance(Duration.ofSeconds(5));
        var number = kinesis.put(shard, "late");
        var page = reader.read(nothing.next(), PATIENCE);
        assertThat(nothing.records()).isEmpty();
        assertThat(page.records()).extracting(QueuedRecord::sequenceNumber).containsExactly(number);
    }

    @Test
    void aLostPositionGoesOnFromItsTimeAndIsSaidOnce() {
        var kinesis = new FakeKinesis(time, null);
        kinesis.put(kinesis.open(null, null), "before");
        var cursor = reader(kinesis).read(QueueCursor.since(0), PATIENCE).next();
        kinesis.startOver();
        time.advance(Duration.ofSeconds(1));
        var number = kinesis.put("shardId-000000000000", "after");
        var reader = reader(kinesis);
        var page = reader.read(cursor, PATIENCE);
        assertThat(page.records()).extracting(QueuedRecord::sequenceNumber).containsExactly(number);
        assertThat(page.notes()).singleElement().asString().contains("shardId-000000000000");
        assertThat(reader.read(page.next(), PATIENCE).notes()).isEmpty();
    }

    @Test
    void aStreamThatLetsNothingBeReadIsNotAnEmptyOne() {
        var kinesis = new FakeKinesis(time, null);
        kinesis.open(null, null);
        kinesis.busy = true;
        assertThatThrownBy(() -> reader(kinesis).read(QueueCursor.since(0), PATIENCE))
                .isInstanceOf(QueueBusyException.class);
    }

    @Test
    void goingOnCostsOneCallAShard() {
        var kinesis = new FakeKinesis(time, null);
        kinesis.open(null, null);
        var reader = reader(kinesis);
        var cursor = QueueCursor.since(0);
        for (int i = 0; i < 10; i++) {
            cursor = reader.read(cursor, PATIENCE).next();
        }
        assertThat(kinesis.iteratorCalls).isEqualTo(1);
        assertThat(kinesis.readCalls).isEqualTo(10);
    }

    @Test
    void anIteratorThatExpiredIsReplaced() {
        var kinesis = new FakeKinesis(time, null);
        var shard = kinesis.open(null, null);
        var reader = reader(kinesis);
        var cursor = reader.read(QueueCursor.since(0), PATIENCE).next();
        time.advance(Duration.ofMinutes(6));
        kinesis.put(shard, "x");
        assertThat(reader.read(cursor, PATIENCE).records()).hasSize(1);
    }

    private QueueReader reader(FakeKinesis kinesis, int pageSize) {
        return new QueueReader(kinesis, "queue", time, pageSize);
    }

    private QueueReader reader(FakeKinesis kinesis) {
        return new QueueReader(kinesis, "queue", time);
    }
}
