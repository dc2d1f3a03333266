package dev.messagerouting.console.ui.shell;

import dev.messagerouting.console.fx.FxPump;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.ui.Focus;
import dev.messagerouting.console.ui.Keys;
import dev.messagerouting.console.ui.Selection;
import dev.messagerouting.console.ui.counters.CountersView;
import dev.messagerouting.console.ui.counters.CountersViewModel;
import dev.messagerouting.console.ui.deploy.DeployButtons;
import dev.messagerouting.console.ui.deploy.DeployView;
import dev.messagerouting.console.ui.deploy.DeployViewModel;
import dev.messagerouting.console.ui.diagram.DiagramView;
import dev.messagerouting.console.ui.diagram.DiagramViewModel;
import dev.messagerouting.console.ui.diagram.RoutePicture;
import dev.messagerouting.console.ui.inspector.InspectorView;
import dev.messagerouting.console.ui.inspector.InspectorViewModel;
import dev.messagerouting.console.ui.routes.RouteListView;
import dev.messagerouting.console.ui.routes.RouteListViewModel;
import dev.messagerouting.console.ui.welcome.WelcomeView;
import dev.messagerouting.console.ui.welcome.WelcomeViewModel;

import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The whole content of the window: makes every screen, and shows the one that is due. */
final class ShellView extends StackPane {

    /** What is read rather than watched changes this often, so that it can be read. */
    private static final Duration READABLE = Duration.ofMillis(200);

    private static final double ROOMY = 1600;

    private final ShellViewModel model;
    private final DeployViewModel deploy;
    private final BorderPane frame = new BorderPane();
    private final RouteListView routes;
    private final RouteScreen routeScreen;
    private final WelcomeView welcome;
    private final KeysOverlay keys;

    ShellView(ShellNeeds needs, FxPump pump) {
        var route = Routes.find(needs.demo()).orElse(Routes.PROCESS_TO_PROCESS);
        var focus = new Focus(route);
        model = new ShellViewModel(needs, focus);
        deploy = new DeployViewModel(focus, needs.deployments(), needs.clock());
        var routeList =
                new RouteListViewModel(focus, needs.deployments(), needs.tape(), Routes.ALL);
        var diagram = new DiagramViewModel(focus, needs.deployments(), needs.tape());
        var counters = new CountersViewModel(focus, needs.tape());
        var inspector = new InspectorViewModel(focus, needs.tape(), needs.clock().getZone());
        model.lookProperty().subscribe(look -> diagram.reduceMotion(look.calm()));

        routes = new RouteListView(routeList);
        routeScreen =
                new RouteScreen(
                        new RouteScreen.Parts(
                                routes,
                                new DeployButtons(deploy),
                                new DiagramView(diagram),
                                new CountersView(counters),
                                new DeployView(deploy),
                                new InspectorView(inspector)),
                        focus.routeProperty());
        welcome =
                new WelcomeView(
                        new WelcomeViewModel(model.promise(), model::runDemo, model::lookAround),
                        RoutePicture.of(route));
        keys = new KeysOverlay(model::back);
        frame.setTop(new TopBar(model, needs.environment()));
        getStyleClass().add("shell");
        getChildren().addAll(frame, keys);

        pump.eachPulse(diagram::pulse);
        pump.every(
                READABLE,
                _ -> {
                    model.refresh();
                    deploy.refresh();
                    routeList.refresh();
                    diagram.refresh();
                    counters.refresh();
                    inspector.refresh();
                });
        bind();
    }

    ShellViewModel model() {
        return model;
    }

    /** What each key does. */
    Map<KeyCombination, Runnable> shortcuts() {
        var shortcuts = new LinkedHashMap<KeyCombination, Runnable>();
        for (var key : Keys.values()) {
            shortcuts.put(key.combination(), () -> run(key));
        }
        return shortcuts;
    }

    private void run(Keys key) {
        switch (key) {
            case DEPLOY -> deploy.deploy();
            case TEAR_DOWN -> deploy.tearDown();
            case STEPS -> deploy.toggleSteps();
            case ROUTE_1 -> model.showRoute(0);
            case ROUTE_2 -> model.showRoute(1);
            case ROUTE_3 -> model.showRoute(2);
            case ROUTE_4 -> model.showRoute(3);
            case PRESENT -> model.togglePresenting();
            case THEME -> model.toggleTheme();
            case CALM -> model.toggleCalm();
            case HELP -> model.toggleHelp();
            case BACK -> model.back();
        }
    }

    /** On a large window words are larger too; there is room for them. */
    @Override
    protected void layoutChildren() {
        boolean roomy = getWidth() >= ROOMY;
        if (roomy != getStyleClass().contains("roomy")) {
            if (roomy) {
                getStyleClass().add("roomy");
            } else {
                getStyleClass().remove("roomy");
            }
        }
        super.layoutChildren();
    }

    private void makeRoom() {
        boolean selected = !model.focus().selection().equals(Selection.NONE);
        routeScreen.present(model.presentingProperty().get(), selected);
    }

    private void bind() {
        model.screenProperty()
                .subscribe(
                        screen -> {
                            switch (screen) {
                                case INVITATION -> frame.setCenter(welcome);
                                case ROUTE -> {
                                    frame.setCenter(routeScreen);
                                    routes.focusShown();
                                }
                            }
                        });
        model.presentingProperty()
                .subscribe(
                        on -> {
                            makeRoom();
                            getStyleClass().remove("presenting");
                            if (on) {
                                getStyleClass().add("presenting");
                            }
                        });
        model.focus().selectionProperty().subscribe(_ -> makeRoom());
        keys.visibleProperty().bind(model.helpShownProperty());
    }
}
