package dev.messagerouting.localcloud;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

final class NoSchedules implements EventBridgeClient {

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
