package dev.messagerouting.localcloud.wire;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkPojo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The members of one SDK structure, looked up once and kept. */
final class Shape {

    /** All members, in the order of the model. */
    final List<Field> fields;

    /** Those that travel in the body. */
    final List<Field> body;

    /** The member that is the whole body, if the model names one. */
    final @Nullable Field payload;

    private final Map<String, Field> byName;

    private Shape(List<Field> fields) {
        this.fields = fields;
        this.body = fields.stream().filter(Field::inBody).toList();
        this.payload = fields.stream().filter(f -> f.isPayload).findFirst().orElse(null);
        this.byName = HashMap.newHashMap(body.size());
        body.forEach(field -> byName.put(field.name, field));
    }

    static Shape of(SdkPojo pojo) {
        return new Shape(pojo.sdkFields().stream().map(Field::new).toList());
    }

    /** The body member that the wire calls {@code name}. */
    @Nullable Field bodyField(String name) {
        return byName.get(name);
    }
}
