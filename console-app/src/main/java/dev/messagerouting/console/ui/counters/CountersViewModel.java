package dev.messagerouting.console.ui.counters;

import dev.messagerouting.console.tracking.Counts;
import dev.messagerouting.console.tracking.Tape;
import dev.messagerouting.console.ui.Focus;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The counts of the route that is looked at. */
public final class CountersViewModel {

    private final Focus focus;
    private final Tape tape;
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);

    public CountersViewModel(Focus focus, Tape tape) {
        this.focus = focus;
        this.tape = tape;
        focus.routeProperty().subscribe(_ -> refresh());
    }

    // Properties

    ReadOnlyObjectProperty<Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    // Commands

    public void refresh() {
        counts.set(tape.counts(focus.route().id()));
    }
}
