package dev.messagerouting.localcloud.cloudformation.kinds;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The resource kinds by type; refuses two of a type, and types it does not have. */
public final class Kinds {

    private final Map<String, ResourceKind> byType = new TreeMap<>();

    public Kinds(Collection<? extends ResourceKind> kinds) {
        for (var kind : kinds) {
            if (byType.put(kind.type(), kind) != null) {
                throw new IllegalArgumentException("Two kinds of " + kind.type());
            }
        }
    }

    public ResourceKind of(String type) {
        var kind = byType.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("No kind of " + type);
        }
        return kind;
    }

    public Set<String> types() {
        return byType.keySet();
    }
}
