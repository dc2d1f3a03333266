package dev.messagerouting.localcloud;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

final class NoMetrics implements CloudWatchClient {

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
