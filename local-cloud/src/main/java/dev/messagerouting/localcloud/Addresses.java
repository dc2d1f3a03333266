package dev.messagerouting.localcloud;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Turns the addresses that templates put together into loopback ones: on AWS a name server would
 * answer for them.
 *
 * @param endpoint of the local cloud, once it listens
 * @param balancers the listener behind a load balancer's DNS name
 */
record Addresses(Supplier<URI> endpoint, Function<String, Optional<URI>> balancers)
        implements UnaryOperator<String> {

    private static final Pattern EXECUTE_API =
            Pattern.compile(
                    "https://([a-z0-9]{10})(?:-vpce-[0-9a-f]+)?\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?");

    /** A VPC endpoint's own name; the service behind it is known by the request's signature. */
    private static final Pattern VPC_ENDPOINT =
            Pattern.compile(
                    "https://vpce-[0-9a-z-]+\\.[a-z0-9-]+\\.[a-z0-9-]+\\.vpce\\.amazonaws\\.com(?:\\.cn)?");

    private static final Pattern BALANCER =
            Pattern.compile(
                    "http://([A-Za-z0-9-]+\\.[a-z0-9-]+\\.elb\\.amazonaws\\.com(?:\\.cn)?)");

    @Override
    public String apply(String text) {
        if (!text.contains(".amazonaws.com")) {
            return text;
        }
        var apis =
                EXECUTE_API
                        .matcher(text)
                        .replaceAll(api -> endpoint.get() + Stages.PATH + api.group(1));
        var endpoints = VPC_ENDPOINT.matcher(apis).replaceAll(_ -> endpoint.get().toString());
        return BALANCER.matcher(endpoints)
                .replaceAll(
                        name ->
                                balancers
                                        .apply(name.group(1))
                                        .map(URI::toString)
                                        .orElse(name.group()));
    }
}
