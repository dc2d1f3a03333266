package dev.messagerouting.simulator;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the next page in {@code Link} headers (RFC 8288): {@code <messages?…>; rel="next"}. */
final class LinkHeader {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:\\s*;[^,<]*)*)");
    private static final Pattern NEXT =
            Pattern.compile(
                    ";\\s*rel\\s*=\\s*(?:\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\"|next\\s*(?:;|$))",
                    Pattern.CASE_INSENSITIVE);

    private LinkHeader() {}

    /**
     * The link of that relation, made absolute by the address that was asked. Empty if there is
     * none, if it is no address, or if it leads to another server: nobody is sent elsewhere by an
     * answer.
     */
    static Optional<URI> next(List<String> headers, URI asked) {
        for (var header : headers) {
            var link = LINK.matcher(header);
            while (link.find()) {
                if (NEXT.matcher(link.group(2)).find()) {
                    return resolved(asked, link.group(1));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<URI> resolved(URI asked, String target) {
        try {
            var next = asked.resolve(target);
            return asked.getScheme().equals(next.getScheme())
                            && asked.getRawAuthority().equals(next.getRawAuthority())
                    ? Optional.of(next)
                    : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
