package dev.messagerouting.simulator;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The keys of the messages that a target has got: the last {@value #MOST}, about 10 MB. A repeat of
 * an older one is not recognised.
 */
final class SeenKeys {

    static final int MOST = 100_000;

    private final Set<Message.Key> keys = new LinkedHashSet<>();

    /** False if it was here before. */
    synchronized boolean add(Message.Key key) {
        if (!keys.add(key)) {
            return false;
        }
        if (keys.size() > MOST) {
            Iterator<Message.Key> oldest = keys.iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }
}
