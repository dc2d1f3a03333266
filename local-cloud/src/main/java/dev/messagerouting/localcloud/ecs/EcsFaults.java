package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;

/** ECS's errors; all are 400. */
final class EcsFaults {

    private EcsFaults() {}

    static AwsServiceException client(String message) {
        return Faults.of(ClientException.builder(), "ClientException", 400, message);
    }

    static AwsServiceException parameter(String message) {
        return Faults.of(
                InvalidParameterException.builder(), "InvalidParameterException", 400, message);
    }

    static AwsServiceException noCluster() {
        return Faults.of(
                ClusterNotFoundException.builder(),
                "ClusterNotFoundException",
                400,
                "Cluster not found.");
    }

    static AwsServiceException noService() {
        return Faults.of(
                ServiceNotFoundException.builder(),
                "ServiceNotFoundException",
                400,
                "Service not found.");
    }

    static AwsServiceException notActive() {
        return Faults.of(
                ServiceNotActiveException.builder(),
                "ServiceNotActiveException",
                400,
                "Service was not ACTIVE.");
    }

    static AwsServiceException notImplemented(String what) {
        return Faults.notImplemented("ECS", what);
    }
}
