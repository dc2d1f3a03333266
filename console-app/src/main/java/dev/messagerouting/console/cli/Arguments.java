package dev.messagerouting.console.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The options as picocli fills them in. */
@Command(
        name = "messaging-demo",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Shows messages on their way through AWS, on a local cloud or a real account.",
            "Without options the console opens."
        })
final class Arguments {

    @Option(
            names = "--route",
            paramLabel = "NAME",
            description = "Deploy this route and run it at once; repeatable, or 'all'.")
    List<String> routes = new ArrayList<>();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            description = {
                "End that long after the routes are deployed, with tear-down: 30s, 2m.",
                "Without --route, all routes are run."
            })
    @Nullable Duration runFor;

    @Option(
            names = "--snapshots",
            paramLabel = "DIR",
            description = "Write pictures of the window to this folder as it runs.")
    @Nullable Path snapshots;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    boolean json;

    @Option(names = "--headless", description = "Run without a window.")
    boolean headless;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this and end.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and end.")
    boolean version;
}
