package dev.messagerouting.localcloud.kernel;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes ids in the forms that AWS gives them. */
public final class Names {

    private static final String LOWER = "0123456789abcdefghijklmnopqrstuvwxyz";

    private Names() {}

    public static String uuid() {
        return UUID.randomUUID().toString();
    }

    /** For example {@code vpc-0a1b2c3d4e5f67890}: a prefix and 17 hexadecimal digits. */
    public static String ec2(String prefix) {
        return prefix + "-0" + random("0123456789abcdef", 16);
    }

    /** Ten lower-case letters and digits, as API Gateway names an API or a resource. */
    public static String api() {
        return random(LOWER, 10);
    }

    /**
     * {@code <stack>-<logicalId>-<12 random>}, as CloudFormation names what a template leaves
     * unnamed.
     */
    public static String physical(String stack, String logicalId) {
        return stack + "-" + logicalId + "-" + random("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 12);
    }

    public static String random(String alphabet, int length) {
        var random = ThreadLocalRandom.current();
        var name = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            name.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return name.toString();
    }
}
