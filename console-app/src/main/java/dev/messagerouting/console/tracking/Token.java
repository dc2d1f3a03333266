package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.MessageKey;

import org.jspecify.annotations.Nullable;

/**
 * Where one message is at a moment of the playhead: on a hop, or resting at a component.
 *
 * @param hop null while it rests
 * @param progress 0 at the hop's beginning, 1 at its end
 * @param at the component it rests at, or is bound for
 */
public record Token(
        MessageKey key, @Nullable Hop hop, double progress, ComponentId at, boolean failed) {}
