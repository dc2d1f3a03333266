package dev.messagerouting.localcloud.stepfunctions.run;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * A task that ends when somebody says so by its token.
 *
 * @param activityArn where workers ask for it, or null if the token went out with a request
 * @param input what a worker gets
 * @param started told the worker's name when one takes it
 * @param heartbeat told of each sign of life
 * @param done told the outcome
 */
public record Ticket(
        String token,
        @Nullable String activityArn,
        String input,
        Consumer<@Nullable String> started,
        Runnable heartbeat,
        Consumer<Outcome> done) {}
