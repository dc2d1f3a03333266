package dev.messagerouting.simulator;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The environment of a simulator; what is missing or wrong is refused with a sentence. */
record Settings(Map<String, String> environment) {

    /** One call of PutRecords takes no more. */
    private static final int LARGEST_BATCH = 500;

    private static final int LONGEST_INTERVAL = 86_400_000;
    private static final int LAST_PORT = 65_535;

    Settings {
        environment = Map.copyOf(environment);
    }

    /** Where to post to or to poll. */
    URI messagesUrl() {
        var value =
                text("MESSAGES_URL")
                        .orElseThrow(
                                () ->
                                        new WrongSettingException(
                                                "The environment variable MESSAGES_URL is not set;"
                                                        + " it is to be the address of the route's"
                                                        + " API, such as"
                                                        + " https://example.org/messages."));
        try {
            var url = new URI(value);
            var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (url.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return url;
            }
        } catch (URISyntaxException notAnAddress) {
            // said below, as for every other text that is no address
        }
        throw wrong("MESSAGES_URL", value, "an address such as https://example.org/messages");
    }

    int batchSize() {
        return number("BATCH_SIZE", 1, LARGEST_BATCH).orElse(1);
    }

    Duration interval() {
        return Duration.ofMillis(number("INTERVAL_MILLIS", 1, LONGEST_INTERVAL).orElse(1_000));
    }

    /** Where to listen, if anybody said; 0 picks a free port. */
    OptionalInt port() {
        return number("PORT", 0, LAST_PORT);
    }

    /** The address to listen at. A container's only neighbours are in its own network. */
    String host() {
        return text("HOST").orElse("0.0.0.0");
    }

    private OptionalInt number(String name, int least, int most) {
        var value = text(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(value.get().strip());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for every number that is out of range
        }
        throw wrong(name, value.get(), "a whole number from " + least + " to " + most);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static WrongSettingException wrong(String name, String value, String right) {
        return new WrongSettingException(
                "The environment variable %s is '%s'; it is to be %s."
                        .formatted(name, value, right));
    }
}
