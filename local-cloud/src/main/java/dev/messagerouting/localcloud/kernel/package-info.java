/**
 * What all local services share: time, state, callers, names, faults, threads. It knows no service.
 */
@NullMarked
package dev.messagerouting.localcloud.kernel;

import org.jspecify.annotations.NullMarked;
