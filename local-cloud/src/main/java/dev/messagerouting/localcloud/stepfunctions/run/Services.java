package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import java.util.function.Consumer;

/**
 * What all executions share.
 *
 * @param ended told of each execution that has ended
 */
public record Services(CloudTime time, Threads threads, Tasks tasks, Consumer<Run> ended) {}
