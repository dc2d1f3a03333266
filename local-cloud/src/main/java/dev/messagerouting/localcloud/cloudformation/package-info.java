/**
 * CloudFormation: reads templates, makes what they say through the other services' SDK interfaces,
 * and tells it in AWS's statuses and events.
 */
@NullMarked
package dev.messagerouting.localcloud.cloudformation;

import org.jspecify.annotations.NullMarked;
