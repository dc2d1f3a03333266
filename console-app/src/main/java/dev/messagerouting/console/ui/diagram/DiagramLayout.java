package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.model.Component;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.Route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything is, in pixels: a pure function of the route and the room there is.
 *
 * <p>The way goes from left to right in the upper row up to the hub (the state machine), and back
 * from right to left in the lower row. What the hub calls stands to its right; what only triggers
 * another stands between the rows, at whom it triggers. So the source and the target are both at
 * the left, labels are outside, and the inside stays free.
 *
 * @param side the length of a tile's side
 * @param pitch from one column to the next
 */
record DiagramLayout(
        double width,
        double height,
        double side,
        double pitch,
        Map<ComponentId, Spot> spots,
        Map<Hop, Wire> wires) {

    /** Room for the two lines of a label. */
    static final double LABEL = 44;

    private static final double MARGIN = 16;
    private static final double SMALLEST = 60;
    private static final double GAP = 7;
    private static final double BETWEEN = 28;
    private static final double BESIDE = 10;
    private static final double NUMBER = 17;

    /** On which side of its tile a label is. */
    enum Side {
        ABOVE,
        BELOW,
        RIGHT
    }

    /** The middle of a tile, and where its label is. */
    record Spot(Component component, double x, double y, Side label) {}

    /** A hop's curve, and where its number stands. */
    record Wire(Hop hop, Curve curve, double numberX, double numberY) {}

    static DiagramLayout of(Route route, double width, double height) {
        var way = RouteWay.of(route);
        int columns = Math.max(2, Math.max(way.out().size(), way.back().size()));
        double pitch = Math.max(1, (width - 2 * MARGIN) / (columns + way.called().size()));
        double inside = height - 2 * (LABEL + MARGIN);
        double high = way.triggers().isEmpty() ? height * 0.18 : (inside - 2 * BETWEEN) / 3;
        double side = Math.clamp(Math.min(pitch * 0.46, high), 20, 104);
        double between = way.triggers().isEmpty() ? 0 : 2 * (side + BETWEEN);
        double apart = Math.max(side, Math.min(inside - side, Math.max(side * 3.4, between)));
        double upper = (height - apart) / 2;
        double first = MARGIN + pitch / 2;
        double last = first + pitch * (columns - 1);

        var spots = new LinkedHashMap<ComponentId, Spot>();
        spread(way.out(), first, last, upper, Side.ABOVE, spots);
        spread(way.called(), last + pitch, width - MARGIN - pitch / 2, upper, Side.ABOVE, spots);
        spread(way.back(), last, first, upper + apart, Side.BELOW, spots);
        for (var trigger : way.triggers()) {
            double x = spot(spots, trigger.worker()).x();
            var spot = new Spot(trigger.component(), x, upper + apart / 2, Side.RIGHT);
            spots.put(trigger.component().id(), spot);
        }
        return new DiagramLayout(width, height, side, pitch, spots, wires(route, spots, side));
    }

    /** How much larger than at the smallest window what is on the wires is drawn. */
    double zoom() {
        return Math.clamp(side / SMALLEST, 1, 1.5);
    }

    Optional<Wire> wire(Hop hop) {
        return Optional.ofNullable(wires.get(hop));
    }

    Optional<Spot> spot(ComponentId id) {
        return Optional.ofNullable(spots.get(id));
    }

    /** Evenly from the first place to the last; one alone takes the place that is at the left. */
    private static void spread(
            List<Component> row,
            double from,
            double to,
            double y,
            Side label,
            Map<ComponentId, Spot> spots) {
        if (row.size() == 1) {
            var alone = row.getFirst();
            spots.put(alone.id(), new Spot(alone, Math.min(from, to), y, label));
            return;
        }
        for (int i = 0; i < row.size(); i++) {
            double x = from + (to - from) * i / (row.size() - 1);
            spots.put(row.get(i).id(), new Spot(row.get(i), x, y, label));
        }
    }

    private static Map<Hop, Wire> wires(Route route, Map<ComponentId, Spot> spots, double side) {
        var wires = new LinkedHashMap<Hop, Wire>();
        for (var hop : route.hops()) {
            var from = spot(spots, hop.from());
            var to = spot(spots, hop.to());
            boolean beside = route.hops().stream().anyMatch(o -> RouteWay.opposite(hop, o));
            wires.put(hop, wire(hop, from, to, side / 2 + GAP, beside));
        }
        return wires;
    }

    /** From edge to edge: level, upright, or in an S if the two are neither. */
    private static Wire wire(Hop hop, Spot from, Spot to, double reach, boolean beside) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        if (Math.abs(dx) < 1) {
            double x = from.x();
            double sign = Math.signum(dy);
            var curve = Curve.straight(x, from.y() + sign * reach, x, to.y() - sign * reach);
            return new Wire(hop, curve, x - NUMBER, curve.y(0.5));
        }
        double sign = Math.signum(dx);
        double shift = beside ? -sign * BESIDE : 0;
        double x0 = from.x() + sign * reach;
        double x3 = to.x() - sign * reach;
        double y0 = from.y() + shift;
        double y3 = to.y() + shift;
        double middle = (x0 + x3) / 2;
        var curve =
                Math.abs(dy) < 1
                        ? Curve.straight(x0, y0, x3, y3)
                        : new Curve(x0, y0, middle, y0, middle, y3, x3, y3);
        boolean under = from.label() == Side.ABOVE ? shift > 0 : !beside;
        return new Wire(hop, curve, middle, curve.y(0.5) + (under ? NUMBER : -NUMBER));
    }

    private static Spot spot(Map<ComponentId, Spot> spots, ComponentId id) {
        var spot = spots.get(id);
        if (spot == null) {
            throw new IllegalArgumentException("A hop leads to '" + id + "', which has no place.");
        }
        return spot;
    }
}
