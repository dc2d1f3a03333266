package dev.messagerouting.benchmarks;

import dev.messagerouting.localcloud.LocalCloud;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** Measures the endpoint that AWS_ENDPOINT_URL names, or a local cloud of its own. */
@Command(
        name = "bench",
        description = {
            "Measures AWS APIs and the demo's routes with SDK clients, and prints a table.",
            "The endpoint is the one that AWS_ENDPOINT_URL names, or a local cloud of its own."
        },
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {

    /** What can be chosen. */
    enum Part {
        executions,
        kinesis,
        logs,
        stacks,
        routes
    }

    private static final Path ARTIFACTS = Path.of(System.getProperty("messagerouting.artifacts"));

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "What to measure: ${COMPLETION-CANDIDATES}; all by default.")
    private final Set<Part> only = EnumSet.noneOf(Part.class);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How long each measurement takes (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "2",
            description = "Seconds that go before each measurement (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--route-warm-up",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "Seconds that a route runs before it is measured: each brings functions that"
                            + " have never run (${DEFAULT-VALUE}).")
    private int routeWarmUp;

    @Option(
            names = "--rate",
            paramLabel = "N",
            split = ",",
            defaultValue = "500",
            description =
                    "Messages a second that the sources are told to make, one run for each"
                            + " (${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of();

    @Option(
            names = "--schedule-speed",
            paramLabel = "TIMES",
            defaultValue = "600",
            description =
                    "How many times as often as they say schedules fire: set in a local cloud of"
                            + " its own, believed of another (${DEFAULT-VALUE}).")
    private double scheduleSpeed;

    /** Set by picocli. */
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        System.exit(
                new CommandLine(new Main())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        check("--seconds", seconds, 1, 60);
        check("--warm-up", warmUp, 0, 60);
        check("--route-warm-up", routeWarmUp, 0, 60);
        check("--schedule-speed", scheduleSpeed, 1, 1_000);
        rates.forEach(rate -> check("--rate", rate, 1, 5_000));
        if (only.isEmpty()) {
            only.addAll(EnumSet.allOf(Part.class));
        }
        var table = new Table(System.out);
        var elsewhere = System.getenv("AWS_ENDPOINT_URL");
        if (elsewhere == null || elsewhere.isEmpty()) {
            measureOwn(table);
        } else {
            measure(URI.create(elsewhere), table);
        }
        return 0;
    }

    private void check(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s is %s, and should be between %s and %s."
                            .formatted(option, value, least, most));
        }
    }

    private void measureOwn(Table table) throws InterruptedException {
        long start = System.nanoTime();
        try (var cloud =
                LocalCloud.builder()
                        .image("messaging-demo/simulators", ARTIFACTS.resolve("simulators.jar"))
                        .scheduleSpeed(scheduleSpeed)
                        .start()) {
            double millis = (System.nanoTime() - start) / 1e6;
            table.add(
                    new Figure(
                            "start of the local cloud, in a JVM that runs",
                            millis,
                            "ms",
                            Peer.START_MILLIS));
            measure(cloud.endpoint(), table);
            var resident = residentMegabytes();
            if (resident != null) {
                table.add(
                        new Figure(
                                "resident after the run, these clients included",
                                resident,
                                "MB",
                                Peer.MEGABYTES));
            }
        }
    }

    private void measure(URI endpoint, Table table) throws InterruptedException {
        var load = new Load(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
        try (var clients = Clients.of(endpoint)) {
            if (only.contains(Part.executions)) {
                new Executions(clients.stepFunctions(), load, table).measure();
            }
            if (only.contains(Part.kinesis)) {
                new Records(clients.kinesis(), load, table).measure();
            }
            if (only.contains(Part.logs)) {
                new LogSearch(clients.logs(), load, table).measure();
            }
            if (only.contains(Part.stacks) || only.contains(Part.routes)) {
                var longer = new Load(Duration.ofSeconds(routeWarmUp), load.time());
                new Routes(clients, longer, table, offer())
                        .measure(ARTIFACTS.resolve("lambdas.jar"));
            }
        }
    }

    private Routes.Offer offer() {
        return new Routes.Offer(
                only.contains(Part.routes) ? rates : List.of(),
                Duration.ofMillis((long) (60_000 / scheduleSpeed)),
                only.contains(Part.stacks));
    }

    /** Of this process, where the system tells: Linux does. */
    private static @Nullable Double residentMegabytes() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElse(null);
        } catch (IOException elsewhere) {
            return null;
        }
    }
}
