package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.kernel.Caller;

import tools.jackson.databind.JsonNode;

/** What task states call; each answers on the caller's thread, which is the task's own. */
public interface Tasks {

    /** Invokes a function by its ARN with the state's effective input as payload. */
    Outcome function(String arn, String payload, Caller caller);

    /**
     * {@code lambda:invoke}.
     *
     * @param arguments {@code FunctionName}, {@code Payload}, …
     */
    Outcome invoke(JsonNode arguments, Caller caller);

    /** Hands work to whoever asks for it, or waits for whoever has got the token. */
    void waitFor(Ticket ticket);

    /** Nobody waits for this token any more. */
    void forget(String token);
}
