/**
 * ECS on Fargate: clusters, task definitions, services, and tasks that run an image's jar in this
 * JVM, with their output in CloudWatch Logs.
 */
@NullMarked
package dev.messagerouting.localcloud.ecs;

import org.jspecify.annotations.NullMarked;
