package dev.messagerouting.console.model;

/** For example {@code source-process--target-process}. */
public record RouteId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
