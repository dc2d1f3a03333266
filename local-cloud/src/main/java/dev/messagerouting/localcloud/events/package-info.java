/**
 * EventBridge's scheduled rules: rate and cron expressions whose time may be told to pass faster,
 * with functions as targets.
 */
@NullMarked
package dev.messagerouting.localcloud.events;

import org.jspecify.annotations.NullMarked;
