package dev.messagerouting.lambda.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Random;
import java.util.TreeMap;

class QueueCursorTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.messagerouting.lambda.testkit.Seeds#seeds")
    void whatIsWrittenIsRead(long seed) {
        var cursor = any(new Random(seed));
        assertThat(QueueCursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.messagerouting.lambda.testkit.Seeds#seeds")
    void aUrlTakesItAsItIs(long seed) {
        assertThat(any(new Random(seed)).text()).matches("[0-9a-z.~-]+");
    }

    @Test
    void aHundredShardsFitAUrl() {
        var shards = new TreeMap<String, ShardPosition>();
        for (int i = 0; i < 100; i++) {
            shards.put(
                    "shardId-%012d".formatted(i),
                    new ShardPosition.After(BigInteger.TEN.pow(55), 1_795_000_000_000L));
        }
        assertThat(new QueueCursor(1_795_000_000_000L, shards).text()).hasSizeLessThan(6_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "2.0",
                "1.",
                "1.-1",
                "1.zzzzzzzzzzzzzzzz",
                "1.0~",
                "1.0~0.1.2.3",
                "1.0~0~0",
                "1.0~0.%.2",
                "1.0~0.1.zzzzzzzzzzzzzzzz",
                "1.0~-xyz",
                "1.0~0.-1.2"
            })
    void nothingElseIsRead(String text) {
        assertThatThrownBy(() -> QueueCursor.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endlessTextIsRefusedUnread() {
        var text = "1.0~0." + "1".repeat(20_000) + ".2";
        assertThatThrownBy(() -> QueueCursor.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static QueueCursor any(Random random) {
        var shards = new TreeMap<String, ShardPosition>();
        for (int i = random.nextInt(5); i > 0; i--) {
            var id =
                    random.nextBoolean()
                            ? "shardId-%012d".formatted(random.nextLong(1_000_000_000_000L))
                            : "a-shard.of_another_form" + random.nextInt();
            shards.put(
                    id,
                    switch (random.nextInt(3)) {
                        case 0 -> new ShardPosition.Done();
                        case 1 -> new ShardPosition.Since(millis(random));
                        default ->
                                new ShardPosition.After(
                                        new BigInteger(random.nextInt(300), random),
                                        millis(random));
                    });
        }
        return new QueueCursor(millis(random), shards);
    }

    private static long millis(Random random) {
        return random.nextLong(QueueCursor.LATEST_MILLIS + 1);
    }
}
