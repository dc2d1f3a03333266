package dev.messagerouting.console.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.testkit.ManualClock;
import dev.messagerouting.console.testkit.ScriptedTape;
import dev.messagerouting.console.tracking.Trail;
import dev.messagerouting.console.ui.Focus;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;

class InspectorViewModelTest {

    private final ManualClock clock = new ManualClock();
    private final ScriptedTape tape = new ScriptedTape(clock);
    private final Focus focus = new Focus(Routes.PROCESS_TO_PROCESS);
    private final InspectorViewModel model = new InspectorViewModel(focus, tape, ZoneOffset.UTC);

    @Test
    void everyComponentOfEveryRouteIsDescribed() {
        for (var route : Routes.ALL) {
            for (var component : route.components()) {
                assertThat(Descriptions.of(component)).as("%s", component.id()).isNotEmpty();
            }
        }
    }

    @Test
    void aComponentNamesItsHops() {
        focus.select(new ComponentId("StateMachine"));
        assertThat(model.inspectedProperty().get())
                .isInstanceOfSatisfying(
                        Inspected.OfComponent.class,
                        of -> {
                            assertThat(of.in())
                                    .containsExactly(
                                            "Hop 4, from Ingestor", "Hop 6, from Transformer");
                            assertThat(of.out())
                                    .containsExactly(
                                            "Hop 5, pushed to Transformer",
                                            "Hop 7, pushed to Emitter");
                        });
    }

    @Test
    void withNothingSelectedTheNewestMessagesAreListed() {
        tape.send(1);
        clock.advance(Duration.ofSeconds(1));
        tape.send(2);
        model.refresh();
        assertThat(model.inspectedProperty().get())
                .isInstanceOfSatisfying(
                        Inspected.Newest.class,
                        newest ->
                                assertThat(newest.messages())
                                        .extracting(brief -> brief.key().id())
                                        .containsExactly(2L, 1L));
    }

    @Test
    void aMessageTellsItsTrailWithTheTimeBetween() {
        var key = tape.sendAndFail(7, 5, "It broke.");
        clock.advance(Duration.ofSeconds(4));
        focus.select(key);
        assertThat(model.inspectedProperty().get())
                .isInstanceOfSatisfying(
                        Inspected.OfMessage.class,
                        of -> {
                            assertThat(of.state()).isEqualTo(Trail.State.FAILED);
                            assertThat(of.reason()).isEqualTo("It broke.");
                            assertThat(of.sightings())
                                    .extracting(Inspected.Sighting::what)
                                    .containsExactly("Emitted", "Accepted", "Ingested", "Failed");
                            assertThat(of.sightings())
                                    .extracting(Inspected.Sighting::later)
                                    .containsExactly("", "+800 ms", "+400 ms", "+800 ms");
                            assertThat(of.sightings().getFirst().time()).isEqualTo("20:00:00.000");
                        });
    }
}
