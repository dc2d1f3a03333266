package dev.messagerouting.localcloud.cloudformation.template;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Works out the intrinsic functions in a tree
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html).
 */
public final class Functions {

    /** In the order in which AWS lists them in its error. */
    static final List<String> SUPPORTED =
            List.of(
                    "Fn::Base64",
                    "Fn::GetAtt",
                    "Fn::GetAZs",
                    "Fn::ImportValue",
                    "Fn::Join",
                    "Fn::Split",
                    "Fn::FindInMap",
                    "Fn::Select",
                    "Ref",
                    "Fn::Equals",
                    "Fn::If",
                    "Fn::Not",
                    "Condition",
                    "Fn::And",
                    "Fn::Or",
                    "Fn::Contains",
                    "Fn::EachMemberEquals",
                    "Fn::EachMemberIn",
                    "Fn::ValueOf",
                    "Fn::ValueOfAll",
                    "Fn::RefAll",
                    "Fn::Sub",
                    "Fn::Cidr");

    private static final Set<String> EXTENDED = Set.of("Fn::Length", "Fn::ToJsonString");
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final Scope scope;
    private final ConditionFunctions conditions;

    public Functions(Scope scope) {
        this.scope = scope;
        this.conditions = new ConditionFunctions(this, scope);
    }

    static boolean known(String name) {
        return SUPPORTED.contains(name) || EXTENDED.contains(name);
    }

    static boolean supported(String name, boolean extended) {
        return SUPPORTED.contains(name) || (extended && EXTENDED.contains(name));
    }

    /** Whether a node is a call: an object with one member that names a function. */
    public static boolean call(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            return false;
        }
        var name = Json.only(node).getKey();
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    /** The tree with every call replaced by its value; members without a value are left out. */
    public JsonNode evaluate(JsonNode node) {
        if (call(node)) {
            var call = Json.only(node);
            return apply(call.getKey(), call.getValue());
        }
        if (node.isObject()) {
            return members(node, this::evaluate);
        }
        return elements(node, this::evaluate);
    }

    /**
     * The tree with every call replaced whose value is known already; the others stay as they are.
     */
    public JsonNode partial(JsonNode node) {
        if (call(node)) {
            if (node.has("Fn::If")) {
                return partial(conditions.chosen(node.path("Fn::If")));
            }
            try {
                return evaluate(node);
            } catch (Unresolved _) {
                return node;
            }
        }
        return node.isObject() ? members(node, this::partial) : elements(node, this::partial);
    }

    public boolean holds(JsonNode condition) {
        return conditions.holds(condition);
    }

    private static JsonNode members(JsonNode node, UnaryOperator<JsonNode> each) {
        var result = Json.object();
        for (var member : node.properties()) {
            var value = each.apply(member.getValue());
            if (!value.isMissingNode()) {
                result.set(member.getKey(), value);
            }
        }
        return result;
    }

    private static JsonNode elements(JsonNode node, UnaryOperator<JsonNode> each) {
        if (!node.isArray()) {
            return node;
        }
        var result = Json.array();
        for (var item : node.values()) {
            var value = each.apply(item);
            if (!value.isMissingNode()) {
                result.add(value);
            }
        }
        return result;
    }

    private JsonNode apply(String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> scope.ref(argument.asString(""));
            case "Fn::GetAtt" -> getAtt(argument);
            case "Fn::Sub" -> Json.text(scope.put(sub(argument)));
            case "Fn::Join" -> Json.text(scope.put(join(argument)));
            case "Fn::Split" -> split(argument);
            case "Fn::Select" -> select(argument);
            case "Fn::If" -> conditions.choose(argument);
            case "Fn::FindInMap" -> findInMap(argument);
            case "Fn::Base64" -> Json.text(base64(argument));
            case "Fn::Cidr" -> Cidr.call(evaluate(argument));
            case "Fn::GetAZs" -> Json.texts(scope.zones(text(argument, "Fn::GetAZs")));
            case "Fn::ImportValue" -> Json.text(scope.exported(text(argument, "Fn::ImportValue")));
            case "Fn::Length" -> Json.MAPPER.valueToTree(evaluate(argument).size());
            case "Fn::ToJsonString" ->
                    Json.text(Json.MAPPER.writeValueAsString(evaluate(argument)));
            case "Fn::And", "Fn::Or", "Fn::Not", "Fn::Equals" ->
                    Json.bool(conditions.holds(Json.object(name, argument)));
            default -> throw Errors.template("Unrecognized intrinsic function " + name);
        };
    }

    private JsonNode getAtt(JsonNode argument) {
        var path = attributePath(argument);
        var attribute = evaluate(path.get(1));
        return scope.attribute(path.get(0).asString(), attribute.asString(""));
    }

    /** The two parts of a GetAtt, which JSON may also give as one string with a dot. */
    static List<JsonNode> attributePath(JsonNode argument) {
        if (argument.isString() && argument.asString().indexOf('.') > 0) {
            var text = argument.asString();
            var dot = text.indexOf('.');
            return List.of(Json.text(text.substring(0, dot)), Json.text(text.substring(dot + 1)));
        }
        var parts = Json.items(argument);
        if (parts.size() == 2
                && parts.get(0).isString()
                && !parts.get(0).asString().isEmpty()
                && (parts.get(1).isString() || call(parts.get(1)))) {
            return parts;
        }
        throw Errors.template(
                "every Fn::GetAtt object requires two non-empty parameters, the resource name and"
                        + " the resource attribute");
    }

    private String sub(JsonNode argument) {
        var template = argument.isArray() ? argument.path(0) : argument;
        var variables = argument.isArray() ? argument.path(1) : Json.object();
        if (!template.isString() || !variables.isObject()) {
            throw Errors.template(
                    "One or more Fn::Sub intrinsic functions don't specify expected arguments."
                            + " Specify a string as first argument, and an optional second argument"
                            + " to specify a mapping of values to replace in the string");
        }
        return VARIABLE.matcher(template.asString())
                .replaceAll(match -> Matcher.quoteReplacement(variable(match.group(1), variables)));
    }

    private String variable(String name, JsonNode variables) {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        var value = value(name.strip(), variables);
        if (!Json.scalar(value)) {
            throw Errors.template(
                    "variable " + name + " in Fn::Sub expression does not resolve to a string");
        }
        return value.asString();
    }

    private JsonNode value(String name, JsonNode variables) {
        var given = variables.get(name);
        if (given != null) {
            return evaluate(given);
        }
        var dot = name.indexOf('.');
        return dot < 0
                ? scope.ref(name)
                : scope.attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    private String join(JsonNode argument) {
        var parts = Json.items(argument);
        var list = parts.size() == 2 ? evaluate(parts.get(1)) : Json.NO_VALUE;
        if (!list.isArray() || !parts.getFirst().isString()) {
            throw Errors.template(
                    "every Fn::Join object requires two parameters, (1) a string delimiter and (2)"
                            + " a list of strings to be joined or a function that returns a list of"
                            + " strings (such as Fn::GetAZs) to be joined.");
        }
        return Json.items(list).stream()
                .map(item -> string(item, "Fn::Join"))
                .collect(Collectors.joining(parts.getFirst().asString()));
    }

    private JsonNode split(JsonNode argument) {
        var parts = Json.items(argument);
        var source = parts.size() == 2 ? evaluate(parts.get(1)) : Json.NO_VALUE;
        if (!Json.scalar(source) || !parts.getFirst().isString()) {
            throw Errors.template(
                    "every Fn::Split object requires two parameters, (1) a string delimiter and (2)"
                            + " a string to be split or a function that returns a string to be"
                            + " split.");
        }
        var delimiter = Pattern.quote(parts.getFirst().asString());
        return Json.texts(List.of(source.asString().split(delimiter, -1)));
    }

    private JsonNode select(JsonNode argument) {
        var parts = Json.items(argument);
        var list = parts.size() == 2 ? evaluate(parts.get(1)) : Json.NO_VALUE;
        var index = parts.size() == 2 ? evaluate(parts.getFirst()) : Json.NO_VALUE;
        if (!list.isArray() || !Json.scalar(index) || !index.asString().matches("[0-9]{1,9}")) {
            throw Errors.template(
                    "Fn::Select requires a list argument with two elements: an integer index and a"
                            + " list");
        }
        var at = Integer.parseInt(index.asString());
        if (at >= list.size()) {
            throw Errors.template("Fn::Select cannot select nonexistent value at index " + at);
        }
        return list.get(at);
    }

    private JsonNode findInMap(JsonNode argument) {
        var parts = Json.items(argument);
        if (parts.size() != 3 && parts.size() != 4) {
            throw Errors.template(
                    "every Fn::FindInMap object requires three parameters, the map name, map key"
                            + " and the attribute for return value");
        }
        var map = text(parts.get(0), "Fn::FindInMap");
        var key = text(parts.get(1), "Fn::FindInMap");
        var attribute = text(parts.get(2), "Fn::FindInMap");
        var found = scope.mapping(map, key, attribute);
        if (!found.isMissingNode()) {
            return found;
        }
        if (parts.size() == 4 && parts.get(3).has("DefaultValue")) {
            return evaluate(parts.get(3).path("DefaultValue"));
        }
        throw Errors.template("Unable to get mapping for " + map + "::" + key + "::" + attribute);
    }

    private String base64(JsonNode argument) {
        var text = text(argument, "Fn::Base64");
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String text(JsonNode argument, String function) {
        return string(evaluate(argument), function);
    }

    private static String string(JsonNode value, String function) {
        if (!Json.scalar(value)) {
            throw Errors.template("every " + function + " object must have a String-typed value.");
        }
        return value.asString();
    }
}
