package dev.messagerouting.lambda;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The environment of a function; what is missing or wrong is refused with a sentence. */
record Settings(Map<String, String> environment) {

    Settings {
        environment = Map.copyOf(environment);
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    String required(String name) {
        return optional(name)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The environment variable "
                                                + name
                                                + " is not set; the function needs it."));
    }

    /** An absolute {@code http} or {@code https} address. */
    URI url(String name) {
        var value = required(name);
        try {
            var url = URI.create(value);
            var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (url.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return url;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw noUrl(name, value, notAnAddress);
        }
        throw noUrl(name, value, null);
    }

    private static IllegalArgumentException noUrl(
            String name, String value, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "The environment variable "
                        + name
                        + " is '"
                        + value
                        + "'; it is to be an address such as https://example.org/messages.",
                cause);
    }
}
