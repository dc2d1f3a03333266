package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Api;
import dev.messagerouting.localcloud.apigateway.ApiState.Design;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.*;

import java.util.List;
import java.util.Map;

/** REST APIs, their tags and their policy. */
final class RestApis {

    private final Cell<ApiState> state;
    private final CloudTime time;

    RestApis(Cell<ApiState> state, CloudTime time) {
        this.state = state;
        this.time = time;
    }

    RestApi create(CreateRestApiRequest request) {
        if (request.name() == null || request.name().isBlank()) {
            throw ApiFaults.badRequest("Rest API name must be specified");
        }
        if (request.cloneFrom() != null) {
            throw ApiFaults.notImplemented("CreateRestApi with cloneFrom");
        }
        var root = Resource.builder().id(Names.api()).path("/").build();
        var rest =
                RestApi.builder()
                        .id(Names.api())
                        .name(request.name())
                        .description(request.description())
                        .version(request.version())
                        .createdDate(time.now())
                        .binaryMediaTypes(request.binaryMediaTypes())
                        .minimumCompressionSize(request.minimumCompressionSize())
                        .apiKeySource(apiKeySource(request.apiKeySourceAsString()))
                        .endpointConfiguration(endpoint(request.endpointConfiguration()))
                        .policy(request.policy())
                        .tags(request.tags())
                        .disableExecuteApiEndpoint(
                                Boolean.TRUE.equals(request.disableExecuteApiEndpoint()))
                        .rootResourceId(root.id())
                        .build();
        var design = new Design(Map.of(root.id(), root), defaultModels(), Map.of(), Map.of());
        var api = new Api(Caller.current(), rest, design, Map.of(), Map.of());
        state.update(s -> s.withApi(api));
        return rest;
    }

    private static String apiKeySource(@Nullable String source) {
        if (source == null || source.equals("HEADER")) {
            return "HEADER";
        }
        throw ApiFaults.notImplemented("the API key source " + source);
    }

    private static EndpointConfiguration endpoint(@Nullable EndpointConfiguration wanted) {
        if (wanted == null || wanted.types().isEmpty()) {
            return EndpointConfiguration.builder()
                    .types(EndpointType.EDGE)
                    .ipAddressType(IpAddressType.IPV4)
                    .build();
        }
        if (wanted.types().size() != 1) {
            throw ApiFaults.badRequest("Only one endpoint type can be specified");
        }
        if (!wanted.vpcEndpointIds().isEmpty()
                && !wanted.typesAsStrings().equals(List.of("PRIVATE"))) {
            throw ApiFaults.badRequest("VPCEndpoints can only be specified with PRIVATE apis.");
        }
        return wanted;
    }

    /** Every API has two models from the start. */
    private static Map<String, Model> defaultModels() {
        var empty =
                Model.builder()
                        .id(Names.api())
                        .name("Empty")
                        .description("This is a default empty schema model")
                        .contentType("application/json")
                        .schema(
                                "{\n"
                                        + "  \"$schema\":"
                                        + " \"http://json-schema.org/draft-04/schema#\",\n"
                                        + "  \"title\" : \"Empty Schema\",\n"
                                        + "  \"type\" : \"object\"\n"
                                        + "}")
                        .build();
        var error =
                Model.builder()
                        .id(Names.api())
                        .name("Error")
                        .description("This is a default error schema model")
                        .contentType("application/json")
                        .schema(
                                "{\n"
                                        + "  \"$schema\" :"
                                        + " \"http://json-schema.org/draft-04/schema#\",\n"
                                        + "  \"title\" : \"Error Schema\",\n"
                                        + "  \"type\" : \"object\",\n"
                                        + "  \"properties\" : {\n"
                                        + "    \"message\" : { \"type\" : \"string\" }\n"
                                        + "  }\n"
                                        + "}")
                        .build();
        return Map.of("Empty", empty, "Error", error);
    }

    RestApi get(String id) {
        return state.get().api(id).rest();
    }

    Copies.Page<RestApi> list(@Nullable String position, @Nullable Integer limit) {
        var all = state.get().apis().values().stream().map(Api::rest).toList();
        return Copies.page(all, position, limit, RestApi::id);
    }

    void delete(String id) {
        state.update(
                s -> {
                    s.api(id);
                    boolean planned =
                            s.plans().values().stream()
                                    .flatMap(plan -> plan.plan().apiStages().stream())
                                    .anyMatch(stage -> id.equals(stage.apiId()));
                    if (planned) {
                        throw ApiFaults.badRequest(
                                "Cannot delete API because it is referenced by a usage plan");
                    }
                    return s.withApis(Copies.without(s.apis(), id));
                });
    }

    RestApi update(UpdateRestApiRequest request) {
        return state.update(
                        s ->
                                s.changeApi(
                                        request.restApiId(),
                                        api ->
                                                api.with(
                                                        Patches.apply(
                                                                api.rest(),
                                                                request.patchOperations(),
                                                                RestApis::patch))))
                .api(request.restApiId())
                .rest();
    }

    private static @Nullable RestApi patch(
            RestApi rest, List<String> path, @Nullable String value) {
        var to = rest.toBuilder();
        return switch (path.getFirst()) {
            case "name" -> to.name(required("Rest API name", value)).build();
            case "description" -> to.description(value).build();
            case "policy" -> to.policy(value).build();
            case "version" -> to.version(value).build();
            case "apiKeySource" -> to.apiKeySource(apiKeySource(value)).build();
            case "disableExecuteApiEndpoint" ->
                    to.disableExecuteApiEndpoint(Boolean.parseBoolean(value)).build();
            case "minimumCompressionSize" ->
                    to.minimumCompressionSize(value == null ? null : Integer.valueOf(value))
                            .build();
            case "endpointConfiguration" -> endpoint(rest, path, value);
            default -> null;
        };
    }

    private static @Nullable RestApi endpoint(
            RestApi rest, List<String> path, @Nullable String value) {
        if (path.size() == 3 && path.get(1).equals("types") && value != null) {
            var changed = rest.endpointConfiguration().toBuilder().typesWithStrings(value).build();
            return rest.toBuilder().endpointConfiguration(changed).build();
        }
        return null;
    }

    static String required(String what, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ApiFaults.badRequest(what + " must be specified");
        }
        return value;
    }
}
