package dev.messagerouting.console.cli;

import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.RouteId;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the command line. */
public final class ArgumentParser {

    /** What a bad command line exits with. */
    public static final int BAD_ARGUMENTS = 2;

    private static final String ALL = "all";

    private final List<Route> routes;
    private final String version;

    public ArgumentParser(List<Route> routes, String version) {
        this.routes = List.copyOf(routes);
        this.version = version;
    }

    /** What the command line comes to. */
    public sealed interface Parsed {

        /** Do this. */
        record Run(Options options) implements Parsed {}

        /** Print this to standard output and end with 0. */
        record Answer(String text) implements Parsed {}

        /** Print this sentence to standard error and end with {@link #BAD_ARGUMENTS}. */
        record Refusal(String sentence) implements Parsed {}
    }

    public Parsed parse(String... arguments) {
        var filled = new Arguments();
        var picocli = new CommandLine(filled);
        picocli.getCommandSpec().version("messaging-demo " + version);
        picocli.getCommandSpec().usageMessage().footer("Routes: " + names() + ".");
        try {
            picocli.parseArgs(arguments);
            if (picocli.isUsageHelpRequested()) {
                return new Parsed.Answer(picocli.getUsageMessage().strip());
            }
            if (picocli.isVersionHelpRequested()) {
                return new Parsed.Answer("messaging-demo " + version);
            }
            return new Parsed.Run(options(filled));
        } catch (ParameterException | IllegalArgumentException refused) {
            return new Parsed.Refusal(sentence(refused));
        }
    }

    /** What can be asked for. */
    private String names() {
        return routes.stream().map(route -> route.id().value()).collect(Collectors.joining(", "));
    }

    private Options options(Arguments filled) {
        var snapshots = Optional.ofNullable(filled.snapshots);
        snapshots
                .filter(folder -> Files.exists(folder) && !Files.isDirectory(folder))
                .ifPresent(
                        file -> {
                            throw new IllegalArgumentException(
                                    "Invalid value for option '--snapshots': '"
                                            + file
                                            + "' is a file, but it must be a folder, which is made"
                                            + " if it is not there.");
                        });
        return new Options(
                routes(asked(filled)),
                Optional.ofNullable(filled.runFor),
                snapshots,
                filled.json,
                filled.headless);
    }

    /** Who says how long means that something is to run. */
    private static List<String> asked(Arguments filled) {
        boolean unnamed = filled.routes.isEmpty() && filled.runFor != null;
        return unnamed ? List.of(ALL) : filled.routes;
    }

    private List<RouteId> routes(List<String> named) {
        var chosen = new LinkedHashSet<RouteId>();
        for (var name : named) {
            if (name.equals(ALL)) {
                routes.stream().map(Route::id).forEach(chosen::add);
            } else {
                chosen.add(route(name).id());
            }
        }
        return List.copyOf(chosen);
    }

    private Route route(String name) {
        var route =
                routes.stream()
                        .filter(r -> r.id().value().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Invalid value for option '--route': there is no"
                                                        + " route '"
                                                        + name
                                                        + "'; give 'all' or one of "
                                                        + names()
                                                        + "."));
        return route;
    }

    private static String sentence(RuntimeException refused) {
        var text =
                String.valueOf(refused.getMessage())
                        .lines()
                        .map(String::strip)
                        .collect(Collectors.joining(" "));
        return text.endsWith(".") ? text : text + "; --help lists the options.";
    }
}
