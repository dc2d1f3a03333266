/** Time and threads, the only place here that touches either. */
@NullMarked
package dev.messagerouting.lambda.kernel;

import org.jspecify.annotations.NullMarked;
