package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.stepfunctions.asl.Doc;
import dev.messagerouting.localcloud.stepfunctions.asl.Program;

/**
 * What an execution runs: fixed when it starts, whatever becomes of the machine.
 *
 * @param caller the machine's account and region
 */
public record RunPlan(
        String executionArn,
        String name,
        String machineArn,
        String machineName,
        String roleArn,
        boolean express,
        Program program,
        Doc input,
        Caller caller) {}
