package dev.messagerouting.console.ui.deploy;

import dev.messagerouting.console.deploy.DeployProgress.StepState;

/**
 * One step as a line of words.
 *
 * @param detail what moves in it, or what came of it
 * @param elapsed how long it has taken; empty before it begins
 */
record StepRow(String id, String title, StepState state, String detail, String elapsed) {}
