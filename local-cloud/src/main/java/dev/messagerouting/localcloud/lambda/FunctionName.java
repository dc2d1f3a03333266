package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** A function named by name, by ARN or by partial ARN, with or without {@code :$LATEST}. */
final class FunctionName {

    private static final String LATEST = "$LATEST";
    private static final String PATTERN =
            "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?"
                + "([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?";
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:arn:aws[a-zA-Z-]*:lambda:([a-z0-9-]+):)?(?:(\\d{12}):)?(?:function:)?"
                            + "([a-zA-Z0-9-_]{1,140})(?::(\\$LATEST|[a-zA-Z0-9-_]+))?");
    private static final int LONGEST = 64;

    private FunctionName() {}

    /** The ARN without a qualifier. */
    static String arn(@Nullable String text) {
        return arn(text, null);
    }

    static String arn(@Nullable String text, @Nullable String qualifier) {
        var form = text == null ? null : FORM.matcher(text);
        if (form == null || !form.matches()) {
            throw LambdaFaults.constraint(
                    String.valueOf(text),
                    "functionName",
                    "Member must satisfy regular expression pattern: " + PATTERN);
        }
        var given = qualifier != null ? qualifier : form.group(4);
        if (given != null && !given.equals(LATEST)) {
            throw Faults.notImplemented("Lambda", "versions and aliases: " + text + ":" + given);
        }
        var here = Caller.current();
        var region = form.group(1) == null ? here.region() : form.group(1);
        var account = form.group(2) == null ? here.accountId() : form.group(2);
        return new Caller(account, region).arn("lambda", "function:" + form.group(3));
    }

    /** The name of a function to be made. */
    static String fresh(@Nullable String text) {
        var arn = arn(text);
        var name = arn.substring(arn.lastIndexOf(':') + 1);
        if (name.length() > LONGEST) {
            throw LambdaFaults.constraint(
                    name,
                    "functionName",
                    "Member must have length less than or equal to " + LONGEST);
        }
        return name;
    }
}
