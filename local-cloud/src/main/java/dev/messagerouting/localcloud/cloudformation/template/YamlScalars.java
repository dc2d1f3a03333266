package dev.messagerouting.localcloud.cloudformation.template;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * What an unquoted YAML scalar means. CloudFormation reads YAML 1.1, where {@code yes} and {@code
 * on} are booleans; dates stay text, and so do digits with a leading zero (account ids).
 */
final class YamlScalars {

    private static final Pattern TRUE = Pattern.compile("true|True|TRUE|yes|Yes|YES|on|On|ON");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE|no|No|NO|off|Off|OFF");
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL =
            Pattern.compile(
                    "-?(0|[1-9][0-9]*)(\\.[0-9]+([eE][-+]?[0-9]{1,3})?|[eE][-+]?[0-9]{1,3})");

    private YamlScalars() {}

    static JsonNode read(String text) {
        if (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null")) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (TRUE.matcher(text).matches()) {
            return Json.bool(true);
        }
        if (FALSE.matcher(text).matches()) {
            return Json.bool(false);
        }
        if (INTEGER.matcher(text).matches()) {
            return integer(new BigInteger(text));
        }
        return DECIMAL.matcher(text).matches()
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
                : Json.text(text);
    }

    private static JsonNode integer(BigInteger value) {
        var nodes = JsonNodeFactory.instance;
        if (value.bitLength() < 32) {
            return nodes.numberNode(value.intValue());
        }
        return value.bitLength() < 64
                ? nodes.numberNode(value.longValue())
                : nodes.numberNode(value);
    }
}
