/**
 * Elastic Load Balancing: an application load balancer is a loopback listener that hands requests
 * to the healthy targets of its target group.
 */
@NullMarked
package dev.messagerouting.localcloud.elb;

import org.jspecify.annotations.NullMarked;
