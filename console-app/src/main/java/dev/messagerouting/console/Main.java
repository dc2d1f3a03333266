package dev.messagerouting.console;

import dev.messagerouting.console.cli.ArgumentParser;
import dev.messagerouting.console.cli.ArgumentParser.Parsed;
import dev.messagerouting.console.cli.Options;
import dev.messagerouting.console.model.FaultException;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.model.Routes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The product. */
public final class Main {

    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv()));
    }

    private static int run(String[] arguments, Map<String, String> environment) {
        return switch (new ArgumentParser(Routes.ALL, version()).parse(arguments)) {
            case Parsed.Answer(var text) -> {
                System.out.println(text);
                yield 0;
            }
            case Parsed.Refusal(var sentence) -> {
                System.err.println(sentence);
                yield ArgumentParser.BAD_ARGUMENTS;
            }
            case Parsed.Run(var options) -> open(attended(options, environment));
        };
    }

    /** Without a display the same console runs by itself, draws into memory, and ends. */
    private static Options attended(Options options, Map<String, String> environment) {
        if (options.headless()) {
            return options.unattended(available());
        }
        var missing =
                Display.missing(
                        System.getProperty("os.name", ""), environment.getOrDefault("DISPLAY", ""));
        if (missing.isEmpty()) {
            return options;
        }
        var folder =
                options.snapshots()
                        .orElse(Path.of(System.getProperty("messagerouting.screens", "screens")));
        System.err.println(
                "No window can be opened ("
                        + missing.get()
                        + "), so the console runs headless, writes pictures to "
                        + folder
                        + " and ends by itself.");
        return options.unattended(available()).withSnapshots(folder);
    }

    private static List<RouteId> available() {
        return Routes.ALL.stream().map(Route::id).toList();
    }

    @SuppressWarnings(
            "ClosingStandardOutputStreams") // closes the console, which only writes to them
    private static int open(Options options) {
        try (var console = new Console(options, System.out, System.err)) {
            return console.run();
        } catch (FaultException refused) {
            System.err.println(refused.fault().sentence());
            return FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static String version() {
        var built = Main.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }
}
