package dev.messagerouting.console.ui.shell;

import dev.messagerouting.console.deploy.Deployments.State;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.ui.Focus;
import dev.messagerouting.console.ui.Selection;
import dev.messagerouting.console.ui.Wording;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;

/** Which screen is shown and how it looks; whether what is seen is live, and how late. */
public final class ShellViewModel {

    private final ShellNeeds needs;
    private final Focus focus;

    private final ReadOnlyObjectWrapper<Screen> screen =
            new ReadOnlyObjectWrapper<>(Screen.INVITATION);
    private final ReadOnlyObjectWrapper<Look> look;
    private final ReadOnlyObjectWrapper<Live> live = new ReadOnlyObjectWrapper<>(Live.NOTHING);
    private final ReadOnlyBooleanWrapper presenting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper helpShown = new ReadOnlyBooleanWrapper();

    ShellViewModel(ShellNeeds needs, Focus focus) {
        this.needs = needs;
        this.focus = focus;
        look = new ReadOnlyObjectWrapper<>(needs.look());
    }

    enum Screen {
        INVITATION,
        ROUTE
    }

    /**
     * How true the screen is.
     *
     * @param on whether anything is deployed that could be seen
     */
    record Live(boolean on, String text) {
        static final Live NOTHING = new Live(false, "nothing deployed");
    }

    // Properties

    ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Live> liveProperty() {
        return live.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty presentingProperty() {
        return presenting.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty helpShownProperty() {
        return helpShown.getReadOnlyProperty();
    }

    Focus focus() {
        return focus;
    }

    List<Route> routes() {
        return Routes.ALL;
    }

    // Commands

    void runDemo() {
        focus.show(Routes.find(needs.demo()).orElse(focus.route()));
        if (needs.deployments().state(needs.demo()) != State.DEPLOYED) {
            needs.deployments().deploy(needs.demo());
        }
        screen.set(Screen.ROUTE);
    }

    void lookAround() {
        screen.set(Screen.ROUTE);
    }

    void showRoute(int index) {
        screen.set(Screen.ROUTE);
        focus.show(routes().get(index));
    }

    void toggleTheme() {
        change(look.get().otherTheme());
    }

    void toggleCalm() {
        change(look.get().otherMotion());
    }

    void togglePresenting() {
        presenting.set(!presenting.get());
    }

    /** For a window that left the full screen by other means. */
    void present(boolean on) {
        presenting.set(on);
    }

    void toggleHelp() {
        helpShown.set(!helpShown.get());
    }

    /** Undoes one thing: the help, the selection, presenting, the invitation. */
    void back() {
        if (helpShown.get()) {
            helpShown.set(false);
        } else if (!focus.selection().equals(Selection.NONE)) {
            focus.clearSelection();
        } else if (presenting.get()) {
            presenting.set(false);
        } else {
            screen.set(Screen.ROUTE);
        }
    }

    void refresh() {
        boolean any =
                routes().stream()
                        .anyMatch(route -> needs.deployments().state(route.id()) != State.ABSENT);
        if (any) {
            screen.set(Screen.ROUTE);
        }
        var late = needs.tape().lag();
        live.set(any ? new Live(true, "live, " + Wording.length(late) + " behind") : Live.NOTHING);
    }

    /** What "Run the demo" will do, where, and what it costs. */
    String promise() {
        var where = needs.environment();
        return where.costs()
                ? "One click deploys the route below into account "
                        + where.account()
                        + " in "
                        + where.region()
                        + ", starts a source, and shows each message on its way. AWS charges for"
                        + " what runs there until you tear it down."
                : "One click deploys the route below to a cloud inside this program, starts a"
                      + " source, and shows each message on its way. Nothing leaves this computer,"
                      + " and nothing costs a cent.";
    }

    private void change(Look next) {
        look.set(next);
        needs.remember().accept(next);
    }
}
