package dev.messagerouting.console.flow;

import dev.messagerouting.console.kernel.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * All polling of one environment goes through here: so many requests a second for each API, and not
 * more. Who asks for more waits.
 */
public final class RequestBudget {

    private final Time time;
    private final Map<String, Rate> rates;
    private final Rate otherwise;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * @param rates by API, for example {@code logs:FilterLogEvents}
     * @param otherwise of an API that is not among them
     */
    public RequestBudget(Time time, Map<String, Rate> rates, Rate otherwise) {
        this.time = time;
        this.rates = Map.copyOf(rates);
        this.otherwise = otherwise;
    }

    /** On this machine nothing is throttled; the rate only keeps a mistake from burning a core. */
    public static RequestBudget local(Time time) {
        return new RequestBudget(time, Map.of(), new Rate(1_000, 200));
    }

    /**
     * @param perSecond what is given in the long run
     * @param burst what may be taken at once after a rest
     */
    public record Rate(double perSecond, int burst) {
        public Rate {
            if (perSecond <= 0 || burst < 1) {
                throw new IllegalArgumentException(
                        "A rate must be above 0 a second with a burst of at least 1, not "
                                + perSecond
                                + " and "
                                + burst
                                + ".");
            }
        }

        private Duration interval() {
            return Duration.ofNanos((long) (1e9 / perSecond));
        }
    }

    /** Returns when the request may be sent. */
    public void take(String api) throws InterruptedException {
        var rate = rates.getOrDefault(api, otherwise);
        var wait = buckets.computeIfAbsent(api, _ -> new Bucket()).take(rate, time.instant());
        if (wait.isPositive()) {
            time.sleep(wait);
        }
    }

    /** How many requests were given so far, by API. */
    public Map<String, Long> given() {
        var given = new TreeMap<String, Long>();
        buckets.forEach((api, bucket) -> given.put(api, bucket.given()));
        return given;
    }

    /** Remembers when the next request would be due if requests came at exactly their rate. */
    private static final class Bucket {

        private Instant due = Instant.MIN;
        private long given;

        synchronized Duration take(Rate rate, Instant now) {
            var from = due.isBefore(now) ? now : due;
            due = from.plus(rate.interval());
            given++;
            var ahead = rate.interval().multipliedBy(rate.burst() - 1L);
            return Duration.between(now, from).minus(ahead);
        }

        synchronized long given() {
            return given;
        }
    }
}
