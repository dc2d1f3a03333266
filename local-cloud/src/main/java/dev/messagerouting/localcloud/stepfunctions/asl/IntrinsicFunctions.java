package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The functions by name, with how many arguments each takes.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
enum IntrinsicFunctions {
    FORMAT("States.Format", 1, 1000),
    STRING_TO_JSON("States.StringToJson", 1, 1),
    JSON_TO_STRING("States.JsonToString", 1, 1),
    ARRAY("States.Array", 0, 1000),
    ARRAY_PARTITION("States.ArrayPartition", 2, 2),
    ARRAY_CONTAINS("States.ArrayContains", 2, 2),
    ARRAY_RANGE("States.ArrayRange", 3, 3),
    ARRAY_GET_ITEM("States.ArrayGetItem", 2, 2),
    ARRAY_LENGTH("States.ArrayLength", 1, 1),
    ARRAY_UNIQUE("States.ArrayUnique", 1, 1),
    BASE64_ENCODE("States.Base64Encode", 1, 1),
    BASE64_DECODE("States.Base64Decode", 1, 1),
    HASH("States.Hash", 2, 2),
    JSON_MERGE("States.JsonMerge", 3, 3),
    MATH_RANDOM("States.MathRandom", 2, 3),
    MATH_ADD("States.MathAdd", 2, 2),
    STRING_SPLIT("States.StringSplit", 2, 2),
    UUID_V4("States.UUID", 0, 0);

    private static final int LONGEST_RANGE = 1000;
    private static final int LONGEST_TEXT = 10_000;
    private static final Set<String> DIGESTS =
            Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private final String wireName;
    private final int fewest;
    private final int most;

    IntrinsicFunctions(String wireName, int fewest, int most) {
        this.wireName = wireName;
        this.fewest = fewest;
        this.most = most;
    }

    static IntrinsicFunctions named(String name) {
        for (var function : values()) {
            if (function.wireName.equals(name)) {
                return function;
            }
        }
        throw new IllegalArgumentException("unknown function " + name);
    }

    void checkCount(int count) {
        if (count < fewest || count > most) {
            throw new IllegalArgumentException(wireName + " does not take " + count + " arguments");
        }
    }

    /**
     * @throws IllegalArgumentException with what is wrong with the arguments
     */
    JsonNode apply(List<JsonNode> arguments) {
        return switch (this) {
            case FORMAT -> format(arguments);
            case STRING_TO_JSON -> stringToJson(arguments);
            case JSON_TO_STRING -> Json.string(Json.write(arguments.getFirst()));
            case ARRAY -> Json.array().addAll(arguments);
            case ARRAY_PARTITION -> partition(arguments);
            case ARRAY_CONTAINS -> contains(arguments);
            case ARRAY_RANGE -> range(arguments);
            case ARRAY_GET_ITEM -> item(arguments);
            case ARRAY_LENGTH -> Json.number(list(arguments.getFirst()).size());
            case ARRAY_UNIQUE -> unique(arguments);
            case BASE64_ENCODE -> encode(arguments);
            case BASE64_DECODE -> decode(arguments);
            case HASH -> hash(arguments);
            case JSON_MERGE -> merge(arguments);
            case MATH_RANDOM -> random(arguments);
            case MATH_ADD -> add(arguments);
            case STRING_SPLIT -> split(arguments);
            case UUID_V4 -> Json.string(UUID.randomUUID().toString());
        };
    }

    private static JsonNode format(List<JsonNode> arguments) {
        var template = text(arguments.getFirst());
        var out = new StringBuilder();
        int used = 1;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '\\' && i + 1 < template.length()) {
                out.append(template.charAt(++i));
            } else if (c == '{' && i + 1 < template.length() && template.charAt(i + 1) == '}') {
                if (used == arguments.size()) {
                    throw mismatch();
                }
                out.append(Json.plain(arguments.get(used++)));
                i++;
            } else {
                out.append(c);
            }
        }
        if (used != arguments.size()) {
            throw mismatch();
        }
        return Json.string(out.toString());
    }

    private static IllegalArgumentException mismatch() {
        return new IllegalArgumentException(
                "The number of arguments does not match the occurrences of {}");
    }

    private static JsonNode stringToJson(List<JsonNode> arguments) {
        try {
            return Json.parse(text(arguments.getFirst()));
        } catch (Json.Invalid notJson) {
            throw new IllegalArgumentException(
                    "The argument is not valid JSON: " + notJson.problem(), notJson);
        }
    }

    private static JsonNode partition(List<JsonNode> arguments) {
        var list = list(arguments.getFirst());
        int size = Math.toIntExact(integer(arguments.get(1)));
        if (size <= 0) {
            throw new IllegalArgumentException("The chunk size must be a positive integer");
        }
        var parts = Json.array();
        for (int i = 0; i < list.size(); i += size) {
            parts.add(Json.array().addAll(list.subList(i, Math.min(list.size(), i + size))));
        }
        return parts;
    }

    private static JsonNode contains(List<JsonNode> arguments) {
        var wanted = arguments.get(1);
        return Json.bool(
                list(arguments.getFirst()).stream().anyMatch(item -> Json.same(item, wanted)));
    }

    private static JsonNode range(List<JsonNode> arguments) {
        long first = integer(arguments.getFirst());
        long last = integer(arguments.get(1));
        long step = integer(arguments.get(2));
        if (step == 0) {
            throw new IllegalArgumentException("The increment must not be zero");
        }
        if ((last - first) / step >= LONGEST_RANGE) {
            throw new IllegalArgumentException(
                    "The array must not have more than " + LONGEST_RANGE + " items");
        }
        var numbers = Json.array();
        for (long i = first; step > 0 ? i <= last : i >= last; i += step) {
            numbers.add(Json.number(i));
        }
        return numbers;
    }

    private static JsonNode item(List<JsonNode> arguments) {
        var list = list(arguments.getFirst());
        long index = integer(arguments.get(1));
        if (index < 0 || index >= list.size()) {
            throw new IllegalArgumentException(
                    "The index " + index + " is out of the bounds of the array");
        }
        return list.get((int) index);
    }

    private static JsonNode unique(List<JsonNode> arguments) {
        var seen = Json.array();
        for (var item : list(arguments.getFirst())) {
            if (seen.values().stream().noneMatch(other -> Json.same(other, item))) {
                seen.add(item);
            }
        }
        return seen;
    }

    private static JsonNode encode(List<JsonNode> arguments) {
        var bytes = shortText(arguments.getFirst()).getBytes(StandardCharsets.UTF_8);
        return Json.string(Base64.getEncoder().encodeToString(bytes));
    }

    private static JsonNode decode(List<JsonNode> arguments) {
        var bytes = Base64.getDecoder().decode(shortText(arguments.getFirst()));
        return Json.string(new String(bytes, StandardCharsets.UTF_8));
    }

    private static JsonNode hash(List<JsonNode> arguments) {
        var algorithm = text(arguments.get(1));
        if (!DIGESTS.contains(algorithm)) {
            throw new IllegalArgumentException("Unsupported hashing algorithm: " + algorithm);
        }
        return Json.string(digest(shortPlain(arguments.getFirst()), algorithm));
    }

    static String digest(String data, String algorithm) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(data.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static JsonNode merge(List<JsonNode> arguments) {
        if (!arguments.getFirst().isObject() || !arguments.get(1).isObject()) {
            throw new IllegalArgumentException("Both arguments must be JSON objects");
        }
        if (!arguments.get(2).isBoolean() || arguments.get(2).booleanValue()) {
            throw new IllegalArgumentException(
                    "Deep merging is not supported; the third argument must be false");
        }
        var merged = Json.object();
        arguments.getFirst().properties().forEach(e -> merged.set(e.getKey(), e.getValue()));
        arguments.get(1).properties().forEach(e -> merged.set(e.getKey(), e.getValue()));
        return merged;
    }

    private static JsonNode random(List<JsonNode> arguments) {
        long from = integer(arguments.getFirst());
        long to = integer(arguments.get(1));
        if (from >= to) {
            throw new IllegalArgumentException("The start number must be below the end number");
        }
        var random =
                arguments.size() == 3
                        ? new Random(integer(arguments.get(2)))
                        : ThreadLocalRandom.current();
        return Json.number(random.nextLong(from, to));
    }

    private static JsonNode add(List<JsonNode> arguments) {
        return Json.number(Math.addExact(integer(arguments.getFirst()), integer(arguments.get(1))));
    }

    /** Every character of the second argument separates; empty pieces are left out. */
    private static JsonNode split(List<JsonNode> arguments) {
        var pieces = Json.array();
        var separators = text(arguments.get(1));
        var piece = new StringBuilder();
        text(arguments.getFirst())
                .codePoints()
                .forEach(
                        c -> {
                            if (separators.indexOf(c) < 0) {
                                piece.appendCodePoint(c);
                            } else if (!piece.isEmpty()) {
                                pieces.add(piece.toString());
                                piece.setLength(0);
                            }
                        });
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private static List<JsonNode> list(JsonNode node) {
        if (!node.isArray()) {
            throw new IllegalArgumentException("The argument must be an array");
        }
        return List.copyOf(node.values());
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("The argument must be a string");
        }
        return node.stringValue();
    }

    private static String shortText(JsonNode node) {
        return shortPlain(Json.string(text(node)));
    }

    private static String shortPlain(JsonNode node) {
        var text = Json.plain(node);
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "The argument must not have more than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    /** What is no integer is rounded to the nearest. */
    private static long integer(JsonNode node) {
        if (!node.isNumber()) {
            throw new IllegalArgumentException("The argument must be a number");
        }
        return node.isIntegralNumber() ? node.longValue() : Math.round(node.doubleValue());
    }
}
