package dev.messagerouting.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.cli.ArgumentParser.Parsed;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.model.Routes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class ArgumentParserTest {

    private static final RouteId PP = Routes.PROCESS_TO_PROCESS.id();
    private static final RouteId EE = Routes.ENDPOINT_TO_ENDPOINT.id();

    private final ArgumentParser parser = new ArgumentParser(List.of(with(EE), with(PP)), "1.2.3");

    private static Route with(RouteId id) {
        return new Route(id, "", List.of(), List.of());
    }

    private Options run(String... arguments) {
        assertThat(parser.parse(arguments)).isInstanceOf(Parsed.Run.class);
        return parser.parse(arguments) instanceof Parsed.Run(Options options)
                ? options
                : new Options(List.of(), Optional.empty(), Optional.empty(), false, false);
    }

    private String refusal(String... arguments) {
        return parser.parse(arguments) instanceof Parsed.Refusal(String sentence) ? sentence : "";
    }

    @Test
    void nothingOpensTheConsole() {
        assertThat(run())
                .isEqualTo(
                        new Options(List.of(), Optional.empty(), Optional.empty(), false, false));
    }

    @Test
    void everythingAtOnce() {
        assertThat(
                        run(
                                "--route",
                                PP.value(),
                                "--for",
                                "30s",
                                "--snapshots",
                                "pictures",
                                "--json",
                                "--headless"))
                .isEqualTo(
                        new Options(
                                List.of(PP),
                                Optional.of(Duration.ofSeconds(30)),
                                Optional.of(Path.of("pictures")),
                                true,
                                true));
    }

    @Test
    void allMeansAllEachOnce() {
        assertThat(run("--route", "all").routes()).containsExactly(EE, PP);
        assertThat(run("--route=all", "--route", PP.value()).routes()).containsExactly(EE, PP);
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "1s,PT1S", "2m,PT2M", "1h,PT1H"})
    void timesHaveUnits(String text, Duration duration) {
        assertThat(run("--route=all", "--for", text).runFor()).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({"30", "soon", "0s", "-5s", "1.5s", "99999999999s", "''"})
    void aBadTimeIsRefused(String text) {
        assertThat(refusal("--route=all", "--for", text))
                .isEqualTo(
                        "Invalid value for option '--for': '"
                                + text
                                + "' is not a time: give a number above 0 with ms, s, m or h, for"
                                + " example 30s.");
    }

    @Test
    void aRouteThatIsNoneIsRefused() {
        assertThat(refusal("--route", "nowhere"))
                .isEqualTo(
                        "Invalid value for option '--route': there is no route 'nowhere'; give"
                                + " 'all' or one of "
                                + EE
                                + ", "
                                + PP
                                + ".");
    }

    @Test
    void aFileIsNoFolderForSnapshots() {
        assertThat(refusal("--snapshots", "pom.xml"))
                .startsWith("Invalid value for option '--snapshots': 'pom.xml' is a file");
    }

    @Test
    void aTimeWithoutARouteMeansAllRoutes() {
        assertThat(run("--for", "30s").routes()).containsExactly(EE, PP);
    }

    @ParameterizedTest
    @CsvSource({"--rout,--rout", "extra,extra", "--for,--for", "--json=maybe,maybe"})
    void otherMistakesAreOneSentenceThatNamesThem(String argument, String named) {
        assertThat(refusal(argument)).contains(named).endsWith(".").doesNotContain("\n");
    }

    @Test
    void helpAndVersionAreAnswers() {
        assertThat(parser.parse("--version")).isEqualTo(new Parsed.Answer("messaging-demo 1.2.3"));
        assertThat(parser.parse("--help"))
                .isInstanceOfSatisfying(
                        Parsed.Answer.class,
                        help ->
                                assertThat(help.text())
                                        .contains("--route", "--for", "--snapshots", "--json")
                                        .contains("--headless", "Routes: " + EE, PP.value()));
    }

    @Test
    void whoCannotClickRunsSomethingAndEnds() {
        var unattended = run().unattended(List.of(PP));
        assertThat(unattended.routes()).containsExactly(PP);
        assertThat(unattended.runFor()).contains(Duration.ofMinutes(1));
        assertThat(run("--route", PP.value(), "--for=5s").unattended(List.of(EE)).routes())
                .containsExactly(PP);
    }
}
