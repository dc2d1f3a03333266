package dev.messagerouting.localcloud.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.cloudwatch.LocalCloudWatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class MetricsTest {

    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
    private static final Caller OWNER = new Caller("123456789012", "eu-west-1");

    private final ManualTime time = new ManualTime(START);
    private final Threads threads = new Threads();
    private final LocalCloudWatch watch = new LocalCloudWatch(time);
    private final Metrics metrics = Metrics.to(watch, time, threads);

    @AfterEach
    void nothingIsLeft() {
        metrics.close();
        await().until(() -> threads.running().isEmpty());
        threads.close();
    }

    private void second() {
        await().until(() -> time.waiting() > 0);
        time.advance(Duration.ofSeconds(1));
        await().until(() -> time.waiting() > 0);
    }

    private List<Datapoint> read(String name, String thing) {
        return ScopedValue.where(Caller.SCOPE, OWNER)
                .call(
                        () ->
                                watch.getMetricStatistics(
                                        g ->
                                                g.namespace("AWS/Test")
                                                        .metricName(name)
                                                        .dimensions(
                                                                Dimension.builder()
                                                                        .name("Thing")
                                                                        .value(thing)
                                                                        .build())
                                                        .startTime(START)
                                                        .endTime(START.plusSeconds(3600))
                                                        .period(3600)
                                                        .statistics(Statistic.knownValues())))
                .datapoints();
    }

    @Test
    void whatIsCountedIsPutOnceASecondWhereItBelongs() {
        var group = metrics.group(OWNER, "AWS/Test", "Thing", "a");
        var calls = group.measure("Calls", StandardUnit.COUNT);
        calls.add(1);
        calls.add(0);
        calls.add(2.5);
        calls.add(2.5);
        assertThat(read("Calls", "a")).isEmpty();
        second();
        second();
        var point = read("Calls", "a").getFirst();
        assertThat(point.sum()).isEqualTo(6);
        assertThat(point.sampleCount()).isEqualTo(4);
        assertThat(point.minimum()).isEqualTo(0);
        assertThat(point.maximum()).isEqualTo(2.5);
        assertThat(point.unit()).isEqualTo(StandardUnit.COUNT);
        assertThat(watch.listMetrics().metrics()).isEmpty();
    }

    @Test
    void nothingIsLostAmongThreads() throws InterruptedException {
        var measure =
                metrics.group(OWNER, "AWS/Test", "Thing", "b")
                        .measure("Took", StandardUnit.MILLISECONDS);
        var left = new AtomicInteger(4);
        var adders = new ArrayList<Thread>();
        for (int n = 0; n < 4; n++) {
            adders.add(
                    threads.start(
                            "adder",
                            () -> {
                                for (int i = 0; i < 50_000; i++) {
                                    measure.add(i % 700);
                                }
                                left.decrementAndGet();
                            }));
        }
        while (left.get() > 0) {
            second();
        }
        for (var adder : adders) {
            adder.join();
        }
        second();
        assertThat(read("Took", "b").getFirst().sampleCount()).isEqualTo(200_000);
    }

    @Test
    void whatAThingCountedBeforeItsEndIsStillPut() {
        var group = metrics.group(OWNER, "AWS/Test", "Thing", "c");
        var calls = group.measure("Calls", StandardUnit.COUNT);
        calls.add(1);
        group.end();
        second();
        calls.add(1);
        second();
        assertThat(read("Calls", "c").getFirst().sum()).isEqualTo(1);
    }
}
