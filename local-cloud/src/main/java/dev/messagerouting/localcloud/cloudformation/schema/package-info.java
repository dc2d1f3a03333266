/** What AWS's registry says of each supported resource type: names, types, what is required. */
@NullMarked
package dev.messagerouting.localcloud.cloudformation.schema;

import org.jspecify.annotations.NullMarked;
