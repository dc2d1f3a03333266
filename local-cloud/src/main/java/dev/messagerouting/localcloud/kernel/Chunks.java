package dev.messagerouting.localcloud.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * An immutable list that grows at its end and is let go of at its front, for what comes in by the
 * thousand: appending copies at most one chunk, never what is there. An element keeps its index for
 * life, so an index is a position to go on from.
 */
public final class Chunks<E> {

    private static final int SIZE = 256;
    private static final Object[][] NONE = new Object[0][];
    private static final Object[] NOTHING = new Object[0];

    /** Full chunks; the first element of the first has the index {@link #base}. */
    private final Object[][] full;

    private final Object[] tail;
    private final long base;
    private final long start;

    private Chunks(Object[][] full, Object[] tail, long base, long start) {
        this.full = full;
        this.tail = tail;
        this.base = base;
        this.start = start;
    }

    public static <E> Chunks<E> empty() {
        return new Chunks<>(NONE, NOTHING, 0, 0);
    }

    /** The index of the oldest element kept. */
    public long start() {
        return start;
    }

    /** The index that the next element will get. */
    public long end() {
        return base + (long) full.length * SIZE + tail.length;
    }

    public long size() {
        return end() - start;
    }

    @SuppressWarnings("unchecked") // only elements of E are ever put in
    public E get(long index) {
        if (index < start || index >= end()) {
            throw new IndexOutOfBoundsException(
                    "index " + index + " is not in " + start + ".." + end());
        }
        int at = (int) (index - base);
        return (E) (at < full.length * SIZE ? full[at / SIZE][at % SIZE] : tail[at % SIZE]);
    }

    public Chunks<E> plus(List<? extends E> more) {
        int room = SIZE - tail.length;
        if (more.size() < room) {
            return new Chunks<>(full, joined(tail, more), base, start);
        }
        var last = joined(tail, more.subList(0, room));
        int further = (more.size() - room) / SIZE;
        var grown = Arrays.copyOf(full, full.length + 1 + further);
        grown[full.length] = last;
        for (int i = 0; i < further; i++) {
            int from = room + i * SIZE;
            grown[full.length + 1 + i] = more.subList(from, from + SIZE).toArray();
        }
        var rest = more.subList(room + further * SIZE, more.size()).toArray();
        return new Chunks<>(grown, rest, base, start);
    }

    /** Without what is before {@code index}. */
    public Chunks<E> from(long index) {
        if (index <= start) {
            return this;
        }
        long kept = Math.min(index, end());
        int gone = (int) Math.min(full.length, (kept - base) / SIZE);
        var left = gone == 0 ? full : Arrays.copyOfRange(full, gone, full.length);
        return new Chunks<>(left, tail, base + (long) gone * SIZE, kept);
    }

    /** Without what is at {@code index} and after. */
    public Chunks<E> to(long index) {
        if (index >= end()) {
            return this;
        }
        int kept = (int) (Math.max(index, start) - base);
        int whole = kept / SIZE;
        var last = whole < full.length ? full[whole] : tail;
        return new Chunks<>(
                whole == full.length ? full : Arrays.copyOf(full, whole),
                Arrays.copyOf(last, kept % SIZE),
                base,
                start);
    }

    /** What is from {@code from} to before {@code to}, as far as it is there. */
    public List<E> slice(long from, long to) {
        long begin = Math.max(from, start);
        long stop = Math.min(to, end());
        var slice = new ArrayList<E>((int) Math.max(0, stop - begin));
        for (long i = begin; i < stop; i++) {
            slice.add(get(i));
        }
        return slice;
    }

    /**
     * The index of the first element that {@code holds} is true of, or {@link #end()}. It must be
     * true of everything after the first.
     */
    public long firstWhere(Predicate<? super E> holds) {
        long low = start;
        long high = end();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (holds.test(get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Object[] joined(Object[] before, List<?> more) {
        var joined = Arrays.copyOf(before, before.length + more.size());
        for (int i = 0; i < more.size(); i++) {
            joined[before.length + i] = more.get(i);
        }
        return joined;
    }
}
