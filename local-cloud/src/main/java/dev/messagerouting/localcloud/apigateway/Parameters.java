package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Maps parameters: {@code integration.request.querystring.Name} from {@code
 * method.request.header.Name} and so on, as <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html">AWS
 * documents it</a>.
 */
final class Parameters {

    private Parameters() {}

    /** The values for targets that begin with {@code prefix}, by what follows it. */
    static Map<String, String> request(
            Map<String, String> mapping, String prefix, Invocation call) {
        var values = new LinkedHashMap<String, String>();
        mapping.forEach(
                (target, source) -> {
                    if (target.startsWith(prefix)) {
                        var value = requestValue(source, call);
                        if (value != null) {
                            values.put(target.substring(prefix.length()), value);
                        }
                    }
                });
        return values;
    }

    private static @Nullable String requestValue(String source, Invocation call) {
        if (source.startsWith("method.request.path.")) {
            return call.match().parameters().get(tail(source, 3));
        }
        if (source.startsWith("method.request.querystring.")) {
            return last(call.query().get(tail(source, 3)));
        }
        if (source.startsWith("method.request.multivaluequerystring.")) {
            var values = call.query().get(tail(source, 3));
            return values == null ? null : JsonText.print(values);
        }
        if (source.startsWith("method.request.header.")) {
            return call.header(tail(source, 3));
        }
        if (source.equals("method.request.body")) {
            return call.body();
        }
        if (source.startsWith("method.request.body.")) {
            return inBody(call.body(), tail(source, 3));
        }
        return common(source, call);
    }

    /** The headers of an answer, from the answer of the integration. */
    static Map<String, String> response(
            Map<String, String> mapping, Invocation call, Backend.Answer answer) {
        var headers = new LinkedHashMap<String, String>();
        mapping.forEach(
                (target, source) -> {
                    var value = responseValue(source, call, answer);
                    if (target.startsWith("method.response.header.") && value != null) {
                        headers.put(tail(target, 3), value);
                    }
                });
        return headers;
    }

    private static @Nullable String responseValue(
            String source, Invocation call, Backend.Answer answer) {
        if (source.startsWith("integration.response.header.")) {
            return answer.headers().get(tail(source, 3));
        }
        if (source.equals("integration.response.body")) {
            return answer.body();
        }
        if (source.startsWith("integration.response.body.")) {
            return inBody(answer.body(), tail(source, 3));
        }
        return common(source, call);
    }

    private static @Nullable String common(String source, Invocation call) {
        if (source.length() > 1 && source.startsWith("'") && source.endsWith("'")) {
            return source.substring(1, source.length() - 1);
        }
        if (source.startsWith("context.")) {
            var value = Contexts.at(call.context(), tail(source, 1));
            return value == null ? null : value.toString();
        }
        if (source.startsWith("stageVariables.")) {
            return call.stageVariables().get(tail(source, 1));
        }
        return null;
    }

    private static @Nullable String inBody(String body, String path) {
        var value = JsonPath.parse("$." + path).read(JsonText.parse(body));
        if (value == null || value instanceof JsonPath.Missing) {
            return null;
        }
        return value instanceof String text ? text : JsonText.print(value);
    }

    private static @Nullable String last(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : values.getLast();
    }

    /** What follows the first {@code skip} dots. */
    private static String tail(String text, int skip) {
        int at = 0;
        for (int i = 0; i < skip; i++) {
            at = text.indexOf('.', at) + 1;
        }
        return text.substring(at);
    }
}
