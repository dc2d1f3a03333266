package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Template;
import dev.messagerouting.localcloud.cloudformation.template.Template.Resource;
import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a caller must acknowledge
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html,
 * Capabilities).
 */
final class Capabilities {

    private static final String IAM = "CAPABILITY_IAM";
    private static final String NAMED_IAM = "CAPABILITY_NAMED_IAM";
    private static final String AUTO_EXPAND = "CAPABILITY_AUTO_EXPAND";
    private static final Map<String, String> NAME_OF =
            Map.of("AWS::IAM::Role", "RoleName", "AWS::IAM::ManagedPolicy", "ManagedPolicyName");

    private Capabilities() {}

    static List<String> needed(Template template) {
        var iam = template.resources().values().stream().filter(Capabilities::iam).toList();
        var needed = new ArrayList<String>();
        if (!iam.isEmpty()) {
            needed.add(iam.stream().anyMatch(Capabilities::named) ? NAMED_IAM : IAM);
        }
        return needed;
    }

    static @Nullable String reason(Template template) {
        var types =
                template.resources().values().stream()
                        .filter(Capabilities::iam)
                        .map(Resource::type)
                        .distinct()
                        .toList();
        return types.isEmpty() ? null : "The following resource(s) require capabilities: " + types;
    }

    /**
     * @param direct whether nobody looks at a change set first, so that transforms need leave too
     */
    static void check(Template template, List<String> given, boolean direct) {
        var missing = new ArrayList<String>();
        for (var needed : needed(template)) {
            if (!given.contains(needed) && !given.contains(NAMED_IAM)) {
                missing.add(needed);
            }
        }
        if (direct && template.extended() && !given.contains(AUTO_EXPAND)) {
            missing.add(AUTO_EXPAND);
        }
        if (!missing.isEmpty()) {
            throw Faults.of(
                    InsufficientCapabilitiesException.builder(),
                    "InsufficientCapabilitiesException",
                    400,
                    "Requires capabilities : " + missing);
        }
    }

    private static boolean iam(Resource resource) {
        return resource.type().startsWith("AWS::IAM::");
    }

    private static boolean named(Resource resource) {
        var name = NAME_OF.get(resource.type());
        return name != null && resource.properties().has(name);
    }
}
