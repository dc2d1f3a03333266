package dev.messagerouting.localcloud.cloudformation.shapes;

import dev.messagerouting.localcloud.cloudformation.template.Json;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Properties into SDK values. CloudFormation names members as the service does, up to the case of
 * letters, so the SDK's own field lists say where each belongs; what has no field is told to the
 * caller, who refuses it.
 */
public final class Shapes {

    /** A property for which the SDK's shape has no field. */
    public static final class NoSuchField extends RuntimeException {
        public NoSuchField(String path) {
            super(path, null, false, false);
        }
    }

    private Shapes() {}

    /** Sets the fields of a builder; every property must have one. */
    public static <B extends SdkPojo> B fill(B builder, JsonNode properties) {
        return fill(builder, properties, "");
    }

    /** Sets the fields of a builder for which there are properties, and leaves out the others. */
    public static <B extends SdkPojo> B fillKnown(B builder, JsonNode properties) {
        var known = Json.object();
        var fields = fields(builder);
        for (var member : Json.members(properties)) {
            if (fields.containsKey(key(member.getKey()))) {
                known.set(member.getKey(), member.getValue());
            }
        }
        return fill(builder, known);
    }

    private static <B extends SdkPojo> B fill(B builder, JsonNode properties, String path) {
        var fields = fields(builder);
        for (var member : Json.members(properties)) {
            var at = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            var field = fields.get(key(member.getKey()));
            if (field == null) {
                throw new NoSuchField(at);
            }
            field.set(builder, value(field, member.getValue(), at));
        }
        return builder;
    }

    private static Map<String, SdkField<?>> fields(SdkPojo pojo) {
        var fields = new HashMap<String, SdkField<?>>();
        pojo.sdkFields().forEach(field -> fields.put(key(field.memberName()), field));
        return fields;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object value(SdkField<?> field, JsonNode node, String path) {
        var type = field.marshallingType();
        if (type.equals(MarshallingType.LIST)) {
            return list(field, node, path);
        }
        if (type.equals(MarshallingType.MAP)) {
            return map(field, node, path);
        }
        if (type.equals(MarshallingType.SDK_POJO)) {
            var filled = fill(field.constructor().get(), node, path);
            return ((Buildable) filled).build();
        }
        return scalar(type, Json.scalar(node) ? node.asString() : node.toString());
    }

    private static List<@Nullable Object> list(SdkField<?> field, JsonNode node, String path) {
        var member = field.getTrait(ListTrait.class).memberFieldInfo();
        var list = new ArrayList<@Nullable Object>();
        for (var item : node.isArray() ? Json.items(node) : List.of(node)) {
            list.add(value(member, item, path));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(
            SdkField<?> field, JsonNode node, String path) {
        var member = field.getTrait(MapTrait.class).valueFieldInfo();
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var entry : Json.members(node)) {
            map.put(entry.getKey(), value(member, entry.getValue(), path + "." + entry.getKey()));
        }
        return map;
    }

    private static Object scalar(MarshallingType<?> type, String text) {
        return switch (type.getKnownType().name()) {
            case "INTEGER" -> Integer.valueOf(text);
            case "LONG" -> Long.valueOf(text);
            case "SHORT" -> Short.valueOf(text);
            case "FLOAT" -> Float.valueOf(text);
            case "DOUBLE" -> Double.valueOf(text);
            case "BIG_DECIMAL" -> new BigDecimal(text);
            case "BOOLEAN" -> Boolean.valueOf(text);
            case "INSTANT" ->
                    text.matches("[0-9.]+")
                            ? Instant.ofEpochSecond(new BigDecimal(text).longValue())
                            : Instant.parse(text);
            case "SDK_BYTES" -> SdkBytes.fromString(text, StandardCharsets.UTF_8);
            default -> text;
        };
    }
}
