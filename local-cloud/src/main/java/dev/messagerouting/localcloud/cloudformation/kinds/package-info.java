/**
 * One class per resource type: how it is made, changed and deleted through the SDK's interfaces.
 */
@NullMarked
package dev.messagerouting.localcloud.cloudformation.kinds;

import org.jspecify.annotations.NullMarked;
