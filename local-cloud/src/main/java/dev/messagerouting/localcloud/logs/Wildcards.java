package dev.messagerouting.localcloud.logs;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Text with {@code *} in it, and the regular expressions between percent signs. */
final class Wildcards {

    private static final Pattern ALLOWED =
            Pattern.compile("[A-Za-z0-9_#=@/;,:\\-^$?\\[\\]{}|\\\\*+.\\s]*");

    private Wildcards() {}

    static Predicate<String> of(String text) {
        if (text.indexOf('*') < 0) {
            return text::equals;
        }
        var regex = new StringBuilder();
        for (var part : text.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }

    static Predicate<String> regex(String text) {
        if (!ALLOWED.matcher(text).matches()) {
            throw LogFaults.invalid(
                    "Invalid filter pattern: the regular expression %"
                            + text
                            + "% has a character that filter patterns do not support");
        }
        try {
            return Pattern.compile(text).asPredicate();
        } catch (PatternSyntaxException wrong) {
            throw LogFaults.invalid(
                    "Invalid filter pattern: the regular expression %"
                            + text
                            + "%: "
                            + wrong.getDescription());
        }
    }
}
