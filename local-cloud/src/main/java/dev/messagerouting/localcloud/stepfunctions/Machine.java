package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.stepfunctions.asl.Program;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;

import java.time.Instant;
import java.util.Map;

/**
 * A state machine as it is now.
 *
 * @param definition as it was given
 * @param revision null until the first update
 */
record Machine(
        Arn arn,
        String name,
        String definition,
        Program program,
        String roleArn,
        StateMachineType type,
        LoggingConfiguration logging,
        TracingConfiguration tracing,
        EncryptionConfiguration encryption,
        Map<String, String> tags,
        Instant created,
        Instant updated,
        @Nullable String revision,
        StateMachineStatus status) {

    boolean express() {
        return type == StateMachineType.EXPRESS;
    }

    Machine withTags(Map<String, String> other) {
        return new Machine(
                arn,
                name,
                definition,
                program,
                roleArn,
                type,
                logging,
                tracing,
                encryption,
                Map.copyOf(other),
                created,
                updated,
                revision,
                status);
    }

    Machine deleting() {
        return new Machine(
                arn,
                name,
                definition,
                program,
                roleArn,
                type,
                logging,
                tracing,
                encryption,
                tags,
                created,
                updated,
                revision,
                StateMachineStatus.DELETING);
    }
}
