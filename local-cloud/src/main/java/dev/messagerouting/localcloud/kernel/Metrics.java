package dev.messagerouting.localcloud.kernel;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the services count of themselves, on its way to CloudWatch. Counting is an increment; one
 * thread puts what came together, once a second. AWS's services put once a minute; CloudWatch adds
 * up to minutes either way, so readers see the same points here, only sooner.
 *
 * <p>As on AWS nothing waits for metrics: a put that fails is logged and its counts are lost.
 */
public final class Metrics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
    private static final int MOST_DATA = 1000;

    private record Place(Caller owner, String namespace) {}

    private final @Nullable CloudWatchClient cloudWatch;
    private final Set<Group> groups = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread thread;

    private Metrics(@Nullable CloudWatchClient cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    /** Puts to {@code cloudWatch}, on a thread of its own, until this or {@code threads} closes. */
    public static Metrics to(CloudWatchClient cloudWatch, CloudTime time, Threads threads) {
        var metrics = new Metrics(cloudWatch);
        metrics.thread = threads.start("metrics", () -> metrics.run(time));
        return metrics;
    }

    /** For a service on its own: nothing is counted. */
    public static Metrics none() {
        return new Metrics(null);
    }

    /**
     * The metrics of one thing, for example of one stream: {@code group(owner, "AWS/Kinesis",
     * "StreamName", "orders")}.
     */
    public Group group(Caller owner, String namespace, String dimension, String value) {
        var group =
                new Group(
                        new Place(owner, namespace),
                        List.of(Dimension.builder().name(dimension).value(value).build()));
        if (cloudWatch != null) {
            groups.add(group);
        }
        return group;
    }

    /** The metrics that have one dimension in common. */
    public final class Group {

        private final Place place;
        private final List<Dimension> dimensions;
        private final Map<String, Measure> measures = new ConcurrentHashMap<>();
        private volatile boolean ended;

        private Group(Place place, List<Dimension> dimensions) {
            this.place = place;
            this.dimensions = dimensions;
        }

        /** To be kept: looking it up for each datum would cost more than the datum. */
        public Measure measure(String name, StandardUnit unit) {
            return measures.computeIfAbsent(
                    name, any -> new Measure(any, unit, cloudWatch != null));
        }

        /** The thing is gone: what was counted is still put, what comes later is not. */
        public void end() {
            ended = true;
        }
    }

    private void run(CloudTime time) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                time.sleep(PAUSE);
                put(time.now());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(Instant now) {
        var byPlace = new HashMap<Place, List<MetricDatum>>();
        for (var group : List.copyOf(groups)) {
            boolean last = group.ended;
            var data = byPlace.computeIfAbsent(group.place, _ -> new ArrayList<>());
            for (var measure : group.measures.values()) {
                data.addAll(measure.take(group.dimensions, now));
            }
            if (last) {
                groups.remove(group);
            }
        }
        byPlace.forEach(this::put);
    }

    private void put(Place place, List<MetricDatum> data) {
        for (int from = 0; from < data.size(); from += MOST_DATA) {
            var part = data.subList(from, Math.min(data.size(), from + MOST_DATA));
            ScopedValue.where(Caller.SCOPE, place.owner())
                    .run(() -> putPart(place.namespace(), part));
        }
    }

    private void putPart(String namespace, List<MetricDatum> data) {
        var to = cloudWatch;
        if (to == null) {
            return;
        }
        try {
            to.putMetricData(p -> p.namespace(namespace).metricData(data));
        } catch (SdkException refused) {
            LOG.warn("{} data of {} are lost: {}", data.size(), namespace, refused.getMessage());
        }
    }

    /** Stops putting; what came since the last second is lost. */
    @Override
    public void close() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
