package dev.messagerouting.localcloud.stepfunctions.asl;

import java.util.regex.Pattern;

/** {@code StringMatches}: {@code *} stands for any characters, {@code \*} for itself. */
final class Wildcards {

    private Wildcards() {}

    static boolean matches(String pattern, String value) {
        var regex = new StringBuilder();
        var plain = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                plain.append(pattern.charAt(++i));
            } else if (c == '*') {
                regex.append(Pattern.quote(plain.toString())).append(".*");
                plain.setLength(0);
            } else {
                plain.append(c);
            }
        }
        regex.append(Pattern.quote(plain.toString()));
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(value).matches();
    }
}
