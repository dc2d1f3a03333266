package dev.messagerouting.localcloud.faults;

import dev.messagerouting.localcloud.kernel.HttpHandler;

import java.util.List;
import java.util.function.Function;

/** HTTP that the cloud passes on, with the faults that are asked for. */
public final class FaultyTraffic implements HttpHandler {

    private static final String JSON = "application/json";

    private final FaultyService service;
    private final Function<Request, String> resource;
    private final HttpHandler real;
    private final FaultPlan plan;

    private FaultyTraffic(
            FaultyService service,
            Function<Request, String> resource,
            HttpHandler real,
            FaultPlan plan) {
        this.service = service;
        this.resource = resource;
        this.real = real;
        this.plan = plan;
    }

    /** The stages of deployed APIs; a rule's resource is matched with the whole path. */
    public static HttpHandler stages(HttpHandler real, FaultPlan plan) {
        return new FaultyTraffic(FaultyService.EXECUTE_API, Request::path, real, plan);
    }

    /** A load balancer's listener; a rule's resource is matched with its ARN. */
    public static HttpHandler balancer(String arn, HttpHandler real, FaultPlan plan) {
        return new FaultyTraffic(FaultyService.ELASTIC_LOAD_BALANCING, _ -> arn, real, plan);
    }

    @Override
    public Response handle(Request request) {
        if (plan.isIdle()) {
            return real.handle(request);
        }
        var call =
                new FaultyCall(
                        service,
                        service.example(),
                        FaultyCall.Kind.TRAFFIC,
                        () -> List.of(resource.apply(request)));
        var strike = plan.strike(call);
        if (strike.isEmpty()) {
            return real.handle(request);
        }
        return switch (strike.get().fault()) {
            case Fault.Throttle() -> throttled();
            case Fault.Fail() -> failed();
            case Fault.LoseAnswer() -> {
                var _ = real.handle(request);
                yield lost();
            }
            case Fault.Late(var delay) -> {
                try {
                    plan.time().sleep(delay);
                    yield real.handle(request);
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                    yield failed();
                }
            }
            case Fault.Partial _, Fault.Throw _ -> real.handle(request);
        };
    }

    /** A load balancer has no limit that it would tell; it is out of capacity. */
    private Response throttled() {
        return isApi()
                ? Response.text(429, JSON, "{\"message\":\"Too Many Requests\"}")
                : page(503, "Service Temporarily Unavailable");
    }

    private Response failed() {
        return isApi()
                ? Response.text(500, JSON, "{\"message\": \"Internal server error\"}")
                : page(503, "Service Temporarily Unavailable");
    }

    private Response lost() {
        return isApi()
                ? Response.text(504, JSON, "{\"message\": \"Endpoint request timed out\"}")
                : page(504, "Gateway Time-out");
    }

    private boolean isApi() {
        return service == FaultyService.EXECUTE_API;
    }

    private static Response page(int status, String title) {
        return Response.text(
                status,
                "text/html",
                "<html>\r\n<head><title>%1$d %2$s</title></head>\r\n<body>\r\n<center><h1>%1$d %2$s</h1></center>\r\n</body>\r\n</html>\r\n"
                        .formatted(status, title));
    }
}
