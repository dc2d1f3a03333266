package dev.messagerouting.simulator;

import dev.messagerouting.simulator.kernel.Time;

import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Makes messages, numbered from 0 up by one, so that a gap or a repeat shows at the target. */
final class MessageMaker {

    private final AtomicLong nextId = new AtomicLong();
    private final Time time;

    MessageMaker(Time time) {
        this.time = time;
    }

    List<Message> make(int count) {
        return IntStream.range(0, count).mapToObj(ignored -> make()).toList();
    }

    private Message make() {
        var key = new Message.Key(nextId.getAndIncrement(), time.now().toEpochMilli());
        var body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", key.id())
                        .put("timestamp", key.timestamp())
                        .put("message", sha1(Long.toString(key.timestamp())));
        return new Message(key, body);
    }

    static String sha1(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of()
                    .formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
