package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.kernel.Caller;

import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.s3.S3Client;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/** Buckets with their policies, and image repositories. */
final class StorageKinds {

    private static final int LONGEST_BUCKET = 63;
    private static final int LONGEST_REPOSITORY = 256;

    /** Of one caller on loopback these change nothing; so they are recorded in the stack only. */
    private static final Set<String> BUCKET =
            Set.of(
                    "BucketName",
                    "AccessControl",
                    "BucketEncryption",
                    "OwnershipControls",
                    "PublicAccessBlockConfiguration",
                    "Tags");

    private final S3Client s3;
    private final EcrClient ecr;

    StorageKinds(S3Client s3, EcrClient ecr) {
        this.s3 = s3;
        this.ecr = ecr;
    }

    List<ResourceKind> all() {
        return List.of(
                new Kind("AWS::S3::Bucket", this::bucket, this::dropBucket)
                        .tagged((_, _, _, _) -> {})
                        .updated(
                                (work, made, _) -> {
                                    work.only(BUCKET);
                                    return made;
                                }),
                new Kind("AWS::S3::BucketPolicy", this::policy, this::dropPolicy)
                        .updated((work, _, _) -> policy(work)),
                new Kind("AWS::ECR::Repository", this::repository, this::dropRepository)
                        .tagged(Taggings.of(ecr))
                        .updated(this::changeRepository));
    }

    private Made bucket(Work work) {
        work.only(BUCKET);
        var name = work.lowerName("BucketName", LONGEST_BUCKET);
        s3.createBucket(create -> create.bucket(name));
        var region = Caller.current().region();
        return Made.of(name)
                .with("Arn", "arn:aws:s3:::" + name)
                .with("DomainName", name + ".s3.amazonaws.com")
                .with("RegionalDomainName", name + ".s3." + region + ".amazonaws.com")
                .with("DualStackDomainName", name + ".s3.dualstack." + region + ".amazonaws.com")
                .with("WebsiteURL", "http://" + name + ".s3-website-" + region + ".amazonaws.com");
    }

    private void dropBucket(Work work, Made made) {
        s3.deleteBucket(delete -> delete.bucket(made.physicalId()));
    }

    private Made policy(Work work) {
        work.only(Set.of("Bucket", "PolicyDocument"));
        s3.putBucketPolicy(
                put -> put.bucket(work.need("Bucket")).policy(work.document("PolicyDocument")));
        return Made.of(work.need("Bucket"));
    }

    private void dropPolicy(Work work, Made made) {
        s3.deleteBucketPolicy(delete -> delete.bucket(made.physicalId()));
    }

    private Made repository(Work work) {
        var tags =
                work.tags().entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        var create =
                work.fill(
                        CreateRepositoryRequest.builder(),
                        Set.of("EmptyOnDelete", "RepositoryName", "Tags"));
        create.repositoryName(work.lowerName("RepositoryName", LONGEST_REPOSITORY)).tags(tags);
        var made = ecr.createRepository(create.build()).repository();
        return Made.of(made.repositoryName())
                .with("Arn", made.repositoryArn())
                .with("RepositoryUri", made.repositoryUri());
    }

    private Made changeRepository(Work work, Made made, JsonNode before) {
        for (var name : work.properties().propertyNames()) {
            var same = work.properties().path(name).equals(before.path(name));
            if (!same && !name.equals("EmptyOnDelete")) {
                throw work.refused(name + " (an update in place)");
            }
        }
        return made;
    }

    private void dropRepository(Work work, Made made) {
        ecr.deleteRepository(
                delete ->
                        delete.repositoryName(made.physicalId()).force(work.flag("EmptyOnDelete")));
    }
}
