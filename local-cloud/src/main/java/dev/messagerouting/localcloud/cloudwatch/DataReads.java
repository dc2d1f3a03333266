package dev.messagerouting.localcloud.cloudwatch;

import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * GetMetricData.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
final class DataReads {

    private static final int MOST_POINTS = 100_800;
    private static final Pattern TOKEN = Pattern.compile("(\\d{1,9}):(-?\\d{1,18})");

    /** Where a page ended: the query, by its place, and the time of its last point. */
    private record Place(int query, @Nullable Long last) {
        static final Place START = new Place(0, null);
    }

    private final MetricStore store;
    private final CloudTime time;

    DataReads(MetricStore store, CloudTime time) {
        this.store = store;
        this.time = time;
    }

    GetMetricDataResponse read(GetMetricDataRequest request) {
        QueryChecks.check(request);
        int room = request.maxDatapoints() == null ? MOST_POINTS : request.maxDatapoints();
        if (room < 1 || room > MOST_POINTS) {
            throw WatchFaults.validation(
                    "The parameter MaxDatapoints must be between 1 and " + MOST_POINTS + ".");
        }
        var queries = new Queries(request, store, time.now().getEpochSecond());
        var all = request.metricDataQueries();
        // AWS finds an error in an expression also where its data is not returned.
        all.forEach(query -> queries.line(query.id()));
        var place = place(request.nextToken());
        var results = new ArrayList<MetricDataResult>();
        for (int i = place.query(); i < all.size(); i++) {
            var query = all.get(i);
            if (Boolean.FALSE.equals(query.returnData())) {
                continue;
            }
            if (room == 0) {
                return answer(results, new Place(i, null));
            }
            var points = rest(queries.points(query), request, i == place.query() ? place : null);
            var times = List.copyOf(points.keySet());
            boolean whole = times.size() <= room;
            var shown = whole ? times : times.subList(0, room);
            results.add(result(query, all, shown, points, whole, queries.message(query.id())));
            if (!whole) {
                return answer(results, new Place(i, shown.getLast()));
            }
            room -= shown.size();
        }
        return answer(results, null);
    }

    private static Place place(@Nullable String token) {
        if (token == null) {
            return Place.START;
        }
        var matcher = TOKEN.matcher(token);
        if (matcher.matches()) {
            return new Place(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
        }
        try {
            return new Place(Integer.parseInt(token), null);
        } catch (NumberFormatException notOurs) {
            throw WatchFaults.badToken();
        }
    }

    private static GetMetricDataResponse answer(
            List<MetricDataResult> results, @Nullable Place next) {
        var answer = GetMetricDataResponse.builder().metricDataResults(results).messages(List.of());
        if (next != null) {
            answer.nextToken(
                    next.last() == null ? "" + next.query() : next.query() + ":" + next.last());
        }
        return answer.build();
    }

    /** In the order asked for, the newest first unless told otherwise, after the last page. */
    private static NavigableMap<Long, Double> rest(
            NavigableMap<Long, Double> points, GetMetricDataRequest request, @Nullable Place from) {
        boolean ascending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
        var ordered = ascending ? points : points.descendingMap();
        return from == null || from.last() == null ? ordered : ordered.tailMap(from.last(), false);
    }

    private static MetricDataResult result(
            MetricDataQuery query,
            List<MetricDataQuery> all,
            List<Long> times,
            NavigableMap<Long, Double> points,
            boolean whole,
            @Nullable MessageData message) {
        var result =
                MetricDataResult.builder()
                        .id(query.id())
                        .label(label(query, all))
                        .timestamps(times.stream().map(Instant::ofEpochSecond).toList())
                        .values(times.stream().map(points::get).toList())
                        .statusCode(whole ? StatusCode.COMPLETE : StatusCode.PARTIAL_DATA);
        return message == null ? result.build() : result.messages(message).build();
    }

    /** The name of the metric, and what else tells it from the other metrics of the request. */
    private static String label(MetricDataQuery query, List<MetricDataQuery> all) {
        if (query.label() != null) {
            return query.label();
        }
        var own = query.metricStat();
        if (own == null) {
            return query.id();
        }
        var label = new StringBuilder(own.metric().metricName());
        if (differ(all, MetricStat::stat)) {
            label.append(' ').append(own.stat());
        }
        if (differ(all, MetricStat::period)) {
            label.append(' ').append(own.period());
        }
        return label.toString();
    }

    private static boolean differ(List<MetricDataQuery> all, Function<MetricStat, Object> part) {
        return all.stream()
                        .map(MetricDataQuery::metricStat)
                        .filter(stat -> stat != null)
                        .map(part)
                        .distinct()
                        .count()
                > 1;
    }
}
