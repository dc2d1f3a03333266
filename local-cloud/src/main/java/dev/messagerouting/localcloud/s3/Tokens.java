package dev.messagerouting.localcloud.s3;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Continuation tokens: a key that clients are not meant to read. */
final class Tokens {

    private Tokens() {}

    static String seal(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    static String open(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw S3Faults.invalid("The continuation token provided is incorrect");
        }
    }
}
