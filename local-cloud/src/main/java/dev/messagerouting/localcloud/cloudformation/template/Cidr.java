package dev.messagerouting.localcloud.cloudformation.template;

import tools.jackson.databind.JsonNode;

import java.util.regex.Pattern;

/**
 * {@code Fn::Cidr [block, count, bits]} for IPv4: {@code count} blocks of {@code bits} host bits
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html).
 */
final class Cidr {

    private static final Pattern BLOCK =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final int MOST = 256;

    private Cidr() {}

    static JsonNode call(JsonNode arguments) {
        var block = BLOCK.matcher(arguments.path(0).asString(""));
        var count = number(arguments.path(1));
        var bits = arguments.size() > 2 ? number(arguments.path(2)) : 8;
        if (!block.matches() || count < 1 || count > MOST || bits < 1 || bits > 32) {
            throw Errors.template(
                    "every Fn::Cidr object requires an IPv4 block, a count from 1 to 256 and the"
                            + " number of host bits; found "
                            + arguments);
        }
        var prefix = Integer.parseInt(block.group(5));
        var first = 0L;
        for (int octet = 1; octet <= 4; octet++) {
            first = first * 256 + Integer.parseInt(block.group(octet));
        }
        if (32 - bits < prefix || (long) count << bits > 1L << (32 - prefix)) {
            throw Errors.template(
                    "Fn::Cidr cannot fit "
                            + count
                            + " blocks of "
                            + bits
                            + " bits into "
                            + block.group());
        }
        return blocks(first, count, bits);
    }

    private static JsonNode blocks(long first, int count, int bits) {
        var list = Json.array();
        for (int i = 0; i < count; i++) {
            var at = first + ((long) i << bits);
            list.add(
                    (at >> 24 & 255)
                            + "."
                            + (at >> 16 & 255)
                            + "."
                            + (at >> 8 & 255)
                            + "."
                            + (at & 255)
                            + "/"
                            + (32 - bits));
        }
        return list;
    }

    private static int number(JsonNode node) {
        var text = Json.scalar(node) ? node.asString() : "";
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    }
}
