package dev.messagerouting.console.model;

/** A node of the diagram. */
public record Component(ComponentId id, ComponentKind kind, String title) {}
