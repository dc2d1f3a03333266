package dev.messagerouting.localcloud.s3;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What of a bucket is recorded and given back, and the error when it is not there. */
enum Setting {
    TAGGING("NoSuchTagSet", "The TagSet does not exist"),
    VERSIONING("", ""),
    ENCRYPTION(
            "ServerSideEncryptionConfigurationNotFoundError",
            "The server side encryption configuration was not found"),
    PUBLIC_ACCESS_BLOCK(
            "NoSuchPublicAccessBlockConfiguration",
            "The public access block configuration was not found"),
    OWNERSHIP("OwnershipControlsNotFoundError", "The bucket ownership controls were not found"),
    POLICY("NoSuchBucketPolicy", "The bucket policy does not exist"),
    LIFECYCLE("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist");

    private final String code;
    private final String message;

    Setting(String code, String message) {
        this.code = code;
        this.message = message;
    }

    AwsServiceException missing() {
        return S3Faults.of(code, 404, message);
    }
}
