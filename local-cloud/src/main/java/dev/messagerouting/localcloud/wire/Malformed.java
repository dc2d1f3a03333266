package dev.messagerouting.localcloud.wire;

import java.io.Serial;

/** A request's bytes do not have the shape that the operation takes; the message says where. */
final class Malformed extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    Malformed(String message) {
        super(message);
    }
}
