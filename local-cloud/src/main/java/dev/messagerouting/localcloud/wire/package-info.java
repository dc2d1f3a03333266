/**
 * The one door of the local cloud: bytes to SDK objects and back, for each wire protocol once. It
 * knows services only as objects that implement an SDK client interface.
 */
@NullMarked
package dev.messagerouting.localcloud.wire;

import org.jspecify.annotations.NullMarked;
