package dev.messagerouting.localcloud.elb;

import dev.messagerouting.localcloud.kernel.HttpHandler;

import java.net.URI;

/** Opens listeners on the loopback address; which HTTP server does it is not known here. */
@FunctionalInterface
public interface Loopback {

    /** For a load balancer, on a free port; each request goes to {@code handler}. */
    Listener open(String balancerArn, HttpHandler handler);

    /** A listener that is open. */
    interface Listener extends AutoCloseable {

        /** {@code http://127.0.0.1:<port>}. */
        URI endpoint();

        @Override
        void close();
    }
}
