package dev.messagerouting.localcloud;

import dev.messagerouting.localcloud.apigateway.StageDoor;
import dev.messagerouting.localcloud.apigateway.StageRequest;
import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler;

/** Serves deployed APIs at {@code /_execute-api/<apiId>/<stage>/…}. */
record Stages(StageDoor door) implements HttpHandler {

    /** No bucket has an underscore in its name, so no S3 path begins like this. */
    static final String PATH = "/_execute-api/";

    private static final String LOOPBACK = "127.0.0.1";

    @Override
    public Response handle(Request request) {
        var rest = request.path().substring(PATH.length());
        int slash = rest.indexOf('/');
        var apiId = slash < 0 ? rest : rest.substring(0, slash);
        var answer =
                door.serve(
                        new StageRequest(
                                apiId,
                                request.method(),
                                slash < 0 ? "/" : rest.substring(slash),
                                request.query(),
                                request.headers().asMap(),
                                request.body(),
                                LOOPBACK));
        return new Response(answer.status(), Headers.of(answer.headers()), answer.body());
    }
}
