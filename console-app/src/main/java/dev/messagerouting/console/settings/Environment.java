package dev.messagerouting.console.settings;

import java.net.URI;

/** Where the demo is deployed. */
public sealed interface Environment {

    /** What the screen calls it. */
    String title();

    /** The local cloud, in this program. */
    record Local() implements Environment {
        @Override
        public String title() {
            return "Local";
        }
    }

    /** Something else that speaks the AWS APIs without asking for real credentials. */
    record Endpoint(URI uri) implements Environment {

        /** Throws {@link IllegalArgumentException} for what is not an HTTP address. */
        public Endpoint {
            var scheme = uri.getScheme();
            if (uri.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
                throw new IllegalArgumentException(
                        "An endpoint is an address such as http://127.0.0.1:4566, not '"
                                + uri
                                + "'.");
            }
        }

        @Override
        public String title() {
            return uri.getAuthority();
        }
    }
}
