package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes, changes and deletes event source mappings, and runs those that are enabled. */
final class Mappings {

    /** A mapping and what runs it, or ran it last: that may still be at its last batch. */
    private record Entry(Mapping mapping, boolean enabled, @Nullable StreamPump pump) {}

    private static final int PAGE = 100;
    private static final int BATCH_SIZE = 100;
    private static final int INFINITE = -1;

    private final Registry registry;
    private final StreamPump.Surroundings around;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    Mappings(Registry registry, StreamPump.Surroundings around) {
        this.registry = registry;
        this.around = around;
    }

    EventSourceMappingConfiguration create(CreateEventSourceMappingRequest request) {
        MappingChecks.check(request);
        var function = registry.find(request.functionName(), null);
        var stream = request.eventSourceArn();
        checkStream(stream);
        checkUnique(stream, function.arn());
        boolean enabled = !Boolean.FALSE.equals(request.enabled());
        var configuration = configuration(request, function.arn(), enabled);
        var mapping = new Mapping(Caller.current(), around.time().now(), configuration);
        entries.put(
                configuration.uuid(),
                new Entry(mapping, enabled, enabled ? started(mapping, null) : null));
        return configuration;
    }

    private void checkStream(String arn) {
        try {
            around.kinesis().describeStreamSummary(d -> d.streamARN(arn));
        } catch (ResourceNotFoundException missing) {
            throw LambdaFaults.invalid("Stream not found: " + arn);
        }
    }

    private void checkUnique(String stream, String function) {
        for (var entry : entries.values()) {
            var there = entry.mapping().now();
            if (there.eventSourceArn().equals(stream) && there.functionArn().equals(function)) {
                throw LambdaFaults.conflict(
                        ("The event source arn (\" %s \") and function (\" %s \") provided mapping"
                             + " already exists. Please update or delete the existing mapping with"
                             + " UUID %s")
                                .formatted(stream, function, there.uuid()));
            }
        }
    }

    private EventSourceMappingConfiguration configuration(
            CreateEventSourceMappingRequest request, String functionArn, boolean enabled) {
        var uuid = Names.uuid();
        return EventSourceMappingConfiguration.builder()
                .uuid(uuid)
                .eventSourceMappingArn(
                        Caller.current().arn("lambda", "event-source-mapping:" + uuid))
                .eventSourceArn(request.eventSourceArn())
                .functionArn(functionArn)
                .startingPosition(request.startingPosition())
                .startingPositionTimestamp(request.startingPositionTimestamp())
                .batchSize(or(request.batchSize(), BATCH_SIZE))
                .maximumBatchingWindowInSeconds(or(request.maximumBatchingWindowInSeconds(), 0))
                .parallelizationFactor(1)
                .maximumRecordAgeInSeconds(or(request.maximumRecordAgeInSeconds(), INFINITE))
                .maximumRetryAttempts(or(request.maximumRetryAttempts(), INFINITE))
                .bisectBatchOnFunctionError(
                        Boolean.TRUE.equals(request.bisectBatchOnFunctionError()))
                .tumblingWindowInSeconds(0)
                .functionResponseTypes(request.functionResponseTypes())
                .destinationConfig(d -> d.onFailure(f -> {}))
                .state(enabled ? "Creating" : "Disabled")
                .stateTransitionReason("User action")
                .lastProcessingResult("No records processed")
                .lastModified(around.time().now())
                .build();
    }

    private static int or(@Nullable Integer asked, int otherwise) {
        return asked == null ? otherwise : asked;
    }

    private StreamPump started(Mapping mapping, @Nullable StreamPump before) {
        var pump = new StreamPump(mapping, around, before);
        pump.start();
        return pump;
    }

    EventSourceMappingConfiguration get(String uuid) {
        return existing(uuid).mapping().now();
    }

    private Entry existing(String uuid) {
        var entry = entries.get(LambdaFaults.required(uuid, "uuid"));
        if (entry == null) {
            throw missing();
        }
        return entry;
    }

    private static RuntimeException missing() {
        return LambdaFaults.notFound("The resource you requested does not exist.");
    }

    EventSourceMappingConfiguration update(UpdateEventSourceMappingRequest request) {
        MappingChecks.check(request);
        var functionArn =
                request.functionName() == null
                        ? null
                        : registry.find(request.functionName(), null).arn();
        var changed =
                entries.computeIfPresent(
                        LambdaFaults.required(request.uuid(), "uuid"),
                        (uuid, entry) -> updated(entry, request, functionArn));
        if (changed == null) {
            throw missing();
        }
        return changed.mapping().now();
    }

    private Entry updated(
            Entry entry, UpdateEventSourceMappingRequest request, @Nullable String functionArn) {
        var mapping = entry.mapping();
        mapping.configuration().update(there -> changed(there, request, functionArn));
        var pump = entry.pump();
        if (Boolean.FALSE.equals(request.enabled()) && entry.enabled()) {
            mapping.state("Disabled");
            if (pump != null) {
                pump.stop();
            }
            return new Entry(mapping, false, pump);
        }
        if (Boolean.TRUE.equals(request.enabled()) && !entry.enabled()) {
            mapping.state("Enabling");
            return new Entry(mapping, true, started(mapping, pump));
        }
        return entry;
    }

    private EventSourceMappingConfiguration changed(
            EventSourceMappingConfiguration there,
            UpdateEventSourceMappingRequest request,
            @Nullable String functionArn) {
        var next = there.toBuilder().lastModified(around.time().now());
        if (functionArn != null) {
            next.functionArn(functionArn);
        }
        if (request.bisectBatchOnFunctionError() != null) {
            next.bisectBatchOnFunctionError(request.bisectBatchOnFunctionError());
        }
        if (request.hasFunctionResponseTypes()) {
            next.functionResponseTypes(request.functionResponseTypes());
        }
        return next.batchSize(or(request.batchSize(), there.batchSize()))
                .maximumBatchingWindowInSeconds(
                        or(
                                request.maximumBatchingWindowInSeconds(),
                                there.maximumBatchingWindowInSeconds()))
                .maximumRecordAgeInSeconds(
                        or(request.maximumRecordAgeInSeconds(), there.maximumRecordAgeInSeconds()))
                .maximumRetryAttempts(
                        or(request.maximumRetryAttempts(), there.maximumRetryAttempts()))
                .build();
    }

    EventSourceMappingConfiguration delete(String uuid) {
        var entry = entries.remove(LambdaFaults.required(uuid, "uuid"));
        if (entry == null) {
            throw missing();
        }
        if (entry.pump() != null) {
            entry.pump().stop();
        }
        entry.mapping().state("Deleting");
        return entry.mapping().now();
    }

    ListEventSourceMappingsResponse list(ListEventSourceMappingsRequest request) {
        int most = Math.min(PAGE, or(request.maxItems(), PAGE));
        var function =
                request.functionName() == null ? null : FunctionName.arn(request.functionName());
        var marker = request.marker() == null ? "" : request.marker();
        var prefix = Caller.current().arn("lambda", "");
        var found =
                entries.values().stream()
                        .map(entry -> entry.mapping().now())
                        .filter(there -> there.functionArn().startsWith(prefix))
                        .filter(there -> function == null || function.equals(there.functionArn()))
                        .filter(
                                there ->
                                        request.eventSourceArn() == null
                                                || request.eventSourceArn()
                                                        .equals(there.eventSourceArn()))
                        .filter(there -> there.uuid().compareTo(marker) > 0)
                        .sorted(Comparator.comparing(EventSourceMappingConfiguration::uuid))
                        .toList();
        var shown = found.subList(0, Math.min(most, found.size()));
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(shown)
                .nextMarker(shown.size() < found.size() ? shown.getLast().uuid() : null)
                .build();
    }

    /** Stops all of them; what runs is finished or interrupted by whoever owns the threads. */
    void close() {
        entries.values()
                .forEach(
                        entry -> {
                            if (entry.pump() != null) {
                                entry.pump().stop();
                            }
                        });
    }
}
