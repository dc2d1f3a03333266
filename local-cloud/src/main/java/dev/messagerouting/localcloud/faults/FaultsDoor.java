package dev.messagerouting.localcloud.faults;

import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks for faults at run time: {@code GET /_faults} lists them, {@code POST} adds those of its
 * body, one text a line, {@code DELETE} ends all.
 */
public final class FaultsDoor implements HttpHandler {

    /** No bucket has an underscore in its name, so no S3 path begins like this. */
    public static final String PATH = "/_faults";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "application/json";

    private final FaultPlan plan;

    public FaultsDoor(FaultPlan plan) {
        this.plan = plan;
    }

    @Override
    public Response handle(Request request) {
        if (!request.path().equals(PATH) && !request.path().equals(PATH + "/")) {
            return sentence(404, "There is nothing at %s.".formatted(request.path()));
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> list(200);
            case "POST" ->
                    add(new String(request.body().asByteArrayUnsafe(), StandardCharsets.UTF_8));
            case "DELETE" -> {
                plan.clear();
                yield list(200);
            }
            default -> {
                var refusal =
                        sentence(
                                405,
                                "The method is %s, and should be GET, POST or DELETE."
                                        .formatted(request.method()));
                yield new Response(
                        405,
                        Headers.of("Content-Type", TYPE, "Allow", "GET, POST, DELETE"),
                        refusal.body());
            }
        };
    }

    /** All of its lines, or none. */
    private Response add(String body) {
        List<FaultRule> rules;
        try {
            rules = body.lines().filter(line -> !line.isBlank()).map(FaultRule::parse).toList();
        } catch (IllegalArgumentException wrong) {
            return sentence(400, String.valueOf(wrong.getMessage()));
        }
        if (rules.isEmpty()) {
            return sentence(
                    400,
                    "The body is empty, and should have a fault a line, for example"
                            + " kinesis:PutRecords:partial:0.2:30s:seed=7.");
        }
        rules.forEach(plan::add);
        return list(201);
    }

    private Response list(int status) {
        var array = JSON.createArrayNode();
        for (var active : plan.list()) {
            array.addObject()
                    .put("fault", active.rule().text())
                    .put("until", active.until().toString())
                    .put("calls", active.calls())
                    .put("struck", active.struck());
        }
        return Response.text(status, TYPE, array.toString());
    }

    private static Response sentence(int status, String sentence) {
        return Response.text(
                status, TYPE, JSON.createObjectNode().put("message", sentence).toString());
    }
}
