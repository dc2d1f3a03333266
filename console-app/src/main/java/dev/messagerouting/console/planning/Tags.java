package dev.messagerouting.console.planning;

import dev.messagerouting.console.model.RouteId;

import java.util.Map;

/**
 * The tags on every stack of the demo. They are all that the console knows of what is deployed:
 * after a crash, or on another laptop, it finds the stacks by them.
 */
public final class Tags {

    /** Whose demo it is: two people may share an account. */
    public static final String PREFIX = "messaging-demo:prefix";

    /** The route it belongs to, or {@link #SHARED}. */
    public static final String ROUTE = "messaging-demo:route";

    /** What it is for: {@code artifact-store}, {@code cluster}, {@code route} or a simulator. */
    public static final String ROLE = "messaging-demo:role";

    /** The value of {@link #ROUTE} on a stack that all routes use. */
    public static final String SHARED = "shared";

    private Tags() {}

    static Map<String, String> shared(String prefix, String role) {
        return Map.of(PREFIX, prefix, ROUTE, SHARED, ROLE, role);
    }

    static Map<String, String> of(String prefix, RouteId route, String role) {
        return Map.of(PREFIX, prefix, ROUTE, route.value(), ROLE, role);
    }
}
