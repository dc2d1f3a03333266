package dev.messagerouting.console;

import dev.messagerouting.console.cli.Options;
import dev.messagerouting.console.cli.Session;
import dev.messagerouting.console.cloud.Artifacts;
import dev.messagerouting.console.fx.FxTasks;
import dev.messagerouting.console.fx.FxToolkit;
import dev.messagerouting.console.kernel.Closing;
import dev.messagerouting.console.kernel.Threads;
import dev.messagerouting.console.kernel.Time;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.FaultException;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.planning.DemoSettings;
import dev.messagerouting.console.settings.ConfigFolder;
import dev.messagerouting.console.settings.Environment;
import dev.messagerouting.console.settings.Preferences;
import dev.messagerouting.console.settings.PreferencesStore;
import dev.messagerouting.console.settings.Theme;
import dev.messagerouting.console.ui.shell.ConsoleWindow;
import dev.messagerouting.console.ui.shell.Look;
import dev.messagerouting.console.ui.shell.ShellNeeds;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** One run of the program: the wiring, the window on it, and what the command line asked for. */
final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private static final String PREFIX = "messaging-demo";
    private static final int ANSWER_SIZE = 5;
    private static final int POLL_MILLIS = 100;
    private static final Duration BETWEEN_PICTURES = Duration.ofSeconds(2);

    private final Options options;
    private final PrintStream out;
    private final PrintStream err;
    private final Time time = Time.real();
    private final PreferencesStore store = new PreferencesStore(ConfigFolder.find());
    private final Preferences preferences = store.load();
    private final Closing owned = new Closing();

    Console(Options options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /** Returns the exit code when all is done, or the window is closed. */
    int run() throws InterruptedException {
        var threads = owned.add(new Threads());
        var wiring =
                CompletableFuture.supplyAsync(this::wire, work -> threads.start("wiring", work));
        if (options.headless()) {
            FxToolkit.drawInMemory();
        }
        FxToolkit.start();
        owned.add(FxToolkit::exit);
        var wired = owned.add(join(wiring));
        var window = open(wired);
        options.snapshots()
                .ifPresent(folder -> threads.start("pictures", pictures(window, folder)));
        wired.rediscover();
        return attend(wired);
    }

    private Wiring wire() {
        return new Wiring(
                Routes.ALL,
                new Environment.Local(),
                new Artifacts(Path.of(System.getProperty("messagerouting.artifacts", "artifacts"))),
                new DemoSettings(
                        PREFIX,
                        preferences.batchSize(),
                        ANSWER_SIZE,
                        preferences.sourceInterval(),
                        POLL_MILLIS),
                Console::log);
    }

    private static Wiring join(CompletableFuture<Wiring> wiring) {
        try {
            return wiring.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof FaultException known) {
                throw known;
            }
            throw failure;
        }
    }

    /** The user's closing of the window interrupts whatever this thread waits for. */
    private ConsoleWindow open(Wiring wiring) {
        var attending = Thread.currentThread();
        var needs =
                new ShellNeeds(
                        wiring.deployments(),
                        wiring.tape(),
                        Clock.system(ZoneId.systemDefault()),
                        new ShellNeeds.EnvironmentLabel(
                                "Local", "000000000000", "us-east-1", false),
                        options.routes().stream()
                                .findFirst()
                                .orElse(Routes.PROCESS_TO_PROCESS.id()),
                        new Look(Look.Theme.valueOf(preferences.theme().name()), false),
                        this::remember);
        var window = FxTasks.callAndWait(() -> ConsoleWindow.open(needs, attending::interrupt));
        owned.add(() -> FxTasks.runAndWait(window::close));
        return window;
    }

    private void remember(Look look) {
        store.save(preferences.withTheme(Theme.valueOf(look.theme().name())));
    }

    private int attend(Wiring wiring) throws InterruptedException {
        if (options.runFor().isEmpty()) {
            options.routes().forEach(wiring.deployments()::deploy);
            new CountDownLatch(1).await();
        }
        var outcome =
                new Session(wiring.deployments(), wiring.tape(), time, jvmStarted(), err::println)
                        .run(options.routes(), options.runFor().orElseThrow());
        out.println(options.json() ? outcome.json() : outcome.text());
        return outcome.exitCode();
    }

    private Runnable pictures(ConsoleWindow window, Path folder) {
        return () -> {
            try {
                for (int number = 1; ; number++) {
                    var file =
                            folder.resolve(String.format(Locale.ROOT, "window-%03d.png", number));
                    FxTasks.runAndWait(() -> window.snapshot(file));
                    time.sleep(BETWEEN_PICTURES);
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static Instant jvmStarted() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    private static void log(Fault fault) {
        LOG.warn("{}: {}", fault.code(), fault.sentence());
    }

    @Override
    public void close() {
        owned.close();
    }
}
