package dev.messagerouting.localcloud.wire;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

import java.util.Objects;

/**
 * One member of an SDK structure. {@code SdkField} is an API that the SDK protects, not one that it
 * promises; this is the only class that knows it.
 */
final class Field {

    final String name;

    /** What XML answers call it; differs from {@link #name} in EC2 only. */
    final String nameInXml;

    final SerializableString nameInJson;
    final MarshallingKnownType type;
    final MarshallLocation location;
    final boolean isPayload;
    final boolean isRequired;

    /** Whether list or map entries stand side by side, without an element around them. */
    final boolean flattened;

    /** The element of a list or the value of a map. */
    final @Nullable Field member;

    /** What the wire calls a list's element, or a map's value. */
    final String memberName;

    final String keyName;

    /** The timestamp's format, where the model departs from the protocol's. */
    final @Nullable Format format;

    private final SdkField<?> sdk;
    private volatile @Nullable Shape shape;

    Field(SdkField<?> sdk) {
        this.sdk = sdk;
        name = Objects.requireNonNullElse(sdk.locationName(), sdk.memberName());
        nameInXml = Objects.requireNonNullElse(sdk.unmarshallLocationName(), name);
        nameInJson = new SerializedString(Objects.requireNonNullElse(name, ""));
        type = sdk.marshallingType().getKnownType();
        location = sdk.location();
        isPayload = sdk.containsTrait(PayloadTrait.class);
        isRequired = sdk.containsTrait(RequiredTrait.class);
        var timestamp = sdk.getOptionalTrait(TimestampFormatTrait.class);
        format = timestamp.map(TimestampFormatTrait::format).orElse(null);
        var list = sdk.getOptionalTrait(ListTrait.class);
        var map = sdk.getOptionalTrait(MapTrait.class);
        flattened =
                list.map(ListTrait::isFlattened).orElse(false)
                        || map.map(MapTrait::isFlattened).orElse(false);
        member =
                list.map(trait -> new Field(trait.memberFieldInfo()))
                        .or(() -> map.map(trait -> new Field(trait.valueFieldInfo())))
                        .orElse(null);
        memberName =
                map.map(MapTrait::valueLocationName)
                        .or(() -> list.map(ListTrait::memberLocationName))
                        .orElse(map.isPresent() ? "value" : "member");
        keyName = map.map(MapTrait::keyLocationName).orElse("key");
    }

    boolean inBody() {
        return location == MarshallLocation.PAYLOAD;
    }

    Field element() {
        return Objects.requireNonNull(member, name);
    }

    /** The value in {@code pojo}; null also for a list or map that nobody has set. */
    @Nullable Object get(SdkPojo pojo) {
        var value = sdk.getValueOrDefault(pojo);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap
                ? null
                : value;
    }

    void set(SdkPojo builder, Object value) {
        sdk.set(builder, value);
    }

    /** An empty builder of the structure that this member holds. */
    SdkPojo newBuilder() {
        return sdk.constructor().get();
    }

    Shape shape() {
        var known = shape;
        if (known == null) {
            known = Shape.of(newBuilder());
            shape = known;
        }
        return known;
    }

    static SdkPojo build(SdkPojo builder) {
        return (SdkPojo) ((Buildable) builder).build();
    }
}
