package dev.messagerouting.simulator;

import dev.messagerouting.simulator.kernel.BackOff;
import dev.messagerouting.simulator.kernel.Time;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;

/**
 * The program: its one argument names the simulator. The exit code is 0 after an interruption and 2
 * if the command or the environment is wrong, which is said in one log line.
 */
public final class Main implements Callable<Integer> {

    private static final int WRONG_SETTING = 2;
    private static final int DEFAULT_PORT = 8080;

    private final List<String> command;
    private final Settings settings;
    private final PrintStream out;
    private final Time time;

    public Main(List<String> command, Map<String, String> environment, PrintStream out) {
        this(command, environment, out, Time.real());
    }

    Main(List<String> command, Map<String, String> environment, PrintStream out, Time time) {
        this.command = List.copyOf(command);
        this.settings = new Settings(environment);
        this.out = out;
        this.time = time;
    }

    public static void main(String[] arguments) {
        var main = new Main(List.of(arguments), System.getenv(), System.out);
        System.exit(new Signals().run(main));
    }

    /** Runs until the thread is interrupted; answers the exit code. */
    @Override
    public Integer call() {
        var name = command.size() == 1 ? command.getFirst() : "";
        var log = new Log(name.isEmpty() ? "simulators" : name, out, time);
        try {
            switch (name) {
                case "source-process" -> sourceProcess(name, log);
                case "target-process" -> targetProcess(name, log);
                case "source-endpoint" ->
                        endpoint(
                                name,
                                new SourceDoor(new MessageMaker(time), settings.batchSize(), log),
                                log);
                case "target-endpoint" -> endpoint(name, new TargetDoor(new Deliveries(log)), log);
                default -> throw unknown();
            }
            return 0;
        } catch (WrongSettingException wrong) {
            log.error(wrong.sentence());
            return WRONG_SETTING;
        }
    }

    private void sourceProcess(String name, Log log) {
        var url = settings.messagesUrl();
        int batchSize = settings.batchSize();
        var interval = settings.interval();
        try (var http = new HttpCalls(name)) {
            var api = new IngestionApi(http, url);
            process(name, new SourceProcess(api, batchSize, interval, log, time, backOff()), log);
        }
    }

    private void targetProcess(String name, Log log) {
        var url = settings.messagesUrl();
        var interval = settings.interval();
        try (var http = new HttpCalls(name)) {
            process(name, new TargetProcess(http, url, interval, log, time, backOff()), log);
        }
    }

    /** A process listens only if it is told a port, so that health checks find it. */
    private void process(String name, Simulator process, Log log) {
        var port = settings.port();
        if (port.isEmpty()) {
            process.run();
            return;
        }
        try (var _ = Endpoint.open(name, settings.host(), port.getAsInt(), null, log)) {
            process.run();
        }
    }

    private void endpoint(String name, Endpoint.Door door, Log log) {
        int port = settings.port().orElse(DEFAULT_PORT);
        try (var _ = Endpoint.open(name, settings.host(), port, door, log)) {
            new Listening(log).run();
        }
    }

    private static BackOff backOff() {
        return new BackOff(RandomGenerator.getDefault());
    }

    private WrongSettingException unknown() {
        return new WrongSettingException(
                "The command is '%s'; it is to be one of source-process, target-process,"
                                .formatted(String.join(" ", command))
                        + " source-endpoint, target-endpoint.");
    }
}
