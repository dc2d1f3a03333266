package dev.messagerouting.console.model;

/**
 * An edge of the diagram, in the direction in which the message travels.
 *
 * @param number counts from 1 along the message's way
 */
public record Hop(int number, ComponentId from, ComponentId to, Mode mode) {

    /** Who moves the message: {@code from} pushes it, or {@code to} pulls it. */
    public enum Mode {
        PUSH,
        PULL
    }
}
