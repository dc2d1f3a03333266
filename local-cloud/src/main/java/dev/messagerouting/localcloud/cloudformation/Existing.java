package dev.messagerouting.localcloud.cloudformation;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * Looks whether what a parameter of AWS's own types names is there
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html).
 */
final class Existing {

    private Existing() {}

    /** Types of which the local cloud has nothing hold nothing that exists. */
    static boolean check(Ec2Client ec2, String type, String id) {
        try {
            return switch (type) {
                case "AWS::EC2::VPC::Id" -> ec2.describeVpcs(d -> d.vpcIds(id)).hasVpcs();
                case "AWS::EC2::Subnet::Id" ->
                        ec2.describeSubnets(d -> d.subnetIds(id)).hasSubnets();
                case "AWS::EC2::SecurityGroup::Id" ->
                        ec2.describeSecurityGroups(d -> d.groupIds(id)).hasSecurityGroups();
                case "AWS::EC2::AvailabilityZone::Name" ->
                        ec2.describeAvailabilityZones(d -> {}).availabilityZones().stream()
                                .map(AvailabilityZone::zoneName)
                                .anyMatch(id::equals);
                default -> false;
            };
        } catch (Ec2Exception refused) {
            var code = refused.awsErrorDetails().errorCode();
            if (code.endsWith(".NotFound") || code.endsWith(".Malformed")) {
                return false;
            }
            throw refused;
        }
    }
}
