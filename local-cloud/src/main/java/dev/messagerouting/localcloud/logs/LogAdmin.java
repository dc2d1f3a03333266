package dev.messagerouting.localcloud.logs;

import dev.messagerouting.localcloud.logs.LogGroups.Group;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Groups and streams: made, listed, changed, deleted. */
final class LogAdmin {

    private static final Set<Integer> RETENTION_DAYS =
            Set.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);
    private static final Pattern STREAM_NAME = Pattern.compile("[^:*]{1,512}");
    private static final int PAGE = 50;

    private final LogGroups groups;

    LogAdmin(LogGroups groups) {
        this.groups = groups;
    }

    void retain(@Nullable String groupName, @Nullable Integer days) {
        var group = groups.find(groupName, null);
        if (days == null || !RETENTION_DAYS.contains(days)) {
            throw LogFaults.constraint(
                    String.valueOf(days),
                    "retentionInDays",
                    "Member must satisfy enum value set: " + new TreeSet<>(RETENTION_DAYS));
        }
        group.state().update(state -> state.retained(days));
    }

    void createStream(@Nullable String groupName, @Nullable String name, long now) {
        var group = groups.find(groupName, null);
        if (name == null || !STREAM_NAME.matcher(name).matches()) {
            throw LogFaults.constraint(
                    String.valueOf(name),
                    "logStreamName",
                    "Member must satisfy regular expression pattern: [^:*]*");
        }
        var stream = LogStreamState.created(name, now);
        group.state()
                .update(
                        state -> {
                            if (state.streams().containsKey(name)) {
                                throw LogFaults.exists("log stream");
                            }
                            return state.with(stream);
                        });
    }

    void deleteStream(@Nullable String groupName, @Nullable String name) {
        var group = groups.find(groupName, null);
        var stream = group.stream(name);
        group.state().update(state -> state.without(stream.name()));
    }

    void tag(String arn, Map<String, String> tags) {
        groups.find(arn)
                .state()
                .update(
                        state -> {
                            var all = new TreeMap<>(state.tags());
                            all.putAll(tags);
                            return state.tagged(all);
                        });
    }

    void untag(String arn, List<String> keys) {
        groups.find(arn)
                .state()
                .update(
                        state -> {
                            var left = new TreeMap<>(state.tags());
                            keys.forEach(left::remove);
                            return state.tagged(left);
                        });
    }

    DescribeLogGroupsResponse describeGroups(DescribeLogGroupsRequest request) {
        var prefix = request.logGroupNamePrefix();
        var pattern = request.logGroupNamePattern();
        if (prefix != null && pattern != null) {
            throw LogFaults.invalid(
                    "LogGroup name prefix and LogGroup name pattern are mutually exclusive"
                            + " parameters.");
        }
        var found =
                groups.own().stream()
                        .filter(group -> prefix == null || group.name().startsWith(prefix))
                        .filter(group -> pattern == null || group.name().contains(pattern))
                        .filter(group -> named(group, request.logGroupIdentifiers()))
                        .toList();
        var page = page(found, request.limit(), request.nextToken());
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.stream().map(LogAdmin::shape).toList())
                .nextToken(token(found, page))
                .build();
    }

    private static boolean named(Group group, List<String> identifiers) {
        return identifiers.isEmpty()
                || identifiers.contains(group.name())
                || identifiers.contains(group.arn());
    }

    private static LogGroup shape(Group group) {
        var state = group.state().get();
        return LogGroup.builder()
                .logGroupName(group.name())
                .arn(group.arn() + ":*")
                .logGroupArn(group.arn())
                .creationTime(group.created())
                .retentionInDays(state.retentionDays())
                .metricFilterCount(0)
                .storedBytes(state.log().bytes())
                .logGroupClass(LogGroupClass.STANDARD)
                .build();
    }

    DescribeLogStreamsResponse describeStreams(DescribeLogStreamsRequest request) {
        var group = groups.find(request.logGroupName(), request.logGroupIdentifier());
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        var prefix = request.logStreamNamePrefix();
        if (byTime && prefix != null) {
            throw LogFaults.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        Comparator<LogStreamState> order = Comparator.comparing(LogStreamState::name);
        if (byTime) {
            order = Comparator.comparingLong(LogAdmin::lastEvent).thenComparing(order);
        }
        var found =
                group.state().get().streams().values().stream()
                        .filter(stream -> prefix == null || stream.name().startsWith(prefix))
                        .sorted(
                                Boolean.TRUE.equals(request.descending())
                                        ? order.reversed()
                                        : order)
                        .toList();
        var page = page(found, request.limit(), request.nextToken());
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.stream().map(stream -> shape(group, stream)).toList())
                .nextToken(token(found, page))
                .build();
    }

    private static long lastEvent(LogStreamState stream) {
        var last = stream.marks().get().lastEvent();
        return last == null ? 0 : last;
    }

    private static LogStream shape(Group group, LogStreamState stream) {
        var marks = stream.marks().get();
        return LogStream.builder()
                .logStreamName(stream.name())
                .arn(group.arn() + ":log-stream:" + stream.name())
                .creationTime(stream.created())
                .firstEventTimestamp(marks.firstEvent())
                .lastEventTimestamp(marks.lastEvent())
                .lastIngestionTime(marks.lastIngestion())
                .build();
    }

    /** A token is how many were shown before: lists are short and their order is stable. */
    private static <T> List<T> page(List<T> all, @Nullable Integer limit, @Nullable String token) {
        int most = limit == null ? PAGE : limit;
        if (most < 1 || most > PAGE) {
            throw LogFaults.constraint(
                    most, "limit", "Member must have value between 1 and " + PAGE);
        }
        int from = 0;
        if (token != null) {
            if (!token.matches("\\d{1,9}")) {
                throw LogFaults.invalid("The specified nextToken is invalid.");
            }
            from = Math.min(all.size(), Integer.parseInt(token));
        }
        return all.subList(from, Math.min(all.size(), from + most));
    }

    private static <T> @Nullable String token(List<T> all, List<T> page) {
        int shown = page.isEmpty() ? all.size() : all.lastIndexOf(page.getLast()) + 1;
        return shown < all.size() ? Integer.toString(shown) : null;
    }
}
