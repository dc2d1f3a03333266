package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.stepfunctions.run.Ticket;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.model.ActivityListItem;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The activities, and the work that waits at each for a worker. */
final class Activities {

    /** How long a worker's request waits for work. */
    private static final Duration POLL = Duration.ofSeconds(60);

    record Activity(Arn arn, String name, Instant created, LinkedBlockingQueue<Ticket> waiting) {}

    private final CloudTime time;
    private final Tickets tickets;
    private final Map<String, Activity> byArn = new ConcurrentHashMap<>();

    Activities(CloudTime time, Tickets tickets) {
        this.time = time;
        this.tickets = tickets;
    }

    /** The one that is there already, if it is. */
    Activity create(@Nullable String name) {
        var arn = Caller.current().arn("states", "activity:" + Inputs.name(name));
        return byArn.computeIfAbsent(
                arn,
                _ ->
                        new Activity(
                                Arn.activity(arn),
                                String.valueOf(name),
                                time.now(),
                                new LinkedBlockingQueue<>()));
    }

    Activity get(@Nullable String activityArn) {
        var arn = Arn.activity(activityArn);
        var activity = byArn.get(arn.text());
        if (activity == null) {
            throw SfnFaults.noActivity(arn.text());
        }
        return activity;
    }

    void delete(@Nullable String activityArn) {
        byArn.remove(Arn.activity(activityArn).text());
    }

    List<ActivityListItem> all() {
        var caller = Caller.current();
        return byArn.values().stream()
                .filter(activity -> activity.arn().owner().equals(caller))
                .sorted(Comparator.comparing(Activity::name))
                .map(
                        activity ->
                                ActivityListItem.builder()
                                        .activityArn(activity.arn().text())
                                        .name(activity.name())
                                        .creationDate(activity.created())
                                        .build())
                .toList();
    }

    /** Work for an activity that is not there waits for nobody: it ends by its timeout. */
    void offer(String activityArn, Ticket ticket) {
        var activity = byArn.get(activityArn);
        if (activity != null) {
            activity.waiting().add(ticket);
        }
    }

    /** The next piece of work that has not timed out meanwhile, or null if none came in time. */
    @Nullable Ticket take(@Nullable String activityArn) throws InterruptedException {
        var waiting = get(activityArn).waiting();
        while (true) {
            var ticket = waiting.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (ticket == null || tickets.isOpen(ticket.token())) {
                return ticket;
            }
        }
    }
}
