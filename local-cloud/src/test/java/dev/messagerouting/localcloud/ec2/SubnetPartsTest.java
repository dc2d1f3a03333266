package dev.messagerouting.localcloud.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.localcloud.kernel.ManualTime;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

import java.time.Instant;

/** What a subnet belongs to: its network ACL, its route table; and the tags of all of it. */
class SubnetPartsTest {

    private final LocalEc2 ec2 = new LocalEc2(new ManualTime(Instant.EPOCH));
    private final String vpc = ec2.createVpc(v -> v.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    private final String subnet =
            ec2.createSubnet(s -> s.vpcId(vpc).cidrBlock("10.0.0.0/24")).subnet().subnetId();

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private NetworkAcl acl() {
        return ec2.describeNetworkAcls(
                        a -> a.filters(filter("vpc-id", vpc), filter("default", "true")))
                .networkAcls()
                .getFirst();
    }

    private RouteTable table(boolean main) {
        return ec2.describeRouteTables().routeTables().stream()
                .filter(t -> RouteTables.main(t) == main)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aVpcComesWithAnAclThatLetsAllPass() {
        var acl = acl();
        assertThat(acl.networkAclId()).matches("acl-0[0-9a-f]{16}");
        assertThat(acl.entries())
                .filteredOn(e -> e.ruleNumber() == 100)
                .map(e -> e.ruleAction())
                .containsExactly(RuleAction.ALLOW, RuleAction.ALLOW);
        assertThat(acl.associations()).map(NetworkAclAssociation::subnetId).containsExactly(subnet);
    }

    @Test
    void anAclGoesWithItsSubnetsAndItsVpc() {
        ec2.deleteSubnet(s -> s.subnetId(subnet));
        assertThat(acl().associations()).isEmpty();
        ec2.deleteVpc(v -> v.vpcId(vpc));
        assertThat(ec2.describeNetworkAcls().networkAcls()).isEmpty();
    }

    @Test
    void aSubnetMovesToAnotherTable() {
        var first = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        var second = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        var old =
                ec2.associateRouteTable(a -> a.routeTableId(first).subnetId(subnet))
                        .associationId();
        var made = ec2.replaceRouteTableAssociation(r -> r.associationId(old).routeTableId(second));
        assertThat(made.newAssociationId()).isNotEqualTo(old);
        var tables =
                ec2.describeRouteTables(r -> r.filters(filter("association.subnet-id", subnet)));
        assertThat(tables.routeTables()).map(t -> t.routeTableId()).containsExactly(second);
        assertThatThrownBy(
                        () ->
                                ec2.replaceRouteTableAssociation(
                                        r -> r.associationId(old).routeTableId(first)))
                .hasMessageContaining("The association ID '" + old + "' does not exist");
    }

    @Test
    void anotherTableBecomesTheMainOne() {
        var main = table(true).associations().getFirst().routeTableAssociationId();
        assertThatThrownBy(() -> ec2.disassociateRouteTable(d -> d.associationId(main)))
                .hasMessageContaining("cannot disassociate the main route table association");
        var other = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        ec2.replaceRouteTableAssociation(r -> r.associationId(main).routeTableId(other));
        assertThat(table(true).routeTableId()).isEqualTo(other);
        assertThat(table(false).associations()).isEmpty();
    }

    @Test
    void tagsAreListed() {
        var acl = acl().networkAclId();
        ec2.createTags(t -> t.resources(vpc, acl).tags(tag("Name", "one"), tag("Stage", "test")));
        assertThat(ec2.describeTags().tags()).hasSize(4);
        assertThat(ec2.describeTags(t -> t.filters(filter("resource-type", "network-acl"))).tags())
                .contains(
                        TagDescription.builder()
                                .resourceId(acl)
                                .resourceType(ResourceType.NETWORK_ACL)
                                .key("Name")
                                .value("one")
                                .build())
                .hasSize(2);
        assertThat(ec2.describeTags(t -> t.filters(filter("tag:Stage", "t*"))).tags())
                .map(TagDescription::resourceId)
                .containsExactlyInAnyOrder(vpc, acl);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
