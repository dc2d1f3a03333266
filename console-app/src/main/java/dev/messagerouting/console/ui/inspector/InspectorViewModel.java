package dev.messagerouting.console.ui.inspector;

import dev.messagerouting.console.model.Component;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.tracking.Tape;
import dev.messagerouting.console.tracking.Trail;
import dev.messagerouting.console.ui.Focus;
import dev.messagerouting.console.ui.Selection;
import dev.messagerouting.console.ui.Wording;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Turns the selection into words. */
public final class InspectorViewModel {

    /** As many as have room beside the diagram. */
    static final int NEWEST = 18;

    /** How far back a selected message is looked for; what was found once is kept. */
    private static final int SEARCHED = 2_000;

    private final Focus focus;
    private final Tape tape;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<Inspected> inspected =
            new ReadOnlyObjectWrapper<>(new Inspected.Newest(List.of()));
    private @Nullable Trail lastSeen;

    public InspectorViewModel(Focus focus, Tape tape, ZoneId zone) {
        this.focus = focus;
        this.tape = tape;
        this.zone = zone;
        focus.routeProperty().subscribe(_ -> refresh());
        focus.selectionProperty().subscribe(_ -> refresh());
    }

    // Properties

    ReadOnlyObjectProperty<Inspected> inspectedProperty() {
        return inspected.getReadOnlyProperty();
    }

    // Commands

    void select(MessageKey key) {
        focus.select(key);
    }

    void clear() {
        focus.clearSelection();
    }

    public void refresh() {
        var next =
                switch (focus.selection()) {
                    case Selection.Nothing _ -> newest();
                    case Selection.OfComponent(var id) -> component(id);
                    case Selection.OfMessage(var key) -> message(key);
                };
        inspected.set(next);
    }

    private Inspected newest() {
        var trails = tape.newest(focus.route().id(), NEWEST);
        return new Inspected.Newest(trails.stream().map(this::brief).toList());
    }

    private Inspected.Brief brief(Trail trail) {
        return new Inspected.Brief(trail.key(), trail.state(), news(trail));
    }

    /** An emitter may say that it pushed after the target said that it has the message. */
    private String news(Trail trail) {
        var sightings = trail.sightings().reversed();
        return sightings.stream()
                .filter(seen -> seen.what() == FlowEvent.What.DELIVERED)
                .findFirst()
                .or(() -> sightings.stream().findFirst())
                .map(seen -> Wording.happened(seen.what()) + " · " + title(seen.at()))
                .orElse("");
    }

    private Inspected component(ComponentId id) {
        return focus.route()
                .component(id)
                .<Inspected>map(found -> describe(found, focus.route()))
                .orElseGet(this::newest);
    }

    private Inspected describe(Component component, Route route) {
        var in = new ArrayList<String>();
        var out = new ArrayList<String>();
        for (var hop : route.hops()) {
            boolean pulled = hop.mode() == Hop.Mode.PULL;
            if (hop.to().equals(component.id())) {
                in.add(number(hop) + (pulled ? "pulled from " : "from ") + title(hop.from()));
            }
            if (hop.from().equals(component.id())) {
                out.add(number(hop) + (pulled ? "pulled by " : "pushed to ") + title(hop.to()));
            }
        }
        return new Inspected.OfComponent(component, Descriptions.of(component), in, out);
    }

    private static String number(Hop hop) {
        return hop.number() > 0 ? "Hop " + hop.number() + ", " : "";
    }

    private Inspected message(MessageKey key) {
        var found =
                tape.newest(focus.route().id(), SEARCHED).stream()
                        .filter(trail -> trail.key().equals(key))
                        .findFirst()
                        .orElse(lastSeen);
        if (found == null || !found.key().equals(key)) {
            return new Inspected.OfMessage(key, Trail.State.IN_FLIGHT, made(key), "", List.of());
        }
        lastSeen = found;
        var reason =
                found.sightings().stream()
                        .map(FlowEvent.Seen::reason)
                        .filter(text -> text != null && !text.isEmpty())
                        .reduce((_, last) -> last)
                        .orElse("");
        return new Inspected.OfMessage(key, found.state(), made(key), reason, lines(found));
    }

    private String made(MessageKey key) {
        return Wording.time(Instant.ofEpochMilli(key.timestamp()), zone);
    }

    private List<Inspected.Sighting> lines(Trail trail) {
        var lines = new ArrayList<Inspected.Sighting>();
        Instant before = null;
        for (var seen : trail.sightings()) {
            var later = before == null ? "" : Wording.later(Duration.between(before, seen.time()));
            lines.add(
                    new Inspected.Sighting(
                            Wording.time(seen.time(), zone),
                            Wording.happened(seen.what()),
                            title(seen.at()),
                            later,
                            seen.what() == FlowEvent.What.FAILED));
            before = seen.time();
        }
        return lines;
    }

    private String title(ComponentId id) {
        return focus.route().component(id).map(Component::title).orElse(id.value());
    }
}
