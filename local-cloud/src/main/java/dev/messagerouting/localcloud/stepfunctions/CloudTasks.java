package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.stepfunctions.run.Outcome;
import dev.messagerouting.localcloud.stepfunctions.run.Tasks;
import dev.messagerouting.localcloud.stepfunctions.run.Ticket;

import tools.jackson.databind.JsonNode;

/** Hands the tasks of executions to who does them. */
record CloudTasks(LambdaTasks lambda, Tickets tickets, Activities activities) implements Tasks {

    @Override
    public Outcome function(String arn, String payload, Caller caller) {
        return lambda.function(arn, payload, caller);
    }

    @Override
    public Outcome invoke(JsonNode arguments, Caller caller) {
        return lambda.invoke(arguments, caller);
    }

    @Override
    public void waitFor(Ticket ticket) {
        tickets.add(ticket);
        var activity = ticket.activityArn();
        if (activity != null) {
            activities.offer(activity, ticket);
        }
    }

    @Override
    public void forget(String token) {
        tickets.forget(token);
    }
}
