package dev.messagerouting.localcloud.elb;

import dev.messagerouting.localcloud.elb.ElbState.Group;
import dev.messagerouting.localcloud.elb.ElbState.Health;
import dev.messagerouting.localcloud.elb.ElbState.Target;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Asks each target again and again whether it is well. The first success after the registration
 * counts at once, as on AWS (<a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">documentation</a>);
 * until then it is asked every second, where AWS would wait for the interval.
 */
final class HealthChecks {

    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);
    private static final Duration AT_FIRST = Duration.ofSeconds(1);
    private static final Pattern CODES = Pattern.compile("\\d{3}(-\\d{3})?(,\\d{3}(-\\d{3})?)*");

    private record Outcome(boolean well, String reason, String text) {}

    private final Cell<ElbState> state;
    private final CloudTime time;
    private final Threads threads;
    private final HttpClient http;
    private volatile boolean closed;

    HealthChecks(Cell<ElbState> state, CloudTime time, Threads threads, HttpClient http) {
        this.state = state;
        this.time = time;
        this.threads = threads;
        this.http = http;
    }

    void begin(String groupArn, String address) {
        threads.start("elb-health", () -> check(groupArn, address));
    }

    private @Nullable Target find(String groupArn, String address) {
        var group = state.get().groups().get(groupArn);
        return group == null ? null : group.targets().get(address);
    }

    private void check(String groupArn, String address) {
        var group = state.get().groups().get(groupArn);
        var target = find(groupArn, address);
        if (closed || group == null || target == null) {
            return;
        }
        var outcome = ask(group, target);
        note(groupArn, address, outcome);
        var now = find(groupArn, address);
        if (now != null && !closed) {
            var pause =
                    now.health() == Health.INITIAL
                            ? AT_FIRST
                            : Duration.ofSeconds(group.group().healthCheckIntervalSeconds());
            var _ = time.schedule(pause, () -> check(groupArn, address));
        }
    }

    static String port(Group group, Target target) {
        var port = group.group().healthCheckPort();
        return port.equals("traffic-port") ? target.description().port().toString() : port;
    }

    private Outcome ask(Group group, Target target) {
        var settings = group.group();
        var uri =
                URI.create(
                        "http://"
                                + target.description().id()
                                + ":"
                                + port(group, target)
                                + settings.healthCheckPath());
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(
                                            Duration.ofSeconds(
                                                    settings.healthCheckTimeoutSeconds()))
                                    .header("User-Agent", "ELB-HealthChecker/2.0")
                                    .build(),
                            BodyHandlers.discarding());
            int code = answer.statusCode();
            return new Outcome(
                    codes(settings.matcher().httpCode()).test(code),
                    "Target.ResponseCodeMismatch",
                    "Health checks failed with these codes: [" + code + "]");
        } catch (HttpTimeoutException late) {
            return new Outcome(false, "Target.Timeout", "Request timed out");
        } catch (IOException failed) {
            return new Outcome(false, "Target.FailedHealthChecks", "Health checks failed");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Outcome(false, "Elb.InternalError", "The local cloud closes");
        }
    }

    private void note(String groupArn, String address, Outcome outcome) {
        state.update(
                s -> {
                    var group = s.groups().get(groupArn);
                    var target = group == null ? null : group.targets().get(address);
                    return group == null || target == null
                            ? s
                            : s.withGroup(group.with(after(group, target, outcome)));
                });
        if (!outcome.well()) {
            LOG.debug("Target {} is not well: {}", address, outcome.text());
        }
    }

    private static Target after(Group group, Target target, Outcome outcome) {
        boolean changes =
                switch (target.health()) {
                    case INITIAL, UNHEALTHY -> outcome.well();
                    case HEALTHY -> !outcome.well();
                };
        if (!changes) {
            return new Target(
                    target.description(), target.health(), 0, target.reason(), target.text());
        }
        int limit =
                switch (target.health()) {
                    case INITIAL -> 1;
                    case UNHEALTHY -> group.group().healthyThresholdCount();
                    case HEALTHY -> group.group().unhealthyThresholdCount();
                };
        int streak = target.streak() + 1;
        if (streak < limit) {
            return new Target(
                    target.description(), target.health(), streak, target.reason(), target.text());
        }
        return outcome.well()
                ? new Target(target.description(), Health.HEALTHY, 0, null, null)
                : new Target(
                        target.description(),
                        Health.UNHEALTHY,
                        0,
                        outcome.reason(),
                        outcome.text());
    }

    /** Of {@code 200}, {@code 200,202} or {@code 200-299}. */
    static IntPredicate codes(String text) {
        if (!CODES.matcher(text).matches()) {
            throw ElbFaults.invalid("Health check matcher HTTP code '" + text + "' is not valid");
        }
        IntPredicate any = code -> false;
        for (var part : text.split(",")) {
            int dash = part.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int to = Integer.parseInt(dash < 0 ? part : part.substring(dash + 1));
            any = any.or(code -> code >= from && code <= to);
        }
        return any;
    }

    void close() {
        closed = true;
    }
}
