package dev.messagerouting.localcloud.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Held to what an ordinary list does, whatever is done to it and in which order. */
class ChunksTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261123})
    void itIsAListWhoseIndicesStay(long seed) {
        var random = new Random(seed);
        var chunks = Chunks.<Integer>empty();
        var all = new ArrayList<Integer>();
        int start = 0;
        for (int step = 0; step < 2000; step++) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    start = Math.min(all.size(), start + random.nextInt(300));
                    chunks = chunks.from(start);
                }
                case 1 -> {
                    int end = Math.max(start, all.size() - random.nextInt(200));
                    all.subList(end, all.size()).clear();
                    chunks = chunks.to(end);
                }
                default -> {
                    int first = all.size();
                    var more = IntStream.range(first, first + random.nextInt(700)).boxed().toList();
                    all.addAll(more);
                    chunks = chunks.plus(more);
                }
            }
            check(chunks, all, start, seed, random);
        }
    }

    private static void check(
            Chunks<Integer> chunks, List<Integer> all, int start, long seed, Random random) {
        assertThat(chunks.start()).as("seed %d", seed).isEqualTo(start);
        assertThat(chunks.end()).as("seed %d", seed).isEqualTo(all.size());
        if (start < all.size()) {
            int at = start + random.nextInt(all.size() - start);
            assertThat(chunks.get(at)).as("seed %d", seed).isEqualTo(all.get(at));
            assertThat(chunks.firstWhere(element -> element >= at)).isEqualTo(at);
            int to = Math.min(all.size(), at + 300);
            assertThat(chunks.slice(at, to)).isEqualTo(all.subList(at, to));
        }
    }
}
