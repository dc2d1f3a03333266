package dev.messagerouting.localcloud.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Locale;

/**
 * {@code $util} of a mapping template. Public because Velocity calls methods of public classes
 * only. <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html">AWS's
 * reference</a>.
 */
public final class TemplateUtil {

    TemplateUtil() {}

    /** Escapes as JavaScript strings want it, single quotes and slashes included. */
    public String escapeJavaScript(@Nullable Object value) {
        var text = String.valueOf(value);
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), escaped);
        }
        return escaped.toString();
    }

    private static void escape(char c, StringBuilder to) {
        switch (c) {
            case '\'', '"', '\\', '/' -> to.append('\\').append(c);
            case '\b' -> to.append("\\b");
            case '\n' -> to.append("\\n");
            case '\t' -> to.append("\\t");
            case '\f' -> to.append("\\f");
            case '\r' -> to.append("\\r");
            default -> {
                if (c < ' ' || c > 0x7f) {
                    to.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
                } else {
                    to.append(c);
                }
            }
        }
    }

    /** JSON text to an object with maps and lists. */
    public @Nullable Object parseJson(String text) {
        return JsonText.parse(text);
    }

    public String urlEncode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    public String urlDecode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    public String base64Encode(Object value) {
        return Base64.getEncoder().encodeToString(String.valueOf(value).getBytes(UTF_8));
    }

    public String base64Decode(Object value) {
        return new String(Base64.getDecoder().decode(String.valueOf(value)), UTF_8);
    }
}
