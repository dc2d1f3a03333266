/**
 * Faults on request: lets services throttle, fail, answer late, in part or not at all, by a seed.
 */
@NullMarked
package dev.messagerouting.localcloud.faults;

import org.jspecify.annotations.NullMarked;
