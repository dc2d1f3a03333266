package dev.messagerouting.localcloud.identity;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A page of a list; the marker is where the next one begins. */
record IamPage<T>(List<T> items, boolean isTruncated, @Nullable String marker) {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    static <T> IamPage<T> of(List<T> all, @Nullable String marker, @Nullable Integer maxItems) {
        int size = maxItems == null ? USUAL : maxItems;
        if (size < 1 || size > MOST) {
            throw IamChecks.constraint(
                    Integer.toString(size),
                    "maxItems",
                    size < 1
                            ? "Member must have value greater than or equal to 1"
                            : "Member must have value less than or equal to 1000");
        }
        int from = 0;
        if (marker != null) {
            if (!marker.matches("\\d{1,9}") || Integer.parseInt(marker) > all.size()) {
                throw IamChecks.validation("Invalid Marker.");
            }
            from = Integer.parseInt(marker);
        }
        int to = Math.min(all.size(), from + size);
        var more = to < all.size();
        return new IamPage<>(all.subList(from, to), more, more ? Integer.toString(to) : null);
    }
}
