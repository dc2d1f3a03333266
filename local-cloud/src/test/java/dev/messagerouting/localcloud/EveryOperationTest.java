package dev.messagerouting.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.localcloud.wire.EveryOperation;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Set;

/**
 * Calls every operation of every interface with an empty request: it works, it is refused as AWS
 * refuses it, or it is refused by name. Nothing else.
 */
class EveryOperationTest {

    /**
     * They fail by a null instead of a fault; what is mended leaves this list, nothing joins it.
     */
    private static final Set<String> TO_MEND =
            Set.of(
                    "ECS ListTagsForResource",
                    "ECS TagResource",
                    "ECS UntagResource",
                    "Kinesis ListTagsForResource",
                    "Kinesis TagResource",
                    "Kinesis UntagResource",
                    "Lambda PutFunctionConcurrency",
                    "CloudWatch Logs ListTagsForResource",
                    "CloudWatch Logs TagResource",
                    "CloudWatch Logs UntagResource",
                    "Step Functions ListTagsForResource",
                    "Step Functions TagResource",
                    "Step Functions UntagResource");

    @Test
    void worksOrIsRefusedByName() {
        var wrong = new ArrayList<String>();
        int tried = 0;
        try (var cloud = LocalCloud.builder().start()) {
            for (var service : cloud.services()) {
                for (var call : EveryOperation.of(service)) {
                    tried++;
                    var name = call.service() + " " + call.operation();
                    if (!call.isAcceptable() && !TO_MEND.contains(name)) {
                        wrong.add(call.toString());
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(300);
        assertThat(wrong).isEmpty();
    }
}
