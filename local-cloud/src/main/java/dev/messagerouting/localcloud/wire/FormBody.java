package dev.messagerouting.localcloud.wire;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the parameters of the Query protocols: {@code Tags.member.1.Key=…} and, in EC2, {@code
 * Tag.1.Key=…}.
 */
final class FormBody {

    private static final int DEEPEST = 50;

    private final Map<String, FormBody> children = new LinkedHashMap<>();
    private @Nullable String value;

    private FormBody() {}

    static void read(Map<String, List<String>> parameters, Shape shape, SdkPojo builder) {
        var root = new FormBody();
        parameters.forEach((name, values) -> root.put(name, values.getFirst()));
        root.fill(shape, builder);
    }

    private void put(String name, String text) {
        var node = this;
        var parts = name.split("\\.", DEEPEST);
        for (var part : parts) {
            node = node.children.computeIfAbsent(part, any -> new FormBody());
        }
        node.value = text;
    }

    private void fill(Shape shape, SdkPojo builder) {
        for (var field : shape.body) {
            var node = children.get(field.name);
            if (node != null) {
                field.set(builder, node.read(field));
            }
        }
    }

    private Object read(Field field) {
        return switch (field.type) {
            case SDK_POJO -> structure(field);
            case LIST -> entries().values().stream().map(e -> e.read(field.element())).toList();
            case MAP -> map(field);
            default -> Scalars.read(field, value == null ? "" : value, Format.ISO_8601);
        };
    }

    private SdkPojo structure(Field field) {
        var builder = field.newBuilder();
        fill(field.shape(), builder);
        return Field.build(builder);
    }

    private Map<String, Object> map(Field field) {
        var values = new LinkedHashMap<String, Object>();
        for (var entry : entries().values()) {
            var key = entry.children.get(field.keyName);
            var held = entry.children.get(field.memberName);
            if (key == null || key.value == null || held == null) {
                throw new Malformed("An entry of " + field.name + " lacks its key or its value");
            }
            values.put(key.value, held.read(field.element()));
        }
        return values;
    }

    /** The numbered children, in their order, whether or not a word stands before the numbers. */
    private Map<Integer, FormBody> entries() {
        var numbered = new TreeMap<Integer, FormBody>();
        children.forEach(
                (name, child) -> {
                    if (name.chars().allMatch(Character::isDigit) && name.length() < 9) {
                        numbered.put(Integer.valueOf(name), child);
                    } else {
                        child.children.forEach(
                                (index, entry) -> {
                                    if (index.chars().allMatch(Character::isDigit)
                                            && index.length() < 9) {
                                        numbered.put(Integer.valueOf(index), entry);
                                    }
                                });
                    }
                });
        return numbered;
    }
}
