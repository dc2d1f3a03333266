/** A loopback server that speaks the AWS APIs the demo uses: no account, no Docker, no network. */
@NullMarked
package dev.messagerouting.localcloud;

import org.jspecify.annotations.NullMarked;
