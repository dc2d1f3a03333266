package dev.messagerouting.console.ui.routes;

import dev.messagerouting.console.deploy.DeployProgress;
import dev.messagerouting.console.deploy.DeployProgress.StepState;
import dev.messagerouting.console.deploy.Deployments;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.tracking.Counts;
import dev.messagerouting.console.tracking.Tape;
import dev.messagerouting.console.ui.Focus;
import dev.messagerouting.console.ui.Wording;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;

/** Every route, in which state it is, and a line of news of each. */
public final class RouteListViewModel {

    private final Focus focus;
    private final Deployments deployments;
    private final Tape tape;
    private final List<Route> routes;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> shown = FXCollections.unmodifiableObservableList(rows);

    public RouteListViewModel(Focus focus, Deployments deployments, Tape tape, List<Route> routes) {
        this.focus = focus;
        this.deployments = deployments;
        this.tape = tape;
        this.routes = List.copyOf(routes);
        this.routes.forEach(route -> rows.add(row(route)));
    }

    /**
     * @param news one short line: what is going on, or why the route is not to be had
     */
    record Row(Route route, Deployments.State state, String news) {}

    // Properties

    ObservableList<Row> rows() {
        return shown;
    }

    ReadOnlyObjectProperty<Route> shownProperty() {
        return focus.routeProperty();
    }

    // Commands

    void show(Route route) {
        focus.show(route);
    }

    public void refresh() {
        for (int i = 0; i < routes.size(); i++) {
            var row = row(routes.get(i));
            if (!row.equals(rows.get(i))) {
                rows.set(i, row);
            }
        }
    }

    private Row row(Route route) {
        var state = deployments.state(route.id());
        return new Row(route, state, news(route, state));
    }

    private String news(Route route, Deployments.State state) {
        return switch (state) {
            case ABSENT -> "Not deployed";
            case DEPLOYING -> "Deploying" + steps(route);
            case DEPLOYED -> delivered(tape.counts(route.id()));
            case TEARING_DOWN -> "Tearing down" + steps(route);
            case FAILED -> "Failed: see the steps";
        };
    }

    private static String delivered(Counts counts) {
        return counts.emitted() == 0
                ? "Deployed"
                : Wording.count(counts.delivered())
                        + " of "
                        + Wording.count(counts.emitted())
                        + " delivered";
    }

    private String steps(Route route) {
        return deployments.progress(route.id()).map(RouteListViewModel::done).orElse("");
    }

    private static String done(DeployProgress progress) {
        long done =
                progress.steps().stream().filter(step -> step.state() == StepState.DONE).count();
        return ", step "
                + Math.min(done + 1, progress.steps().size())
                + " of "
                + progress.steps().size();
    }
}
