package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code $input} of a mapping template. Public because Velocity calls methods of public classes
 * only. <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html">AWS's
 * reference</a>.
 */
public final class TemplateInput {

    private final String body;
    private final Map<String, Map<String, String>> params;
    private boolean parsed;
    private @Nullable Object document;

    /**
     * @param params the request's parameters, by {@code path}, {@code querystring}, {@code header}
     */
    TemplateInput(String body, Map<String, Map<String, String>> params) {
        this.body = body;
        this.params = params;
    }

    /** The payload as it came; of an empty payload {@code {}}. */
    public String getBody() {
        return body.isEmpty() ? "{}" : body;
    }

    /** What the JSONPath leads to, as JSON; {@code ""} (two quotes) if it leads nowhere. */
    public String json(String path) {
        var value = JsonPath.parse(path).read(document());
        return value instanceof JsonPath.Missing ? "\"\"" : JsonText.print(value);
    }

    /** What the JSONPath leads to, as an object to loop over; an empty string if nowhere. */
    public @Nullable Object path(String path) {
        var value = JsonPath.parse(path).read(document());
        return value instanceof JsonPath.Missing ? "" : value;
    }

    /** All parameters: maps by {@code path}, {@code querystring} and {@code header}. */
    public Map<String, Map<String, String>> params() {
        return new LinkedHashMap<>(params);
    }

    /**
     * A parameter, searched in path, query string and header, in this order; empty if not there.
     */
    public String params(String name) {
        for (var kind : params.values()) {
            var value = kind.get(name);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private @Nullable Object document() {
        if (!parsed) {
            document = body.isBlank() ? new LinkedHashMap<>() : JsonText.parse(body);
            parsed = true;
        }
        return document;
    }
}
