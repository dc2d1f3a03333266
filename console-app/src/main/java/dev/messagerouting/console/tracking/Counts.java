package dev.messagerouting.console.tracking;

/**
 * What became of a route's messages.
 *
 * @param inFlight emitted and neither delivered, failed nor lost
 * @param duplicates repeats that the target recognised
 */
public record Counts(
        long emitted, long inFlight, long delivered, long failed, long lost, long duplicates) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
}
