package dev.messagerouting.localcloud.cloudformation.template;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Small words for JSON trees. What {@code AWS::NoValue} leaves is a missing node. */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder().build();
    public static final JsonNode NO_VALUE = MissingNode.getInstance();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static JsonNode text(String value) {
        return StringNode.valueOf(value);
    }

    public static JsonNode bool(boolean value) {
        return JsonNodeFactory.instance.booleanNode(value);
    }

    public static ArrayNode texts(Collection<String> values) {
        var list = array();
        values.forEach(list::add);
        return list;
    }

    public static ObjectNode object(String name, JsonNode value) {
        var node = object();
        node.set(name, value);
        return node;
    }

    /** Text, number or boolean: what CloudFormation takes where a string is wanted. */
    public static boolean scalar(JsonNode node) {
        return node.isString() || node.isNumber() || node.isBoolean();
    }

    public static List<JsonNode> items(JsonNode node) {
        return node.isArray() ? List.copyOf(node.values()) : List.of();
    }

    public static Collection<Map.Entry<String, JsonNode>> members(JsonNode node) {
        return node.isObject() ? node.properties() : List.of();
    }

    /** The one member of a function call such as {@code {"Ref": "X"}}. */
    static Map.Entry<String, JsonNode> only(JsonNode node) {
        return node.properties().iterator().next();
    }
}
