package dev.messagerouting.localcloud.kinesis;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Cell.Change;
import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.kinesis.model.StreamStatus;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** All streams of all accounts and regions, by ARN. */
final class Streams {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    private final CloudTime time;
    private final KinesisLimits limits;
    private final Cell<Map<String, StreamState>> streams = new Cell<>(Map.of());

    Streams(CloudTime time, KinesisLimits limits) {
        this.time = time;
        this.limits = limits;
    }

    Instant now() {
        return time.now();
    }

    KinesisLimits limits() {
        return limits;
    }

    static String arn(String name) {
        return Caller.current().arn("kinesis", "stream/" + name);
    }

    /** The ARN that a request means, which names its stream by name or by ARN. */
    static String arn(@Nullable String name, @Nullable String arn) {
        if (arn != null) {
            return arn;
        }
        if (name == null) {
            throw KinesisFaults.invalid(
                    "Neither StreamName nor StreamARN is given: one of them has to name a stream.");
        }
        checkName(name);
        return arn(name);
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw KinesisFaults.constraint(
                    name,
                    "streamName",
                    "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }
    }

    static String nameOf(String arn) {
        return arn.substring(arn.indexOf('/') + 1);
    }

    StreamState find(@Nullable String name, @Nullable String arn) {
        return find(arn(name, arn));
    }

    StreamState find(String arn) {
        return existing(streams.get(), arn);
    }

    /** A stream that takes and gives records: not one that is being created or deleted. */
    StreamState usable(String arn) {
        var stream = find(arn);
        return switch (stream.status(now())) {
            case ACTIVE, UPDATING -> stream;
            case CREATING, DELETING, UNKNOWN_TO_SDK_VERSION ->
                    throw KinesisFaults.noStream(stream.name());
        };
    }

    Collection<StreamState> all() {
        var now = now();
        return streams.get().values().stream().filter(stream -> !stream.gone(now)).toList();
    }

    void create(StreamState stream) {
        streams.update(
                all -> {
                    var there = all.get(stream.arn());
                    if (there != null && !there.gone(now())) {
                        throw KinesisFaults.inUse(
                                "Stream %s under account %s already exists."
                                        .formatted(stream.name(), KinesisFaults.account()));
                    }
                    return with(all, stream);
                });
    }

    StreamState change(String arn, UnaryOperator<StreamState> decide) {
        return streams.commit(
                all -> {
                    var next = decide.apply(existing(all, arn));
                    return new Change<>(with(all, next), next);
                });
    }

    /** A change that AWS makes only to a stream that is ACTIVE, and during which it is UPDATING. */
    StreamState update(String arn, UnaryOperator<StreamState> decide) {
        return change(
                arn,
                stream -> {
                    checkActive(stream);
                    return decide.apply(stream)
                            .changing(StreamStatus.UPDATING, now().plus(limits.settling()));
                });
    }

    void checkActive(StreamState stream) {
        var status = stream.status(now());
        if (status != StreamStatus.ACTIVE) {
            throw KinesisFaults.inUse(
                    "Stream %s under account %s not ACTIVE, instead in state %s"
                            .formatted(stream.name(), KinesisFaults.account(), status));
        }
    }

    private StreamState existing(Map<String, StreamState> all, String arn) {
        var stream = all.get(arn);
        if (stream == null || stream.gone(now())) {
            throw KinesisFaults.noStream(nameOf(arn));
        }
        return stream;
    }

    /** Streams whose deletion is over leave on the way. */
    private Map<String, StreamState> with(Map<String, StreamState> all, StreamState stream) {
        var now = now();
        var next = new TreeMap<>(all);
        next.values().removeIf(other -> other.gone(now));
        next.put(stream.arn(), stream);
        return next;
    }
}
