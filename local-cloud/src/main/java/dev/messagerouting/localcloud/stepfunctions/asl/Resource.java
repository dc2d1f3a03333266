package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** What a Task state calls. */
public sealed interface Resource {

    /** A function's ARN: its payload is the state's effective input, its answer the result. */
    record LambdaArn(String arn) implements Resource {}

    /**
     * {@code arn:aws:states:::lambda:invoke}.
     *
     * @param resource {@code invoke} or {@code invoke.waitForTaskToken}, as events show it
     */
    record LambdaInvoke(String resource, boolean waitsForToken) implements Resource {}

    /** {@code arn:aws:states:…:activity:name}: a worker asks for it. */
    record Activity(String arn) implements Resource {}

    Pattern LAMBDA = Pattern.compile("arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:function:[^ ]+");
    Pattern ACTIVITY = Pattern.compile("arn:[a-z-]+:states:[a-z0-9-]+:\\d{12}:activity:[^ :]+");
    Pattern INVOKE = Pattern.compile("arn:[a-z-]+:states:::lambda:(invoke(\\.waitForTaskToken)?)");

    /** The resource, or null if the local cloud has none of that name. */
    static @Nullable Resource of(String arn) {
        if (LAMBDA.matcher(arn).matches()) {
            return new LambdaArn(arn);
        }
        if (ACTIVITY.matcher(arn).matches()) {
            return new Activity(arn);
        }
        var invoke = INVOKE.matcher(arn);
        return invoke.matches() ? new LambdaInvoke(invoke.group(1), invoke.group(2) != null) : null;
    }
}
