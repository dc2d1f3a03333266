package dev.messagerouting.localcloud.logs;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Cell.Change;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** All groups of all accounts and regions, by ARN. */
final class LogGroups {

    /**
     * One group.
     *
     * @param arn without the {@code :*} that AWS puts behind it in places
     * @param created in epoch milliseconds
     */
    record Group(String name, String arn, long created, Cell<LogGroupState> state) {

        LogStreamState stream(@Nullable String name) {
            var stream = name == null ? null : state.get().streams().get(name);
            if (stream == null) {
                throw LogFaults.noStream();
            }
            return stream;
        }
    }

    private static final Pattern NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");

    private final Cell<Map<String, Group>> groups = new Cell<>(Map.of());

    static String arn(String name) {
        return Caller.current().arn("logs", "log-group:" + name);
    }

    Group find(@Nullable String name, @Nullable String identifier) {
        var meant = name != null ? name : identifier;
        if (meant == null) {
            throw LogFaults.invalid(
                    "Neither logGroupName nor logGroupIdentifier is given: one has to name a log"
                            + " group.");
        }
        return find(meant);
    }

    /** By name or by ARN, with or without {@code :*} at its end. */
    Group find(String nameOrArn) {
        var arn = nameOrArn.startsWith("arn:") ? nameOrArn : arn(nameOrArn);
        var plain = arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
        var group = groups.get().get(plain);
        if (group == null) {
            throw LogFaults.noGroup();
        }
        return group;
    }

    /** The groups of this account and region, by name. */
    List<Group> own() {
        var prefix = arn("");
        return groups.get().values().stream()
                .filter(group -> group.arn().startsWith(prefix))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    void create(@Nullable String name, long now, Map<String, String> tags) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw LogFaults.constraint(
                    String.valueOf(name),
                    "logGroupName",
                    "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
        }
        var arn = arn(name);
        var state = new LogGroupState(null, tags, Map.of(), EventLog.EMPTY);
        var group = new Group(name, arn, now, new Cell<>(state));
        groups.update(
                all -> {
                    if (all.containsKey(arn)) {
                        throw LogFaults.exists("log group");
                    }
                    var next = new HashMap<>(all);
                    next.put(arn, group);
                    return next;
                });
    }

    void delete(Group group) {
        groups.commit(
                all -> {
                    var next = new HashMap<>(all);
                    if (next.remove(group.arn()) == null) {
                        throw LogFaults.noGroup();
                    }
                    return new Change<>(next, group);
                });
    }
}
