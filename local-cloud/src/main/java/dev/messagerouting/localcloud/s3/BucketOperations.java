package dev.messagerouting.localcloud.s3;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;

import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

import java.util.List;
import java.util.Objects;

/** Buckets: made, listed, deleted. */
abstract class BucketOperations extends SettingOperations {

    private static final String FIRST_REGION = "us-east-1";
    private static final int MOST = 10_000;

    final CloudTime time;

    BucketOperations(CloudTime time) {
        this.time = time;
    }

    @Override
    public CreateBucketResponse createBucket(CreateBucketRequest request) {
        var name = Checks.bucket(request.bucket());
        Checks.acl(request.aclAsString());
        var caller = Caller.current();
        var region = region(request, caller);
        shelf.create(
                name,
                before -> {
                    if (before == null) {
                        var made = Bucket.empty(name, caller.accountId(), region, time.now());
                        return withDefaults(made);
                    }
                    if (!before.account().equals(caller.accountId())) {
                        throw S3Faults.bucketAlreadyExists();
                    }
                    if (!region.equals(FIRST_REGION) || !before.region().equals(FIRST_REGION)) {
                        throw S3Faults.of(
                                "BucketAlreadyOwnedByYou",
                                409,
                                "Your previous request to create the named bucket succeeded and"
                                        + " you already own it.");
                    }
                    return before;
                });
        return CreateBucketResponse.builder()
                .location("/" + name)
                .bucketArn("arn:aws:s3:::" + name)
                .build();
    }

    /** Where the bucket is to be; the first region must not be named, the others must. */
    private static String region(CreateBucketRequest request, Caller caller) {
        var configuration = request.createBucketConfiguration();
        var named = configuration == null ? null : configuration.locationConstraintAsString();
        if (named == null || named.isEmpty()) {
            if (!caller.region().equals(FIRST_REGION)) {
                throw S3Faults.of(
                        "IllegalLocationConstraintException",
                        400,
                        "The unspecified location constraint is incompatible for the region"
                                + " specific endpoint this request was sent to.");
            }
            return FIRST_REGION;
        }
        if (named.equals(FIRST_REGION)) {
            throw S3Faults.of(
                    "InvalidLocationConstraint",
                    400,
                    "The specified location-constraint is not valid");
        }
        if (!caller.region().equals(FIRST_REGION) && !caller.region().equals(named)) {
            throw S3Faults.of(
                    "IllegalLocationConstraintException",
                    400,
                    "The "
                            + named
                            + " location constraint is incompatible for the region specific"
                            + " endpoint this request was sent to.");
        }
        return named;
    }

    @Override
    public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
        shelf.delete(request.bucket());
        return DeleteBucketResponse.builder().build();
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        var bucket = shelf.get(request.bucket());
        return HeadBucketResponse.builder()
                .bucketRegion(bucket.region())
                .accessPointAlias(false)
                .build();
    }

    @Override
    public GetBucketLocationResponse getBucketLocation(GetBucketLocationRequest request) {
        var region = shelf.get(request.bucket()).region();
        return GetBucketLocationResponse.builder()
                .locationConstraint(region.equals(FIRST_REGION) ? null : region)
                .build();
    }

    @Override
    public ListBucketsResponse listBuckets(ListBucketsRequest request) {
        var caller = Caller.current();
        var prefix = Objects.requireNonNullElse(request.prefix(), "");
        var after = Objects.requireNonNullElse(request.continuationToken(), "");
        int size = request.maxBuckets() == null ? MOST : request.maxBuckets();
        if (size < 1 || size > MOST) {
            throw S3Faults.invalid("Argument max-buckets must be an integer between 1 and 10000");
        }
        var found =
                shelf.all().values().stream()
                        .filter(bucket -> bucket.account().equals(caller.accountId()))
                        .filter(bucket -> bucket.name().startsWith(prefix))
                        .filter(bucket -> bucket.name().compareTo(after) > 0)
                        .toList();
        List<Bucket> page = found.subList(0, Math.min(size, found.size()));
        return ListBucketsResponse.builder()
                .buckets(page.stream().map(BucketOperations::entry).toList())
                .owner(owner -> owner.id(caller.accountId()).displayName("local-cloud"))
                .prefix(request.prefix())
                .continuationToken(page.size() < found.size() ? page.getLast().name() : null)
                .build();
    }

    private static software.amazon.awssdk.services.s3.model.Bucket entry(Bucket bucket) {
        return software.amazon.awssdk.services.s3.model.Bucket.builder()
                .name(bucket.name())
                .creationDate(bucket.created())
                .bucketRegion(bucket.region())
                .build();
    }
}
