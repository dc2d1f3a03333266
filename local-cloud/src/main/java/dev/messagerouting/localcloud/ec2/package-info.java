/**
 * EC2's networking as records with the checks that AWS makes: VPCs, subnets, routes, security
 * groups, endpoints. No packet is ever routed by them.
 */
@NullMarked
package dev.messagerouting.localcloud.ec2;

import org.jspecify.annotations.NullMarked;
