package dev.messagerouting.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.localcloud.wire.EveryOperation;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;

/**
 * Calls every operation of every interface with an empty request: it works, it is refused as AWS
 * refuses it, or it is refused by name. Nothing else.
 */
class EveryOperationTest {

    @Test
    void worksOrIsRefusedByName() {
        var wrong = new ArrayList<String>();
        int tried = 0;
        try (var cloud = LocalCloud.builder().start()) {
            for (var service : cloud.services()) {
                for (var call : EveryOperation.of(service)) {
                    tried++;
                    if (!call.isAcceptable()) {
                        wrong.add(call.toString());
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(300);
        assertThat(wrong).isEmpty();
    }
}
