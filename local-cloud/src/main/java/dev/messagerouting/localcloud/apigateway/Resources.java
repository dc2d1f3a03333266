package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Api;
import dev.messagerouting.localcloud.apigateway.ApiState.Design;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.*;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The tree of resources of an API. */
final class Resources {

    private static final Pattern PART =
            Pattern.compile("[a-zA-Z0-9._\\-:]+|\\{[a-zA-Z0-9._\\-:]+\\+?}");

    private final Cell<ApiState> state;

    Resources(Cell<ApiState> state) {
        this.state = state;
    }

    Resource create(CreateResourceRequest request) {
        var part = RestApis.required("Path part", request.pathPart());
        if (!PART.matcher(part).matches()) {
            throw ApiFaults.badRequest(
                    "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable"
                            + " and curly braces at the beginning and the end.");
        }
        var id = Names.api();
        return state.update(
                        s ->
                                s.changeApi(
                                        request.restApiId(),
                                        api -> added(api, request.parentId(), part, id)))
                .api(request.restApiId())
                .resource(id);
    }

    private static Api added(Api api, @Nullable String parentId, String part, String id) {
        var parent = api.resource(parentId);
        if (parent.pathPart() != null && parent.pathPart().endsWith("+}")) {
            throw ApiFaults.badRequest(
                    "Cannot create a child of a resource with a greedy path variable: "
                            + parent.path());
        }
        checkSiblings(api, parent, part);
        var path = parent.path().equals("/") ? "/" + part : parent.path() + "/" + part;
        var made =
                Resource.builder().id(id).parentId(parent.id()).pathPart(part).path(path).build();
        return api.with(api.design().withResource(made));
    }

    private static void checkSiblings(Api api, Resource parent, String part) {
        for (var sibling : api.design().resources().values()) {
            if (!parent.id().equals(sibling.parentId())) {
                continue;
            }
            if (part.equals(sibling.pathPart())) {
                throw ApiFaults.conflict(
                        "Another resource with the same parent already has this name: " + part);
            }
            if (Routes.variable(part) != null && Routes.variable(sibling.pathPart()) != null) {
                throw ApiFaults.badRequest(
                        "A sibling ("
                                + sibling.pathPart()
                                + ") of this resource already has a variable path part -- only one"
                                + " is allowed");
            }
        }
    }

    Resource get(GetResourceRequest request) {
        var resource = state.get().api(request.restApiId()).resource(request.resourceId());
        return request.embed().contains("methods") ? resource : brief(resource);
    }

    Copies.Page<Resource> list(GetResourcesRequest request) {
        var all =
                state.get().api(request.restApiId()).design().resources().values().stream()
                        .sorted(Comparator.comparing(Resource::path))
                        .map(r -> request.embed().contains("methods") ? r : brief(r))
                        .toList();
        return Copies.page(all, request.position(), request.limit(), Resource::id);
    }

    /** Unless asked to embed them, AWS names the methods only. */
    static Resource brief(Resource resource) {
        var names = new LinkedHashMap<String, Method>();
        resource.resourceMethods().keySet().forEach(n -> names.put(n, Method.builder().build()));
        return names.isEmpty() ? resource : resource.toBuilder().resourceMethods(names).build();
    }

    void delete(DeleteResourceRequest request) {
        state.update(
                s ->
                        s.changeApi(
                                request.restApiId(),
                                api -> {
                                    var gone = api.resource(request.resourceId());
                                    if (gone.parentId() == null) {
                                        throw ApiFaults.badRequest(
                                                "Root resource cannot be deleted");
                                    }
                                    return api.with(removed(api.design(), gone.id()));
                                }));
    }

    /** With all that is below it. */
    private static Design removed(Design design, String id) {
        Map<String, Resource> left = Copies.without(design.resources(), id);
        var next = design.withResources(left);
        for (var resource : design.resources().values()) {
            if (id.equals(resource.parentId())) {
                next = removed(next, resource.id());
            }
        }
        return next;
    }

    Resource update(UpdateResourceRequest request) {
        return state.update(
                        s ->
                                s.changeApi(
                                        request.restApiId(),
                                        api ->
                                                api.with(
                                                        api.design()
                                                                .withResource(
                                                                        patched(api, request)))))
                .api(request.restApiId())
                .resource(request.resourceId());
    }

    private static Resource patched(Api api, UpdateResourceRequest request) {
        return Patches.apply(
                api.resource(request.resourceId()),
                request.patchOperations(),
                (Resource resource, List<String> path, @Nullable String value) -> {
                    if (!path.equals(List.of("pathPart")) || value == null) {
                        return null;
                    }
                    var parent = api.resource(resource.parentId());
                    checkSiblings(api, parent, value);
                    var base = parent.path().equals("/") ? "/" : parent.path() + "/";
                    return resource.toBuilder().pathPart(value).path(base + value).build();
                });
    }
}
