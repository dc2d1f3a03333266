package dev.messagerouting.console.planning;

import java.util.List;

/** Steps in an order that respects what each needs; what is independent runs side by side. */
public record Plan(List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }
}
