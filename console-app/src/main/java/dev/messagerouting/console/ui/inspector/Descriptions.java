package dev.messagerouting.console.ui.inspector;

import dev.messagerouting.console.model.Component;

import java.util.Map;

/** What each component does, in a sentence. */
final class Descriptions {

    private static final Map<String, String> SENTENCES =
            Map.ofEntries(
                    Map.entry(
                            "source-process",
                            "Makes messages, a batch at a time, and posts them to the ingestion"
                                    + " API. What the API reports as not accepted it sends again."),
                    Map.entry(
                            "source-endpoint",
                            "Makes messages and answers a batch of them whenever it is asked."),
                    Map.entry(
                            "Schedule",
                            "Wakes the ingestor, so that it polls: once a minute on AWS, and twelve"
                                    + " times as often on the local cloud, so that nobody waits."),
                    Map.entry(
                            "IngestionApi",
                            "Takes arrays of messages over HTTPS and puts each message into the"
                                    + " stream as a record of its own."),
                    Map.entry(
                            "Stream",
                            "Keeps messages in order until the ingestor has taken them: a buffer"
                                    + " between what arrives and what is worked on."),
                    Map.entry(
                            "SinkIngestor",
                            "Reads batches from the stream and starts one execution of the state"
                                    + " machine for each message, never two for the same."),
                    Map.entry(
                            "PollIngestor",
                            "Asks the source for messages and starts one execution of the state"
                                    + " machine for each, never two for the same."),
                    Map.entry(
                            "StateMachine",
                            "Runs one execution for each message: transform, then emit. It tries"
                                    + " again with growing pauses, and keeps what finally failed."),
                    Map.entry("Transformer", "Adds a value to the message and hands it back."),
                    Map.entry(
                            "PushEmitter",
                            "Posts the message to the target. It may do so twice; the target"
                                    + " recognises a repeat by its key."),
                    Map.entry(
                            "QueueEmitter",
                            "Puts the message into the queue, where it waits to be fetched."),
                    Map.entry(
                            "Queue",
                            "Keeps messages in order until the target comes to fetch them."),
                    Map.entry(
                            "Dequeuer",
                            "Reads from the queue what the target asks for, and tells it where to"
                                    + " go on from."),
                    Map.entry(
                            "QueueApi",
                            "Answers the target over HTTPS with every message since the last time"
                                    + " it asked."),
                    Map.entry(
                            "target-process",
                            "Polls the queue API and accepts each message once; a repeat it"
                                    + " recognises by its key."),
                    Map.entry(
                            "target-endpoint",
                            "Takes messages over HTTP and accepts each once; a repeat it"
                                    + " recognises by its key."));

    private Descriptions() {}

    /** Empty for a component that nobody has described. */
    static String of(Component component) {
        return SENTENCES.getOrDefault(component.id().value(), "");
    }
}
