package dev.messagerouting.localcloud.s3;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/**
 * The settings of buckets: recorded, checked for their form and given back; none has an effect.
 * Defaults are those of buckets made since 2023:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/creating-bucket.html.
 */
abstract class SettingOperations implements S3Client {

    final Shelf shelf = new Shelf();

    private void put(@Nullable String bucket, Setting setting, @Nullable Object value) {
        var given = Checks.notNull(value);
        shelf.change(bucket, before -> before.set(setting, given));
    }

    private void remove(@Nullable String bucket, Setting setting) {
        shelf.change(bucket, before -> before.unset(setting));
    }

    private <T> T get(@Nullable String bucket, Setting setting, Class<T> type) {
        var value = shelf.get(bucket).settings().get(setting);
        if (value == null) {
            throw setting.missing();
        }
        return type.cast(value);
    }

    static Bucket withDefaults(Bucket bucket) {
        return bucket.set(Setting.ENCRYPTION, usualEncryption())
                .set(
                        Setting.PUBLIC_ACCESS_BLOCK,
                        PublicAccessBlockConfiguration.builder()
                                .blockPublicAcls(true)
                                .ignorePublicAcls(true)
                                .blockPublicPolicy(true)
                                .restrictPublicBuckets(true)
                                .build())
                .set(
                        Setting.OWNERSHIP,
                        OwnershipControls.builder()
                                .rules(
                                        OwnershipControlsRule.builder()
                                                .objectOwnership(
                                                        ObjectOwnership.BUCKET_OWNER_ENFORCED)
                                                .build())
                                .build());
    }

    private static ServerSideEncryptionConfiguration usualEncryption() {
        return ServerSideEncryptionConfiguration.builder()
                .rules(
                        ServerSideEncryptionRule.builder()
                                .bucketKeyEnabled(false)
                                .applyServerSideEncryptionByDefault(
                                        d -> d.sseAlgorithm(ServerSideEncryption.AES256))
                                .build())
                .build();
    }

    @Override
    public PutBucketTaggingResponse putBucketTagging(PutBucketTaggingRequest request) {
        put(request.bucket(), Setting.TAGGING, request.tagging());
        return PutBucketTaggingResponse.builder().build();
    }

    @Override
    public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request) {
        var tagging = get(request.bucket(), Setting.TAGGING, Tagging.class);
        return GetBucketTaggingResponse.builder().tagSet(tagging.tagSet()).build();
    }

    @Override
    public DeleteBucketTaggingResponse deleteBucketTagging(DeleteBucketTaggingRequest request) {
        remove(request.bucket(), Setting.TAGGING);
        return DeleteBucketTaggingResponse.builder().build();
    }

    /** Recorded only: an object that is written again has no older version here. */
    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
        put(request.bucket(), Setting.VERSIONING, request.versioningConfiguration());
        return PutBucketVersioningResponse.builder().build();
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
        var set = shelf.get(request.bucket()).settings().get(Setting.VERSIONING);
        return set instanceof VersioningConfiguration versioning
                ? GetBucketVersioningResponse.builder()
                        .status(versioning.status())
                        .mfaDelete(versioning.mfaDeleteAsString())
                        .build()
                : GetBucketVersioningResponse.builder().build();
    }

    @Override
    public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
        put(request.bucket(), Setting.ENCRYPTION, request.serverSideEncryptionConfiguration());
        return PutBucketEncryptionResponse.builder().build();
    }

    @Override
    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
        return GetBucketEncryptionResponse.builder()
                .serverSideEncryptionConfiguration(
                        get(
                                request.bucket(),
                                Setting.ENCRYPTION,
                                ServerSideEncryptionConfiguration.class))
                .build();
    }

    /** Every bucket is encrypted: without a choice of one's own, in the usual way. */
    @Override
    public DeleteBucketEncryptionResponse deleteBucketEncryption(
            DeleteBucketEncryptionRequest request) {
        put(request.bucket(), Setting.ENCRYPTION, usualEncryption());
        return DeleteBucketEncryptionResponse.builder().build();
    }

    @Override
    public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
        put(
                request.bucket(),
                Setting.PUBLIC_ACCESS_BLOCK,
                request.publicAccessBlockConfiguration());
        return PutPublicAccessBlockResponse.builder().build();
    }

    @Override
    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
        return GetPublicAccessBlockResponse.builder()
                .publicAccessBlockConfiguration(
                        get(
                                request.bucket(),
                                Setting.PUBLIC_ACCESS_BLOCK,
                                PublicAccessBlockConfiguration.class))
                .build();
    }

    @Override
    public DeletePublicAccessBlockResponse deletePublicAccessBlock(
            DeletePublicAccessBlockRequest request) {
        remove(request.bucket(), Setting.PUBLIC_ACCESS_BLOCK);
        return DeletePublicAccessBlockResponse.builder().build();
    }

    @Override
    public PutBucketOwnershipControlsResponse putBucketOwnershipControls(
            PutBucketOwnershipControlsRequest request) {
        put(request.bucket(), Setting.OWNERSHIP, request.ownershipControls());
        return PutBucketOwnershipControlsResponse.builder().build();
    }

    @Override
    public GetBucketOwnershipControlsResponse getBucketOwnershipControls(
            GetBucketOwnershipControlsRequest request) {
        return GetBucketOwnershipControlsResponse.builder()
                .ownershipControls(
                        get(request.bucket(), Setting.OWNERSHIP, OwnershipControls.class))
                .build();
    }

    @Override
    public DeleteBucketOwnershipControlsResponse deleteBucketOwnershipControls(
            DeleteBucketOwnershipControlsRequest request) {
        remove(request.bucket(), Setting.OWNERSHIP);
        return DeleteBucketOwnershipControlsResponse.builder().build();
    }

    @Override
    public PutBucketPolicyResponse putBucketPolicy(PutBucketPolicyRequest request) {
        var policy = request.policy();
        if (policy == null || !policy.strip().startsWith("{")) {
            throw S3Faults.of(
                    "MalformedPolicy",
                    400,
                    "Policies must be valid JSON and the first byte must be '{'");
        }
        put(request.bucket(), Setting.POLICY, policy);
        return PutBucketPolicyResponse.builder().build();
    }

    @Override
    public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request) {
        return GetBucketPolicyResponse.builder()
                .policy(get(request.bucket(), Setting.POLICY, String.class))
                .build();
    }

    @Override
    public DeleteBucketPolicyResponse deleteBucketPolicy(DeleteBucketPolicyRequest request) {
        remove(request.bucket(), Setting.POLICY);
        return DeleteBucketPolicyResponse.builder().build();
    }

    @Override
    public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
            PutBucketLifecycleConfigurationRequest request) {
        put(request.bucket(), Setting.LIFECYCLE, request.lifecycleConfiguration());
        return PutBucketLifecycleConfigurationResponse.builder().build();
    }

    @Override
    public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
            GetBucketLifecycleConfigurationRequest request) {
        var lifecycle =
                get(request.bucket(), Setting.LIFECYCLE, BucketLifecycleConfiguration.class);
        return GetBucketLifecycleConfigurationResponse.builder().rules(lifecycle.rules()).build();
    }

    @Override
    public DeleteBucketLifecycleResponse deleteBucketLifecycle(
            DeleteBucketLifecycleRequest request) {
        remove(request.bucket(), Setting.LIFECYCLE);
        return DeleteBucketLifecycleResponse.builder().build();
    }
}
