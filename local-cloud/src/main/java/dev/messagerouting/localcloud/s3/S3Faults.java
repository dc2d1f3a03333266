package dev.messagerouting.localcloud.s3;

import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * S3's errors, as listed at https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.
 */
final class S3Faults {

    private S3Faults() {}

    static AwsServiceException of(String code, int status, String message) {
        return Faults.of(S3Exception.builder(), code, status, message);
    }

    static AwsServiceException noSuchBucket() {
        return Faults.of(
                NoSuchBucketException.builder(),
                "NoSuchBucket",
                404,
                "The specified bucket does not exist");
    }

    static AwsServiceException bucketAlreadyExists() {
        return Faults.of(
                BucketAlreadyExistsException.builder(),
                "BucketAlreadyExists",
                409,
                "The requested bucket name is not available. The bucket namespace is shared by all"
                        + " users of the system. Please select a different name and try again.");
    }

    static AwsServiceException noSuchKey() {
        return Faults.of(
                NoSuchKeyException.builder(),
                "NoSuchKey",
                404,
                "The specified key does not exist.");
    }

    static AwsServiceException noSuchUpload() {
        return Faults.of(
                NoSuchUploadException.builder(),
                "NoSuchUpload",
                404,
                "The specified upload does not exist. The upload ID may be invalid, or the upload"
                        + " may have been aborted or completed.");
    }

    static AwsServiceException invalid(String message) {
        return of("InvalidArgument", 400, message);
    }

    static AwsServiceException malformed() {
        return of(
                "MalformedXML",
                400,
                "The XML you provided was not well-formed or did not validate against our"
                        + " published schema");
    }

    static AwsServiceException preconditionFailed() {
        return of(
                "PreconditionFailed",
                412,
                "At least one of the pre-conditions you specified did not hold");
    }

    static AwsServiceException notImplemented(String what) {
        return Faults.notImplemented("S3", what);
    }
}
