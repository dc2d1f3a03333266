/** IAM roles as records and STS's answer to who calls; nothing is enforced. */
@NullMarked
package dev.messagerouting.localcloud.identity;

import org.jspecify.annotations.NullMarked;
