package dev.messagerouting.console.cloud;

import dev.messagerouting.console.model.ComponentId;

/**
 * Where a component's lines are: the log group with this logical id in this stack.
 *
 * @param component who writes there
 */
public record LogSource(ComponentId component, String stackName, String logicalId) {}
