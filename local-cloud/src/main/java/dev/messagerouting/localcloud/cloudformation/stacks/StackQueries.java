package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Export;
import software.amazon.awssdk.services.cloudformation.model.ListExportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListExportsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListImportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListImportsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

import java.util.List;

/** Everything that is only looked at. */
public final class StackQueries {

    /** The SDK's waiter for a stack's existence asks for this status, also in process. */
    private static final SdkHttpResponse FOUND = SdkHttpResponse.builder().statusCode(200).build();

    private final Tools tools;

    StackQueries(Tools tools) {
        this.tools = tools;
    }

    public DescribeStacksResponse stacks(DescribeStacksRequest request) {
        if (request.stackName() != null) {
            var stack = tools.store().need(request.stackName());
            return (DescribeStacksResponse)
                    DescribeStacksResponse.builder()
                            .stacks(Views.stack(stack))
                            .sdkHttpResponse(FOUND)
                            .build();
        }
        var live = tools.store().all().stream().filter(stack -> !stack.deleted()).toList();
        var page = Pages.of(live, request.nextToken(), Pages.SIZE, Stack::id);
        return DescribeStacksResponse.builder()
                .stacks(page.items().stream().map(Views::stack).toList())
                .nextToken(page.next())
                .build();
    }

    public ListStacksResponse list(ListStacksRequest request) {
        var wanted = request.stackStatusFilters();
        var matching =
                tools.store().all().stream()
                        .filter(s -> wanted.isEmpty() || wanted.contains(s.status()))
                        .toList();
        var page = Pages.of(matching, request.nextToken(), Pages.SIZE, Stack::id);
        return ListStacksResponse.builder()
                .stackSummaries(page.items().stream().map(Views::summary).toList())
                .nextToken(page.next())
                .build();
    }

    /** Newest first. */
    public DescribeStackEventsResponse events(DescribeStackEventsRequest request) {
        var stack = named(request.stackName());
        var page =
                Pages.of(
                        stack.events().reversed(),
                        request.nextToken(),
                        Pages.SIZE,
                        StackEvent::eventId);
        return DescribeStackEventsResponse.builder()
                .stackEvents(page.items())
                .nextToken(page.next())
                .build();
    }

    private Stack named(@Nullable String nameOrId) {
        var name = Requests.present("stackName", nameOrId);
        return tools.store()
                .find(name)
                .orElseThrow(() -> Errors.validation("Stack [" + name + "] does not exist"));
    }

    public DescribeStackResourceResponse resource(DescribeStackResourceRequest request) {
        var name = Requests.present("stackName", request.stackName());
        var stack =
                tools.store()
                        .find(name)
                        .orElseThrow(
                                () -> Errors.validation("Stack '" + name + "' does not exist"));
        var logicalId = Requests.present("logicalResourceId", request.logicalResourceId());
        var piece = stack.state().pieces().get(logicalId);
        if (piece == null) {
            throw Errors.validation(
                    "Resource " + logicalId + " does not exist for stack " + stack.name());
        }
        return DescribeStackResourceResponse.builder()
                .stackResourceDetail(Views.detail(stack, piece))
                .build();
    }

    /** By stack, or by the physical id of one of its resources. */
    public DescribeStackResourcesResponse resources(DescribeStackResourcesRequest request) {
        var stack = owner(request);
        var logicalId = request.logicalResourceId();
        var resources =
                stack.state().pieces().values().stream()
                        .filter(p -> logicalId == null || p.logicalId().equals(logicalId))
                        .map(piece -> Views.resource(stack, piece))
                        .toList();
        return DescribeStackResourcesResponse.builder().stackResources(resources).build();
    }

    private Stack owner(DescribeStackResourcesRequest request) {
        if (request.stackName() != null) {
            return tools.store().need(request.stackName());
        }
        var physicalId = request.physicalResourceId();
        if (physicalId == null) {
            throw Errors.validation("Either stackName or physicalResourceId must be specified.");
        }
        return tools.store().all().stream()
                .filter(stack -> !stack.deleted())
                .filter(stack -> holds(stack, physicalId))
                .findFirst()
                .orElseThrow(
                        () -> Errors.validation("Stack for " + physicalId + " does not exist"));
    }

    private static boolean holds(Stack stack, String physicalId) {
        return stack.state().pieces().values().stream()
                .anyMatch(piece -> piece.physicalId().equals(physicalId));
    }

    public ListStackResourcesResponse listResources(ListStackResourcesRequest request) {
        var stack = tools.store().need(Requests.present("stackName", request.stackName()));
        var all = List.copyOf(stack.state().pieces().values());
        var page = Pages.of(all, request.nextToken(), Pages.SIZE, Piece::logicalId);
        return ListStackResourcesResponse.builder()
                .stackResourceSummaries(page.items().stream().map(Views::summary).toList())
                .nextToken(page.next())
                .build();
    }

    public ListExportsResponse exports(ListExportsRequest request) {
        var page = Pages.of(tools.exports().all(), request.nextToken(), Pages.SIZE, Export::name);
        return ListExportsResponse.builder().exports(page.items()).nextToken(page.next()).build();
    }

    public ListImportsResponse imports(ListImportsRequest request) {
        var name = Requests.present("exportName", request.exportName());
        if (!tools.exports().exists(name)) {
            throw Errors.validation("Export '" + name + "' does not exist.");
        }
        var importers = tools.exports().importers(name);
        if (importers.isEmpty()) {
            throw Errors.validation("Export '" + name + "' is not imported by any stack.");
        }
        var page = Pages.of(importers, request.nextToken(), Pages.SIZE, importer -> importer);
        return ListImportsResponse.builder().imports(page.items()).nextToken(page.next()).build();
    }
}
