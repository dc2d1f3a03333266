package dev.messagerouting.localcloud.cloudwatch;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

import java.time.Duration;

/**
 * ListMetrics: what had data in the past two weeks.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
 */
final class Listing {

    private static final int PAGE = 500;
    private static final int MOST_FILTERS = 30;
    private static final Duration SHOWN = Duration.ofDays(14);
    private static final Duration RECENT = Duration.ofHours(3);

    private final MetricStore store;
    private final CloudTime time;

    Listing(MetricStore store, CloudTime time) {
        this.store = store;
        this.time = time;
    }

    ListMetricsResponse list(ListMetricsRequest request) {
        check(request);
        var window = request.recentlyActive() == null ? SHOWN : RECENT;
        long after = token(request.nextToken());
        var found =
                store.since(Caller.current(), time.now().minus(window).getEpochSecond()).stream()
                        .filter(series -> series.order() > after && matches(series.id(), request))
                        .limit(PAGE + 1L)
                        .toList();
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var answer =
                ListMetricsResponse.builder()
                        .metrics(page.stream().map(series -> series.id().shown()).toList());
        if (Boolean.TRUE.equals(request.includeLinkedAccounts())) {
            answer.owningAccounts(
                    page.stream().map(series -> series.id().owner().accountId()).toList());
        }
        return found.size() > PAGE
                ? answer.nextToken(Long.toString(page.getLast().order())).build()
                : answer.build();
    }

    private static void check(ListMetricsRequest request) {
        var complaints = new Complaints();
        Checks.size(request.dimensions(), MOST_FILTERS, "Dimensions", complaints);
        int place = 0;
        for (var filter : request.dimensions()) {
            place++;
            Checks.name(filter.name(), "Dimensions.member." + place + ".Name", complaints);
        }
        if (request.recentlyActive() == RecentlyActive.UNKNOWN_TO_SDK_VERSION) {
            complaints.invalid("The parameter RecentlyActive must be a value in the set [ PT3H ].");
        }
        complaints.raise();
    }

    private static long token(@Nullable String token) {
        try {
            return token == null ? 0 : Long.parseLong(token);
        } catch (NumberFormatException notOurs) {
            throw WatchFaults.invalid("Request parameter NextToken is invalid.");
        }
    }

    private static boolean matches(MetricId id, ListMetricsRequest request) {
        var owner = request.owningAccount();
        return (request.namespace() == null || request.namespace().equals(id.namespace()))
                && (request.metricName() == null || request.metricName().equals(id.name()))
                && (owner == null || owner.equals(id.owner().accountId()))
                && request.dimensions().stream().allMatch(filter -> has(id, filter));
    }

    private static boolean has(MetricId id, DimensionFilter filter) {
        return id.dimensions().stream()
                .anyMatch(
                        pair ->
                                pair.name().equals(filter.name())
                                        && (filter.value() == null
                                                || pair.value().equals(filter.value())));
    }
}
