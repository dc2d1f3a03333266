package dev.messagerouting.localcloud.ecs;

import software.amazon.awssdk.services.ecs.model.TaskStopCode;

import java.util.Map;

/** Is told of the turns in a task's life, on the task's own thread. */
interface TaskListener {

    /**
     * @param ports host port by container port, by container
     */
    void running(String taskArn, Map<String, Map<Integer, Integer>> ports);

    void stopping(String taskArn, Map<String, Map<Integer, Integer>> ports);

    void stopped(String taskArn, TaskStopCode code);
}
