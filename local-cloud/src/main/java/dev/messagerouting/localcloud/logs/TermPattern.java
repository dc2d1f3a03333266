package dev.messagerouting.localcloud.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Terms, phrases and regular expressions in free text: all plain ones have to be there and none
 * after {@code -}; if there are only terms after {@code ?}, one of them has to be there.
 */
record TermPattern(
        List<Predicate<String>> all, List<Predicate<String>> any, List<Predicate<String>> none)
        implements FilterPattern {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|%([^%]*)%|([^\\s\"%]+))");

    @Override
    public boolean matches(String message) {
        if (none.stream().anyMatch(term -> term.test(message))) {
            return false;
        }
        if (all.isEmpty() && none.isEmpty()) {
            return any.stream().anyMatch(term -> term.test(message));
        }
        return all.stream().allMatch(term -> term.test(message));
    }

    static TermPattern parse(String text) {
        var all = new ArrayList<Predicate<String>>();
        var any = new ArrayList<Predicate<String>>();
        var none = new ArrayList<Predicate<String>>();
        var token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            token.region(at, text.length());
            if (!token.lookingAt()) {
                throw LogFaults.invalid("Invalid filter pattern: " + text);
            }
            var list =
                    switch (token.group(1)) {
                        case "?" -> any;
                        case "-" -> none;
                        default -> all;
                    };
            list.add(term(token.group(2), token.group(3), token.group(4)));
            at = token.end();
        }
        return new TermPattern(List.copyOf(all), List.copyOf(any), List.copyOf(none));
    }

    private static Predicate<String> term(String phrase, String regex, String word) {
        if (phrase != null) {
            var plain = phrase.replaceAll("\\\\(.)", "$1");
            return message -> message.contains(plain);
        }
        if (regex != null) {
            return Wildcards.regex(regex);
        }
        if (!word.matches("[\\p{L}\\p{N}_]+")) {
            throw LogFaults.invalid("Invalid character(s) in term '" + word + "'");
        }
        return message -> message.contains(word);
    }
}
