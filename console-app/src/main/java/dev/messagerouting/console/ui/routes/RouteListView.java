package dev.messagerouting.console.ui.routes;

import dev.messagerouting.console.deploy.Deployments;
import dev.messagerouting.console.ui.Icons;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One button for each route; state by shape, colour and words. */
public final class RouteListView extends VBox {

    private final RouteListViewModel model;
    private final List<Entry> entries = new ArrayList<>();

    public RouteListView(RouteListViewModel model) {
        this.model = model;
        build();
        bind();
    }

    private void build() {
        setId("routes");
        getStyleClass().add("routes");
        var heading = new Label("Routes");
        heading.getStyleClass().add("heading");
        getChildren().add(heading);
        for (var row : model.rows()) {
            var entry = new Entry(row);
            entries.add(entry);
            getChildren().add(entry);
        }
    }

    private void bind() {
        model.rows()
                .addListener(
                        (ListChangeListener<RouteListViewModel.Row>)
                                change -> {
                                    while (change.next()) {
                                        for (int i = change.getFrom(); i < change.getTo(); i++) {
                                            entries.get(i).show(model.rows().get(i));
                                        }
                                    }
                                });
        model.shownProperty()
                .subscribe(
                        shown -> entries.forEach(e -> e.setSelected(e.row.route().equals(shown))));
    }

    /** Puts the keyboard's focus on the route that is shown. */
    public void focusShown() {
        entries.stream().filter(Entry::isSelected).findFirst().ifPresent(Entry::requestFocus);
    }

    private static Ikon shape(RouteListViewModel.Row row) {
        return switch (row.state()) {
            case ABSENT -> MaterialDesignC.CIRCLE_OUTLINE;
            case DEPLOYING, TEARING_DOWN -> MaterialDesignP.PROGRESS_CLOCK;
            case DEPLOYED -> MaterialDesignC.CHECK_CIRCLE;
            case FAILED -> MaterialDesignA.ALERT_RHOMBUS;
        };
    }

    /** One route. */
    private final class Entry extends ToggleButton {

        private final FontIcon icon;
        private final Label title = new Label();
        private final Label news = new Label();
        private RouteListViewModel.Row row;

        Entry(RouteListViewModel.Row row) {
            this.row = row;
            icon = Icons.of(shape(row), "route-icon");
            setId("route-" + row.route().id());
            getStyleClass().add("route");
            setMaxWidth(Double.MAX_VALUE);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            title.getStyleClass().add("route-title");
            news.getStyleClass().add("route-news");
            var lines = new HBox(icon, new VBox(title, news));
            lines.getStyleClass().add("route-lines");
            lines.setAlignment(Pos.CENTER_LEFT);
            setGraphic(lines);
            setTooltip(new Tooltip(row.route().id().value()));
            setOnAction(
                    _ -> {
                        setSelected(true);
                        model.show(this.row.route());
                    });
            show(row);
        }

        void show(RouteListViewModel.Row next) {
            row = next;
            icon.setIconCode(shape(next));
            title.setText(next.route().title());
            news.setText(next.news());
            setAccessibleText(next.route().title() + ", " + next.news());
            for (var state : Deployments.State.values()) {
                icon.pseudoClassStateChanged(pseudo(state), state == next.state());
            }
        }

        private static PseudoClass pseudo(Deployments.State state) {
            return PseudoClass.getPseudoClass(
                    state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }
}
