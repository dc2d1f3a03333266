package dev.messagerouting.localcloud.ec2;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.*;

import java.util.List;

/** Three availability zones in every region. */
final class Zones {

    private static final List<String> LETTERS = List.of("a", "b", "c");

    private Zones() {}

    static List<AvailabilityZone> all() {
        var region = Caller.current().region();
        return LETTERS.stream()
                .map(
                        letter ->
                                AvailabilityZone.builder()
                                        .zoneName(region + letter)
                                        .zoneId(id(region, letter))
                                        .regionName(region)
                                        .groupName(region + "-zg-1")
                                        .networkBorderGroup(region)
                                        .state(AvailabilityZoneState.AVAILABLE)
                                        .optInStatus(
                                                AvailabilityZoneOptInStatus.OPT_IN_NOT_REQUIRED)
                                        .zoneType("availability-zone")
                                        .messages(List.of())
                                        .build())
                .toList();
    }

    /** {@code use1-az1} of {@code us-east-1a}. */
    private static String id(String region, String letter) {
        var parts = region.split("-");
        var place = parts.length < 3 ? region : parts[0] + parts[1].charAt(0) + parts[2];
        return place + "-az" + (LETTERS.indexOf(letter) + 1);
    }

    static AvailabilityZone find(@Nullable String name, @Nullable String id) {
        var all = all();
        if (name == null && id == null) {
            return all.getFirst();
        }
        return all.stream()
                .filter(zone -> zone.zoneName().equals(name) || zone.zoneId().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                Ec2Faults.value(
                                        String.valueOf(name == null ? id : name),
                                        "availabilityZone",
                                        "Subnets can currently only be created in the following"
                                                + " availability zones: "
                                                + String.join(
                                                        ", ",
                                                        all.stream()
                                                                .map(AvailabilityZone::zoneName)
                                                                .toList())
                                                + "."));
    }

    static DescribeAvailabilityZonesResponse describe(DescribeAvailabilityZonesRequest request) {
        var found =
                Filters.apply(
                        all(),
                        request.filters(),
                        (zone, name) ->
                                switch (name) {
                                    case "zone-name" -> List.of(zone.zoneName());
                                    case "zone-id" -> List.of(zone.zoneId());
                                    case "region-name" -> List.of(zone.regionName());
                                    case "state" -> List.of(zone.stateAsString());
                                    case "zone-type" -> List.of(zone.zoneType());
                                    case "opt-in-status" -> List.of(zone.optInStatusAsString());
                                    case "group-name" -> List.of(zone.groupName());
                                    default -> null;
                                },
                        zone -> List.of());
        return DescribeAvailabilityZonesResponse.builder()
                .availabilityZones(
                        found.stream()
                                .filter(
                                        zone ->
                                                request.zoneNames().isEmpty()
                                                        || request.zoneNames()
                                                                .contains(zone.zoneName()))
                                .toList())
                .build();
    }
}
