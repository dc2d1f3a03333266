package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.HttpHandler.Request;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.Map;

/** Finds what a REST request means by its method, path, query string and headers. */
final class RestRouter {

    private RestRouter() {}

    static Dialect.Asked find(Endpoint endpoint, Request request, AwsServiceException unknown) {
        var wish =
                new RestBinding.Wish(
                        request.method(),
                        Uris.segments(request.path()),
                        Uris.parameters(request.query()),
                        request.headers());
        Operation best = null;
        Map<String, String> labels = Map.of();
        int narrowest = -1;
        for (var operation : endpoint.operations().declared()) {
            var binding = operation.binding();
            var matched = binding.narrowness() > narrowest ? binding.match(wish) : null;
            if (matched != null) {
                best = operation;
                labels = matched;
                narrowest = binding.narrowness();
            }
        }
        if (best != null && best.binding().knowsAllOf(wish)) {
            return new Dialect.Asked(best.name, best, labels);
        }
        // Another operation is meant, one that the class does not declare, or none at all.
        var meant = endpoint.operations().inModel(wish);
        if (meant == null || (best != null && meant.equals(best.name))) {
            if (best != null) {
                return new Dialect.Asked(best.name, best, labels);
            }
            throw unknown;
        }
        throw endpoint.notImplemented(meant);
    }
}
