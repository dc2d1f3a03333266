package dev.messagerouting.localcloud;

import dev.messagerouting.localcloud.faults.FaultRule;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The local cloud alone, on a port, until Ctrl-C. */
@Command(
        name = "local-cloud",
        description = "Speaks the AWS APIs that the messaging demo uses, on this machine only.",
        mixinStandardHelpOptions = true)
public final class LocalCloudMain implements Callable<Integer> {

    private static final int CANNOT_START = 2;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "4566",
            description = "Where to listen on 127.0.0.1; 0 picks a free port (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--image",
            paramLabel = "NAME=JAR",
            description = "Lets tasks run JAR under the name of a container image. Repeatable.")
    private final Map<String, Path> images = new LinkedHashMap<>();

    @Option(
            names = "--schedule-speed",
            paramLabel = "TIMES",
            defaultValue = "1",
            description =
                    "Lets schedules fire so many times as often as they say: with 12, rate(1"
                            + " minute) fires every 5 seconds (${DEFAULT-VALUE}).")
    private double scheduleSpeed;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description =
                    "Lets calls fare ill, for example kinesis:PutRecords:partial:0.2:30s:seed=7:"
                            + " service:operation[@resource]:kind:share:duration[:seed=N], where"
                            + " the operation may be * and the kind is throttle, fail, late,"
                            + " partial, loseanswer or throw. Repeatable; at run time, POST the"
                            + " same text to /_faults.")
    private final List<String> faults = new ArrayList<>();

    /** Set by picocli. */
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandLine.Model.CommandSpec spec;

    private LocalCloudMain() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new LocalCloudMain()).execute(args);
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--port is %d, and should be between 0 and 65535.".formatted(port));
        }
        if (!(scheduleSpeed > 0 && scheduleSpeed <= 1_000)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--schedule-speed is %s, and should be above 0 and at most 1000."
                            .formatted(scheduleSpeed));
        }
        var builder = LocalCloud.builder().port(port).scheduleSpeed(scheduleSpeed);
        images.forEach(builder::image);
        faults.forEach(text -> builder.fault(fault(text)));
        LocalCloud cloud;
        try {
            cloud = builder.start();
        } catch (StartException refused) {
            System.err.println(refused.getMessage());
            return CANNOT_START;
        }
        serveUntilStopped(cloud);
        return 0;
    }

    private FaultRule fault(String text) {
        try {
            return FaultRule.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    spec.commandLine(), "--fault %s: %s".formatted(text, wrong.getMessage()));
        }
    }

    private static void serveUntilStopped(LocalCloud cloud) {
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "stop the local cloud"));
        System.out.println("local cloud ready at " + cloud.endpoint());
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
