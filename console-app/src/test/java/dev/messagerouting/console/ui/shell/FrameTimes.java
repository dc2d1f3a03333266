package dev.messagerouting.console.ui.shell;

import dev.messagerouting.console.deploy.Deployments;
import dev.messagerouting.console.fx.FxTasks;
import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.testkit.ManualClock;
import dev.messagerouting.console.testkit.ScriptedDeployments;
import dev.messagerouting.console.tracking.Counts;
import dev.messagerouting.console.tracking.Tape;
import dev.messagerouting.console.tracking.Token;
import dev.messagerouting.console.tracking.Trail;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Not a test: prints the frame times of the whole window with many tokens. Run it by hand, with the
 * JVM arguments that the POM gives the tests.
 */
final class FrameTimes {

    private static final List<String> THREADS =
            List.of("JavaFX Application Thread", "QuantumRenderer");
    private static final int FRAMES = 300;
    private static final int WARM_UP = 60;

    private FrameTimes() {}

    public static void main(String[] arguments) throws InterruptedException {
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        var count = new AtomicInteger();
        var deployments = new ScriptedDeployments(new ManualClock());
        deployments.deploy(ScriptedDeployments.ROUTE);
        deployments.finish();
        var window = FxTasks.callAndWait(() -> open(deployments, count));
        for (int tokens : new int[] {0, 100, 1_000, 5_000}) {
            count.set(tokens);
            measure(tokens);
        }
        FxTasks.callAndWait(
                () -> {
                    window.close();
                    return true;
                });
        Platform.exit();
    }

    private static ConsoleWindow open(Deployments deployments, AtomicInteger count) {
        var stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1600);
        stage.setHeight(900);
        return ConsoleWindow.open(
                stage,
                new ShellNeeds(
                        deployments,
                        new Crowd(count),
                        Clock.systemUTC(),
                        new ShellNeeds.EnvironmentLabel("Local", "0", "us-east-1", false),
                        ScriptedDeployments.ROUTE,
                        Look.DEFAULT,
                        _ -> {}));
    }

    private static void measure(int tokens) throws InterruptedException {
        var times = new long[FRAMES + WARM_UP];
        var cpu = new double[THREADS.size()];
        var done = new CountDownLatch(1);
        var timer =
                new AnimationTimer() {
                    private int frame;

                    @Override
                    public void handle(long nanos) {
                        if (frame == WARM_UP) {
                            Arrays.setAll(cpu, i -> -cpuMillis(THREADS.get(i)));
                        }
                        if (frame < times.length) {
                            times[frame++] = nanos;
                        } else {
                            stop();
                            Arrays.setAll(cpu, i -> cpu[i] + cpuMillis(THREADS.get(i)));
                            done.countDown();
                        }
                    }
                };
        Platform.runLater(timer::start);
        done.await();
        var intervals = new double[FRAMES - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = (times[WARM_UP + i + 1] - times[WARM_UP + i]) / 1e6;
        }
        double seconds = Arrays.stream(intervals).sum() / 1000;
        Arrays.sort(intervals);
        System.out.printf(
                "%5d tokens: %.1f frames/s, median %.1f ms, p99 %.1f ms;"
                        + " CPU a frame: FX thread %.2f ms, renderer %.2f ms%n",
                tokens,
                intervals.length / seconds,
                intervals[intervals.length / 2],
                intervals[intervals.length * 99 / 100],
                cpu[0] / FRAMES,
                cpu[1] / FRAMES);
    }

    /** Unlike frame times, this does not depend on what else the machine does. */
    private static double cpuMillis(String name) {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith(name))
                .mapToDouble(info -> threads.getThreadCpuTime(info.getThreadId()) / 1e6)
                .sum();
    }

    /** So many tokens, always under way, spread over all hops. */
    private record Crowd(AtomicInteger count) implements Tape {

        private static final List<Hop> HOPS = Routes.PROCESS_TO_PROCESS.hops();

        @Override
        public Counts counts(RouteId route) {
            long n = System.nanoTime() / 10_000_000;
            return new Counts(n, count.get(), n - count.get(), 0, 0, 0);
        }

        @Override
        public List<Token> tokensAt(RouteId route, Instant playhead) {
            var tokens = new ArrayList<Token>(count.get());
            for (int i = 0; i < count.get(); i++) {
                double way = (playhead.toEpochMilli() % 100_000 / 400.0 + i * 0.137) % HOPS.size();
                var hop = HOPS.get((int) way);
                tokens.add(new Token(new MessageKey(i, 1), hop, way % 1, hop.to(), i % 97 == 0));
            }
            return tokens;
        }

        @Override
        public List<Trail> newest(RouteId route, int limit) {
            long n = System.nanoTime() / 100_000_000;
            var trails = new ArrayList<Trail>();
            for (int i = 0; i < limit; i++) {
                trails.add(
                        new Trail(
                                route,
                                new MessageKey(n - i, n - i),
                                Trail.State.DELIVERED,
                                List.of()));
            }
            return trails;
        }

        @Override
        public Duration lag() {
            return Duration.ofMillis(300);
        }
    }
}
