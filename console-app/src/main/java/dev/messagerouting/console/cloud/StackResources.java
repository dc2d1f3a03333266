package dev.messagerouting.console.cloud;

import dev.messagerouting.console.flow.RequestBudget;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Finds what a stack's resources are called in AWS. */
final class StackResources {

    private static final Set<ResourceStatus> THERE =
            Set.of(
                    ResourceStatus.CREATE_COMPLETE,
                    ResourceStatus.UPDATE_COMPLETE,
                    ResourceStatus.UPDATE_IN_PROGRESS);

    private final CloudFormationClient stacks;
    private final RequestBudget budget;

    StackResources(CloudFormationClient stacks, RequestBudget budget) {
        this.stacks = stacks;
        this.budget = budget;
    }

    /** Physical ids by logical id of what is there by now; empty if there is no such stack. */
    Map<String, String> of(String stackName) throws InterruptedException {
        budget.take("cloudformation:DescribeStackResources");
        return CloudFaults.calling(
                "looking into the stack '" + stackName + "'", () -> ask(stackName));
    }

    private Map<String, String> ask(String stackName) {
        var ids = new HashMap<String, String>();
        try {
            for (var resource :
                    stacks.describeStackResources(r -> r.stackName(stackName)).stackResources()) {
                if (THERE.contains(resource.resourceStatus())
                        && resource.physicalResourceId() != null) {
                    ids.put(resource.logicalResourceId(), resource.physicalResourceId());
                }
            }
        } catch (CloudFormationException failure) {
            if (!CloudStacks.isAbsent(failure)) {
                throw failure;
            }
        }
        return Map.copyOf(ids);
    }
}
