package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Route;

import javafx.scene.layout.Pane;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The still part of the diagram: tiles and hops, laid out anew when the size changes. */
public final class RoutePicture extends Pane {

    private static final double WIDTH = 640;
    private static final double HEIGHT = 300;

    private final Route route;
    private final WireLayer wires;
    private final Map<ComponentId, NodeTile> tiles = new LinkedHashMap<>();
    private Map<ComponentId, NodeState> states = Map.of();
    private DiagramLayout layout;

    RoutePicture(Route route, Consumer<ComponentId> onSelect) {
        this.route = route;
        wires = new WireLayer(route);
        layout = DiagramLayout.of(route, WIDTH, HEIGHT);
        wires.place(layout);
        getStyleClass().add("route-picture");
        setMinSize(0, 0);
        setPrefSize(WIDTH, HEIGHT);
        getChildren().add(wires);
        for (var component : route.components()) {
            var tile = new NodeTile(component, () -> onSelect.accept(component.id()));
            tiles.put(component.id(), tile);
            getChildren().add(tile);
        }
    }

    /** A picture to look at, of the route as it is when all is deployed. */
    public static RoutePicture of(Route route) {
        var picture = new RoutePicture(route, _ -> {});
        picture.tiles.values().forEach(NodeTile::still);
        picture.setMouseTransparent(true);
        var ready = new LinkedHashMap<ComponentId, NodeState>();
        route.components().forEach(component -> ready.put(component.id(), NodeState.READY));
        picture.show(ready);
        return picture;
    }

    DiagramLayout layoutNow() {
        return layout;
    }

    Map<ComponentId, NodeTile> tiles() {
        return tiles;
    }

    void show(Map<ComponentId, NodeState> next) {
        if (next.equals(states)) {
            return;
        }
        states = next;
        tiles.forEach((id, tile) -> tile.show(next.getOrDefault(id, NodeState.ABSENT)));
        wires.show(hop -> ready(hop.from()) && ready(hop.to()));
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() != layout.width() || getHeight() != layout.height()) {
            layout = DiagramLayout.of(route, getWidth(), getHeight());
            wires.place(layout);
        }
        wires.resizeRelocate(0, 0, getWidth(), getHeight());
        tiles.forEach(
                (id, tile) ->
                        layout.spot(id)
                                .ifPresent(
                                        spot -> tile.place(spot, layout.side(), layout.pitch())));
    }

    private boolean ready(ComponentId id) {
        return states.get(id) == NodeState.READY;
    }
}
