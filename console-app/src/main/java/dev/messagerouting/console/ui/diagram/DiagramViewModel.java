package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.deploy.DeployProgress;
import dev.messagerouting.console.deploy.Deployments;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.tracking.Tape;
import dev.messagerouting.console.tracking.Token;
import dev.messagerouting.console.ui.Focus;
import dev.messagerouting.console.ui.Selection;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the diagram shows: the route, how much of it exists, who waits where, and this frame. */
public final class DiagramViewModel {

    private final Focus focus;
    private final Deployments deployments;
    private final Tape tape;

    private final ReadOnlyObjectWrapper<Route> route;
    private final ReadOnlyObjectWrapper<Map<ComponentId, NodeState>> states;
    private final ReadOnlyObjectWrapper<Map<ComponentId, Integer>> waiting =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<TokenFrame> frame =
            new ReadOnlyObjectWrapper<>(TokenFrame.EMPTY);
    private final ReadOnlyBooleanWrapper calm = new ReadOnlyBooleanWrapper();

    private final Map<String, String> statuses = new HashMap<>();
    private @Nullable DeployProgress seen;

    public DiagramViewModel(Focus focus, Deployments deployments, Tape tape) {
        this.focus = focus;
        this.deployments = deployments;
        this.tape = tape;
        route = new ReadOnlyObjectWrapper<>(focus.route());
        states = new ReadOnlyObjectWrapper<>(statesNow());
        focus.routeProperty().subscribe(this::routeChanged);
    }

    // Properties

    ReadOnlyObjectProperty<Route> routeProperty() {
        return route.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Map<ComponentId, NodeState>> statesProperty() {
        return states.getReadOnlyProperty();
    }

    /** How many messages rest at each component; components with none are left out. */
    ReadOnlyObjectProperty<Map<ComponentId, Integer>> waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TokenFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Selection> selectionProperty() {
        return focus.selectionProperty();
    }

    /** Whether motion is reduced: tokens step from place to place, and nothing flashes. */
    ReadOnlyBooleanProperty calmProperty() {
        return calm.getReadOnlyProperty();
    }

    // Commands

    void select(ComponentId component) {
        focus.select(component);
    }

    void select(MessageKey message) {
        focus.select(message);
    }

    void clearSelection() {
        focus.clearSelection();
    }

    public void reduceMotion(boolean reduce) {
        calm.set(reduce);
    }

    /** Once per pulse: where the messages are, the tape's lag behind {@code now}. */
    public void pulse(Instant now) {
        var playhead = now.minus(tape.lag());
        var tokens = tape.tokensAt(route.get().id(), playhead);
        frame.set(new TokenFrame(playhead, tokens));
        noteResources();
    }

    /** A few times a second: what changes too fast to be read at every pulse. */
    public void refresh() {
        states.set(statesNow());
        waiting.set(count(frame.get().tokens()));
    }

    private void routeChanged(Route next) {
        statuses.clear();
        seen = null;
        frame.set(TokenFrame.EMPTY);
        waiting.set(Map.of());
        route.set(next);
        states.set(statesNow());
    }

    /** Progress tells only the resource that moved last, so it is looked at at every pulse. */
    private void noteResources() {
        var progress = deployments.progress(route.get().id()).orElse(null);
        if (progress == null || progress.equals(seen)) {
            return;
        }
        if (seen == null || seen.kind() != progress.kind() || seen.ended()) {
            statuses.clear();
        }
        seen = progress;
        for (var step : progress.steps()) {
            int space = step.lastResource().indexOf(' ');
            if (space > 0) {
                statuses.put(
                        step.lastResource().substring(0, space),
                        step.lastResource().substring(space + 1));
            }
        }
    }

    private Map<ComponentId, NodeState> statesNow() {
        var id = route.get().id();
        return NodeState.of(route.get(), deployments.state(id), deployments.progress(id), statuses);
    }

    private static Map<ComponentId, Integer> count(List<Token> tokens) {
        var counts = new HashMap<ComponentId, Integer>();
        for (var token : tokens) {
            if (token.hop() == null && !token.failed()) {
                counts.merge(token.at(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
