package dev.messagerouting.localcloud.wire;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills every member of any SDK structure, down to a depth, with values that differ. */
final class Filler {

    private static final int DEEPEST = 4;

    /** What is hard to carry: markup, a line break, letters outside of ASCII and of the BMP. */
    private static final String HARD = " <a href=\"b\">&amp;\n\té€😀";

    private int count;

    static SdkPojo filled(SdkPojo builder) {
        return new Filler().fill(Shape.of(builder), builder, 0);
    }

    private SdkPojo fill(Shape shape, SdkPojo builder, int depth) {
        for (var field : shape.fields) {
            if (!endsIn(field, depth)) {
                field.set(builder, value(field, depth));
            }
        }
        return Field.build(builder);
    }

    /** Whether there would be a structure with nothing in it, which some protocols cannot write. */
    private static boolean endsIn(Field field, int depth) {
        return switch (field.type) {
            case SDK_POJO ->
                    depth + 1 >= DEEPEST
                            || field.shape().fields.stream().allMatch(f -> endsIn(f, depth + 1));
            case LIST, MAP -> endsIn(field.element(), depth);
            default -> false;
        };
    }

    private Object value(Field field, int depth) {
        count++;
        return switch (field.type) {
            case STRING -> text(field);
            case BYTE -> (byte) (count % 100);
            case SHORT -> (short) (count % 10_000);
            case INTEGER -> field.location == MarshallLocation.STATUS_CODE ? 200 : count;
            case LONG -> 5_000_000_000L + count;
            case FLOAT -> count + 0.5f;
            case DOUBLE -> count + 0.25;
            case BIG_DECIMAL -> new BigDecimal("1.25");
            case BOOLEAN -> count % 2 == 0;
            case INSTANT -> Instant.ofEpochSecond(1_700_000_000L + count);
            case SDK_BYTES -> SdkBytes.fromByteArray(new byte[] {0, -1, 13, 10, (byte) count});
            case SDK_POJO -> structure(field, depth + 1);
            case LIST -> List.of(value(field.element(), depth), value(field.element(), depth));
            case MAP -> map(field, depth);
            case DOCUMENT ->
                    Document.mapBuilder()
                            .putString("text", HARD)
                            .putNumber("number", new BigDecimal("12.5"))
                            .putNull("nothing")
                            .putList("list", list -> list.addBoolean(true).addString("x"))
                            .build();
            case NULL -> throw new AssertionError(field.name);
        };
    }

    private String text(Field field) {
        var plain = field.name + "-" + count;
        return switch (field.location) {
            case PAYLOAD -> plain + HARD;
            case PATH, QUERY_PARAM -> plain + "/a b+c%d&e=f?é€";
            case GREEDY_PATH -> plain + "/a b+c%d&e=f/é€";
            case HEADER -> plain;
            case STATUS_CODE -> "200";
        };
    }

    private SdkPojo structure(Field field, int depth) {
        return fill(field.shape(), field.newBuilder(), depth);
    }

    private Map<String, Object> map(Field field, int depth) {
        var map = new LinkedHashMap<String, Object>();
        map.put("key-one", value(field.element(), depth));
        map.put("key-two", value(field.element(), depth));
        return map;
    }
}
