package dev.messagerouting.console.flow;

import dev.messagerouting.console.model.FlowEvent;

import java.util.List;

/** Reads what happened. Used by one thread at a time. */
public interface FlowReader {

    /** For logs and thread names, for example {@code logs of source-process--target-process}. */
    String name();

    /**
     * What is new since the last read, oldest first, each event once. What was found before a
     * failure is not lost: it is in this answer or in the next. Throws {@link
     * dev.messagerouting.console.model.FaultException}.
     */
    List<FlowEvent> read() throws InterruptedException;
}
