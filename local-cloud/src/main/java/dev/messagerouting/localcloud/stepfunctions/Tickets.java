package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.stepfunctions.run.Outcome;
import dev.messagerouting.localcloud.stepfunctions.run.Ticket;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tasks that wait for somebody to tell how they ended, by token. */
final class Tickets {

    private final Map<String, Ticket> byToken = new ConcurrentHashMap<>();

    void add(Ticket ticket) {
        byToken.put(ticket.token(), ticket);
    }

    void forget(String token) {
        byToken.remove(token);
    }

    boolean isOpen(String token) {
        return byToken.containsKey(token);
    }

    void end(@Nullable String token, Outcome outcome) {
        var ticket = token == null ? null : byToken.remove(token);
        if (ticket == null) {
            throw missing(token);
        }
        ticket.done().accept(outcome);
    }

    void heartbeat(@Nullable String token) {
        var ticket = token == null ? null : byToken.get(token);
        if (ticket == null) {
            throw missing(token);
        }
        ticket.heartbeat().run();
    }

    private static RuntimeException missing(@Nullable String token) {
        return token != null && token.startsWith("AQC")
                ? SfnFaults.noTask()
                : SfnFaults.invalidToken("Invalid token");
    }
}
