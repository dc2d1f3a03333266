package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.kinds.Kinds;
import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Functions;
import dev.messagerouting.localcloud.cloudformation.template.Json;
import dev.messagerouting.localcloud.cloudformation.template.ParameterValues;
import dev.messagerouting.localcloud.cloudformation.template.Scope;
import dev.messagerouting.localcloud.cloudformation.template.Unresolved;
import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The names of one stack: its parameters, its conditions and the resources made so far. */
final class StackScope implements Scope {

    private final Identity identity;
    private final Input input;
    private final Function<String, @Nullable Piece> pieces;
    private final Exports exports;
    private final Surroundings surroundings;
    private final Kinds kinds;
    private final Map<String, Boolean> conditions = new LinkedHashMap<>();
    private final Set<String> imports = ConcurrentHashMap.newKeySet();
    private final Set<String> asked = new LinkedHashSet<>();

    /**
     * @param pieces the resource of a logical id, or {@code null} if it is not made yet
     */
    StackScope(
            Identity identity,
            Input input,
            Function<String, @Nullable Piece> pieces,
            Exports exports,
            Surroundings surroundings,
            Kinds kinds) {
        this.identity = identity;
        this.input = input;
        this.pieces = pieces;
        this.exports = exports;
        this.surroundings = surroundings;
        this.kinds = kinds;
        input.template().conditions().keySet().forEach(this::decide);
    }

    private boolean decide(String name) {
        var known = conditions.get(name);
        if (known != null) {
            return known;
        }
        var condition = input.template().conditions().get(name);
        if (condition == null) {
            throw Errors.validation(
                    "Template format error: Unresolved condition dependency " + name);
        }
        if (!asked.add(name)) {
            throw Errors.validation(
                    "Template error: Found circular condition dependency with " + name);
        }
        boolean holds = new Functions(this).holds(condition);
        conditions.put(name, holds);
        return holds;
    }

    @Override
    public boolean condition(String name) {
        return decide(name);
    }

    @Override
    public JsonNode ref(String name) {
        var value = input.parameters().get(name);
        var parameter = input.template().parameters().get(name);
        if (value != null && parameter != null) {
            return ParameterValues.list(parameter)
                    ? Json.texts(ParameterValues.elements(value))
                    : Json.text(value);
        }
        return name.startsWith("AWS::") ? pseudo(name) : Json.text(piece(name).physicalId());
    }

    private JsonNode pseudo(String name) {
        return switch (name) {
            case "AWS::AccountId" -> Json.text(identity.caller().accountId());
            case "AWS::Region" -> Json.text(identity.caller().region());
            case "AWS::Partition" -> Json.text("aws");
            case "AWS::URLSuffix" -> Json.text("amazonaws.com");
            case "AWS::StackId" -> Json.text(identity.id());
            case "AWS::StackName" -> Json.text(identity.name());
            case "AWS::NotificationARNs" -> Json.texts(input.notifications());
            case "AWS::NoValue" -> Json.NO_VALUE;
            default -> throw Errors.validation("Template error: unknown pseudo parameter " + name);
        };
    }

    private Piece piece(String name) {
        var piece = pieces.apply(name);
        if (piece == null || !piece.exists()) {
            throw new Unresolved(name);
        }
        return piece;
    }

    @Override
    public JsonNode attribute(String logicalId, String attribute) {
        var piece = piece(logicalId);
        var made = piece.made();
        var value = made == null ? null : made.attributes().get(attribute);
        if (value != null) {
            return value;
        }
        var property = piece.properties().at("/" + attribute.replace('.', '/'));
        if (!property.isMissingNode()) {
            return property;
        }
        var looked = made == null ? none() : kinds.of(piece.type()).attribute(made, attribute);
        if (looked.isPresent()) {
            return looked.get();
        }
        throw Faults.notImplemented(
                "CloudFormation", "attribute " + attribute + " of " + piece.type());
    }

    private static Optional<JsonNode> none() {
        return Optional.empty();
    }

    @Override
    public JsonNode mapping(String map, String key, String attribute) {
        var mapping = input.template().mappings().get(map);
        return mapping == null ? Json.NO_VALUE : mapping.path(key).path(attribute);
    }

    @Override
    public String exported(String name) {
        imports.add(name);
        return exports.value(name);
    }

    /** The exports that were asked for so far. */
    Set<String> imports() {
        return imports;
    }

    @Override
    public List<String> zones(String region) {
        return surroundings.zones(region.isEmpty() ? identity.caller().region() : region);
    }

    @Override
    public String put(String together) {
        return surroundings.put(together);
    }
}
