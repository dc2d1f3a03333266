package dev.messagerouting.console.ui;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.Route;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the user's attention is: one route, and at most one thing on it. */
public final class Focus {

    private final ReadOnlyObjectWrapper<Route> route;
    private final ReadOnlyObjectWrapper<Selection> selection =
            new ReadOnlyObjectWrapper<>(Selection.NONE);

    public Focus(Route first) {
        route = new ReadOnlyObjectWrapper<>(first);
    }

    // Properties

    public ReadOnlyObjectProperty<Route> routeProperty() {
        return route.getReadOnlyProperty();
    }

    public Route route() {
        return route.get();
    }

    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public Selection selection() {
        return selection.get();
    }

    // Commands

    /** Goes to another route; what was selected on the old one no longer is. */
    public void show(Route next) {
        if (!next.equals(route.get())) {
            selection.set(Selection.NONE);
            route.set(next);
        }
    }

    public void select(ComponentId component) {
        selection.set(new Selection.OfComponent(component));
    }

    public void select(MessageKey message) {
        selection.set(new Selection.OfMessage(message));
    }

    public void clearSelection() {
        selection.set(Selection.NONE);
    }
}
