package dev.messagerouting.console.cloud;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/**
 * Empties the buckets of a stack, since CloudFormation deletes only empty ones
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html).
 */
record Buckets(CloudFormationClient stacks, S3Client objects) {

    void empty(String stackName) {
        stacks.describeStackResources(r -> r.stackName(stackName)).stackResources().stream()
                .filter(resource -> "AWS::S3::Bucket".equals(resource.resourceType()))
                .map(StackResource::physicalResourceId)
                .filter(bucket -> bucket != null && !bucket.isEmpty())
                .forEach(this::emptyBucket);
    }

    private void emptyBucket(String bucket) {
        try {
            for (var object : objects.listObjectsV2Paginator(r -> r.bucket(bucket)).contents()) {
                objects.deleteObject(r -> r.bucket(bucket).key(object.key()));
            }
        } catch (NoSuchBucketException gone) {
            // A deletion that is tried again finds it deleted already.
        }
    }
}
