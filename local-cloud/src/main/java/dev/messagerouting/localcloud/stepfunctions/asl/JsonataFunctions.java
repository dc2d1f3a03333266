package dev.messagerouting.localcloud.stepfunctions.asl;

import static com.dashjoin.jsonata.Jsonata.NULL_VALUE;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Utils;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What Step Functions adds to JSONata's own functions; it takes {@code $eval} away.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn
 */
final class JsonataFunctions {

    /** The longest array that {@code $range} was seen to make on AWS. */
    private static final long LONGEST_RANGE = 360_145;

    private static final Set<String> DIGESTS =
            Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private static final Map<String, JFunction> FUNCTIONS =
            Map.of(
                    "partition", new JFunction((in, args) -> partition(args(args)), "<a?n?:a>"),
                    "range", new JFunction((in, args) -> range(args(args)), "<n?n?n?:a>"),
                    "hash", new JFunction((in, args) -> hash(args(args)), "<s?s?:s>"),
                    "random", new JFunction((in, args) -> random(args(args)), "<n?:n>"),
                    "uuid", new JFunction((in, args) -> UUID.randomUUID().toString(), "<:s>"),
                    "parse", new JFunction((in, args) -> parse(args(args)), "<s?:x>"));

    private JsonataFunctions() {}

    static void bindAll(Frame frame) {
        FUNCTIONS.forEach(frame::bind);
        frame.bind("eval", NULL_VALUE);
    }

    /** The library's lists are raw. */
    private static List<?> args(List<?> raw) {
        return raw;
    }

    private static @Nullable Object argument(List<?> args, int index) {
        return index < args.size() ? args.get(index) : null;
    }

    private static JException signature(String function, int argument) {
        return new JException("T0410", -1, argument, function);
    }

    private static @Nullable Object partition(List<?> args) {
        var array = argument(args, 0);
        if (NULL_VALUE.equals(array)) {
            throw new JException("T0412", -1, array, "n");
        }
        if (!(array instanceof List<?> list) || list.isEmpty()) {
            return null;
        }
        long size = argument(args, 1) instanceof Number n ? n.longValue() : list.size();
        if (size < 0) {
            throw new JException("D3137", -1, "Second argument must be zero or greater");
        }
        if (size == 0) {
            return null;
        }
        var parts = Utils.createSequence();
        for (long i = 0; i < list.size(); i += size) {
            parts.add(list.subList((int) i, (int) Math.min(list.size(), i + size)));
        }
        return parts.size() == 1 ? List.of(parts.getFirst()) : parts;
    }

    private static @Nullable Object range(List<?> args) {
        if (!(argument(args, 0) instanceof Number first)
                || !(argument(args, 1) instanceof Number last)) {
            throw signature("range", argument(args, 0) instanceof Number ? 2 : 1);
        }
        if (!(argument(args, 2) instanceof Number by) || by.longValue() == 0) {
            return null;
        }
        long from = first.longValue();
        long to = last.longValue();
        long step = by.longValue();
        if (step > 0 ? from > to : from < to) {
            return null;
        }
        double count = Math.floor(((double) to - from) / step) + 1;
        if (count > LONGEST_RANGE) {
            throw new JException(
                    "Expression evaluation memory limit exceeded: Check for excessive memory usage",
                    -1);
        }
        var numbers = Utils.createSequence();
        for (int i = 0; i < (int) count; i++) {
            numbers.add(from + i * step);
        }
        return numbers.size() == 1 ? numbers.getFirst() : numbers;
    }

    private static @Nullable Object hash(List<?> args) {
        if (NULL_VALUE.equals(argument(args, 0))) {
            throw signature("hash", 1);
        }
        if (!(argument(args, 0) instanceof String text)
                || !(argument(args, 1) instanceof String algorithm)) {
            return null;
        }
        if (!DIGESTS.contains(algorithm)) {
            throw new JException("D3137", -1, "Unsupported algorithm: " + algorithm);
        }
        return IntrinsicFunctions.digest(text, algorithm);
    }

    /** The same seed gives the same number, as on AWS. */
    private static Object random(List<?> args) {
        return argument(args, 0) instanceof Number seed
                ? new Random(seed.longValue()).nextDouble()
                : ThreadLocalRandom.current().nextDouble();
    }

    private static @Nullable Object parse(List<?> args) {
        var text = argument(args, 0);
        if (text == null) {
            return null;
        }
        if (!(text instanceof String json)) {
            throw signature("parse", 1);
        }
        try {
            return JsonataValues.fromJson(Json.parse(json));
        } catch (Json.Invalid notJson) {
            throw new JException(notJson, "D3137", -1, "Invalid JSON", null);
        }
    }
}
