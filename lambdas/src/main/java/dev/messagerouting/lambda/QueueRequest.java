package dev.messagerouting.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;

import dev.messagerouting.lambda.queue.QueueCursor;

import java.util.Map;

/** What is asked of the queue: from a time on, or from where an earlier answer ended. */
final class QueueRequest {

    private static final String TIMESTAMP = "timestamp";
    private static final String CURSOR = "cursor";
    private static final int SHOWN = 40;

    private QueueRequest() {}

    /** Throws {@link IllegalArgumentException} with a sentence for the caller. */
    static QueueCursor cursor(APIGatewayProxyRequestEvent event) {
        Map<String, String> query =
                event.getQueryStringParameters() == null
                        ? Map.of()
                        : event.getQueryStringParameters();
        var timestamp = query.get(TIMESTAMP);
        var cursor = query.get(CURSOR);
        if (timestamp != null && cursor != null) {
            throw new IllegalArgumentException(
                    "The query has both 'timestamp' and 'cursor'; it is to have one of them.");
        }
        if (cursor != null) {
            return since(cursor);
        }
        if (timestamp != null) {
            return at(timestamp);
        }
        throw new IllegalArgumentException(
                "The query needs 'timestamp', in milliseconds since 1970, or 'cursor', from the"
                        + " Link header of an earlier answer.");
    }

    private static QueueCursor since(String cursor) {
        try {
            return QueueCursor.parse(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw new IllegalArgumentException(
                    "The query's 'cursor' is '"
                            + shown(cursor)
                            + "'; it is to be taken, as it is, from the Link header of an earlier"
                            + " answer.",
                    notOurs);
        }
    }

    private static QueueCursor at(String timestamp) {
        try {
            return QueueCursor.since(Long.parseLong(timestamp));
        } catch (IllegalArgumentException notATime) {
            throw new IllegalArgumentException(
                    "The query's 'timestamp' is '"
                            + shown(timestamp)
                            + "'; it is to be a time in milliseconds since 1970, such as"
                            + " 1700000000000.",
                    notATime);
        }
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
