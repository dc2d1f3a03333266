package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.MessageKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;

/**
 * Messages side by side in the order in which they were first seen. One thread at a time writes;
 * any thread reads.
 */
final class Shelf {

    /** Where a message stands. */
    record Place(Instant firstAt, MessageKey key) implements Comparable<Place> {

        private static final MessageKey LAST = new MessageKey(Long.MAX_VALUE, Long.MAX_VALUE);

        static Place of(Track track) {
            return new Place(track.firstAt(), track.key());
        }

        @Override
        public int compareTo(Place other) {
            int byTime = firstAt.compareTo(other.firstAt);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    private final ConcurrentNavigableMap<Place, Track> tracks = new ConcurrentSkipListMap<>();
    private int size;
    private volatile Duration longest = Duration.ZERO;

    void put(Track track) {
        if (tracks.put(Place.of(track), track) == null) {
            size++;
        }
        var span = Duration.between(track.firstAt(), track.lastAt());
        if (span.compareTo(longest) > 0) {
            longest = span;
        }
    }

    void remove(Track track) {
        if (tracks.remove(Place.of(track)) != null) {
            size--;
        }
    }

    int size() {
        return size;
    }

    @Nullable Track oldest() {
        var first = tracks.firstEntry();
        return first == null ? null : first.getValue();
    }

    /** All that were seen by then. */
    void begunBy(Instant playhead, BiConsumer<Place, Track> each) {
        tracks.headMap(new Place(playhead, Place.LAST)).forEach(each);
    }

    /**
     * Those that were seen by then and may not have gone yet; looks no further back than the
     * longest way takes.
     *
     * @param stay how long a message is shown after it was last seen
     */
    void presentAt(Instant playhead, Duration stay, BiConsumer<Place, Track> each) {
        var earliest = playhead.minus(longest).minus(stay);
        var begun = tracks.headMap(new Place(playhead, Place.LAST));
        begun.tailMap(new Place(earliest, new MessageKey(0, 0))).forEach(each);
    }

    Cursor newestFirst() {
        return new Cursor(tracks.descendingMap().entrySet().iterator());
    }

    /** Walks a shelf, so that several can be told as one. */
    static final class Cursor {

        private final Iterator<Map.Entry<Place, Track>> rest;
        private Map.@Nullable Entry<Place, Track> head;

        private Cursor(Iterator<Map.Entry<Place, Track>> rest) {
            this.rest = rest;
            this.head = rest.hasNext() ? rest.next() : null;
        }

        /** The newer of the two, this one if both are at their end. */
        Cursor orNewer(Cursor other) {
            var mine = head;
            var theirs = other.head;
            boolean newer =
                    theirs != null
                            && (mine == null || theirs.getKey().compareTo(mine.getKey()) > 0);
            return newer ? other : this;
        }

        @Nullable Track take() {
            var taken = head;
            head = rest.hasNext() ? rest.next() : null;
            return taken == null ? null : taken.getValue();
        }
    }
}
