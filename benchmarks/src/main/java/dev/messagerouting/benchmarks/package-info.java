/** How fast the AWS APIs of an endpoint are, and the demo's routes on it; measured, not judged. */
@NullMarked
package dev.messagerouting.benchmarks;

import org.jspecify.annotations.NullMarked;
