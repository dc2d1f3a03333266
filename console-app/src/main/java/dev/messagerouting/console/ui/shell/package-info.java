/**
 * The window: the frame around all screens, its keys and its themes. The only room that knows the
 * others.
 *
 * <p>To open it, on the FX thread: {@code ConsoleWindow.open(stage, new ShellNeeds(deployments,
 * tape, clock, environment, demoRoute, look, rememberLook))}. It pulls from {@code deployments} and
 * {@code tape} at every pulse until {@code close()}, which closes the stage too; it owns no thread.
 * It opens on the invitation unless something is deployed or being deployed already. {@code
 * snapshot(file)} paints it as PNG, at its own or at any other size.
 */
@NullMarked
package dev.messagerouting.console.ui.shell;

import org.jspecify.annotations.NullMarked;
