package dev.messagerouting.localcloud.logs;

import dev.messagerouting.localcloud.logs.LogEvent.Place;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** FilterLogEvents and GetLogEvents. */
final class LogReads {

    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_BYTES = 1_048_576;
    private static final String NO_SALT = "0".repeat(20);

    private final LogGroups groups;

    LogReads(LogGroups groups) {
        this.groups = groups;
    }

    FilterLogEventsResponse filter(FilterLogEventsRequest request) {
        var group = groups.find(request.logGroupName(), request.logGroupIdentifier());
        int limit = limit(request.limit());
        var wanted = streams(request, group);
        var pattern = FilterPattern.of(request.filterPattern());
        var log = group.state().get().log();
        var events = log.events();
        long next = log.from(request.startTime() == null ? 0 : request.startTime());
        if (request.nextToken() != null) {
            next = Math.max(next, log.after(place(request.nextToken())));
        }
        long end = request.endTime() == null ? events.end() : log.from(request.endTime() + 1);
        var found = new ArrayList<FilteredLogEvent>();
        int bytes = 0;
        while (next < end && found.size() < limit) {
            var event = events.get(next);
            if (wanted.test(event) && pattern.matches(event.shape().message())) {
                if (bytes + event.bytes() > MOST_BYTES && !found.isEmpty()) {
                    break;
                }
                bytes += event.bytes();
                found.add(event.shape());
            }
            next++;
        }
        return FilterLogEventsResponse.builder()
                .events(found)
                .searchedLogStreams(List.of())
                .nextToken(next < end ? events.get(next - 1).place().id(NO_SALT) : null)
                .build();
    }

    private static int limit(@Nullable Integer asked) {
        int limit = asked == null ? MOST_EVENTS : asked;
        if (limit < 1 || limit > MOST_EVENTS) {
            throw LogFaults.constraint(
                    limit, "limit", "Member must have value between 1 and " + MOST_EVENTS);
        }
        return limit;
    }

    private static Predicate<LogEvent> streams(
            FilterLogEventsRequest request, LogGroups.Group group) {
        var prefix = request.logStreamNamePrefix();
        if (request.hasLogStreamNames() && prefix != null) {
            throw LogFaults.invalid(
                    "Only one of logStreamNames and logStreamNamePrefix can be specified.");
        }
        if (request.hasLogStreamNames()) {
            request.logStreamNames().forEach(group::stream);
            var names = new HashSet<>(request.logStreamNames());
            return event -> names.contains(event.shape().logStreamName());
        }
        return prefix == null
                ? event -> true
                : event -> event.shape().logStreamName().startsWith(prefix);
    }

    private static Place place(String token) {
        var place = Place.of(token);
        if (place == null) {
            throw LogFaults.invalid("The specified nextToken is invalid.");
        }
        return place;
    }

    GetLogEventsResponse get(GetLogEventsRequest request) {
        var group = groups.find(request.logGroupName(), request.logGroupIdentifier());
        var stream = group.stream(request.logStreamName()).name();
        var log = group.state().get().log();
        long from = log.from(request.startTime() == null ? 0 : request.startTime());
        long to =
                request.endTime() == null
                        ? log.events().end()
                        : Math.max(from, log.from(request.endTime()));
        var token = request.nextToken();
        boolean forward =
                token == null
                        ? Boolean.TRUE.equals(request.startFromHead())
                        : token.startsWith("f/");
        if (token != null) {
            var place = directed(token);
            from = forward ? Math.max(from, log.after(place)) : from;
            to = forward ? to : Math.min(to, log.from(place));
        }
        var page = page(log, stream, from, to, limit(request.limit()), forward);
        var last = token == null ? Place.FIRST : directed(token);
        var newest = page.isEmpty() ? last : page.getLast().place();
        var oldest = page.isEmpty() ? last : page.getFirst().place();
        return GetLogEventsResponse.builder()
                .events(page.stream().map(LogReads::output).toList())
                .nextForwardToken("f/" + newest.id(NO_SALT) + "/s")
                .nextBackwardToken("b/" + oldest.id(NO_SALT) + "/s")
                .build();
    }

    private static Place directed(String token) {
        boolean whole = token.matches("[fb]/\\d{56}/s");
        return place(whole ? token.substring(2, token.length() - 2) : "");
    }

    private static List<LogEvent> page(
            EventLog log, String stream, long from, long to, int limit, boolean forward) {
        var page = new ArrayList<LogEvent>();
        int bytes = 0;
        long step = forward ? 1 : -1;
        for (long i = forward ? from : to - 1; i >= from && i < to; i += step) {
            var event = log.events().get(i);
            if (event.shape().logStreamName().equals(stream)) {
                bytes += event.bytes();
                if (page.size() == limit || (bytes > MOST_BYTES && !page.isEmpty())) {
                    break;
                }
                page.add(event);
            }
        }
        if (!forward) {
            Collections.reverse(page);
        }
        return page;
    }

    private static OutputLogEvent output(LogEvent event) {
        return OutputLogEvent.builder()
                .timestamp(event.shape().timestamp())
                .message(event.shape().message())
                .ingestionTime(event.shape().ingestionTime())
                .build();
    }
}
