package dev.messagerouting.lambda;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** JSON that goes through unchanged: numbers keep every digit that they came with. */
final class Json {

    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final Pattern START = Pattern.compile("\\s*\\(start marker at .*\\)");
    private static final int EXCERPT = 200;

    private Json() {}

    /**
     * Throws {@link NotAMessageException} with a sentence about where the text stops being JSON.
     */
    static JsonNode parse(byte[] text) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            throw new NotAMessageException(
                    "It is not JSON: " + what(notJson) + where(notJson), notJson);
        }
        if (node.isMissingNode()) {
            throw new NotAMessageException("It is empty, not a JSON object.");
        }
        return node;
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** The beginning of {@code text}, for a log line or an error's sentence. */
    static String excerpt(byte[] text) {
        var whole = new String(text, 0, Math.min(text.length, 4 * EXCERPT), StandardCharsets.UTF_8);
        return whole.length() <= EXCERPT ? whole : whole.substring(0, EXCERPT) + "…";
    }

    /** Without where the unclosed part began: that would be said in Jackson's own terms. */
    private static String what(JacksonException notJson) {
        return START.matcher(String.valueOf(notJson.getOriginalMessage())).replaceAll("");
    }

    private static String where(JacksonException notJson) {
        var at = notJson.getLocation();
        return at == null
                ? "."
                : " at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
    }
}
