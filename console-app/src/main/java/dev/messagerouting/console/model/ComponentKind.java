package dev.messagerouting.console.model;

/** What a component is, and so which icon it has. */
public enum ComponentKind {
    SOURCE,
    SCHEDULE,
    API,
    STREAM,
    FUNCTION,
    STATE_MACHINE,
    TARGET
}
