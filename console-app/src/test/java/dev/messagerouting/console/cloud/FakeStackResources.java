package dev.messagerouting.console.cloud;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows which resources stacks have, and nothing else. */
final class FakeStackResources implements CloudFormationClient {

    private final Map<String, List<StackResource>> stacks = new HashMap<>();

    void add(String stack, String logicalId, String physicalId) {
        stacks.computeIfAbsent(stack, _ -> new ArrayList<>())
                .add(
                        StackResource.builder()
                                .logicalResourceId(logicalId)
                                .physicalResourceId(physicalId)
                                .resourceStatus(ResourceStatus.CREATE_COMPLETE)
                                .build());
    }

    void delete(String stack) {
        stacks.remove(stack);
    }

    @Override
    public DescribeStackResourcesResponse describeStackResources(
            DescribeStackResourcesRequest request) {
        var resources = stacks.get(request.stackName());
        if (resources == null) {
            throw CloudFormationException.builder()
                    .awsErrorDetails(
                            AwsErrorDetails.builder()
                                    .errorCode("ValidationError")
                                    .errorMessage(
                                            "Stack with id "
                                                    + request.stackName()
                                                    + " does not exist")
                                    .build())
                    .statusCode(400)
                    .build();
        }
        return DescribeStackResourcesResponse.builder().stackResources(resources).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
