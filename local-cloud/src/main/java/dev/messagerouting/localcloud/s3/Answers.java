package dev.messagerouting.localcloud.s3;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What S3 says of an object beside its bytes. */
final class Answers {

    private Answers() {}

    static GetObjectResponse get(
            GetObjectRequest request, StoredObject object, Range range, boolean withSum) {
        var head = object.head();
        var sum = object.sum();
        return GetObjectResponse.builder()
                .acceptRanges("bytes")
                .lastModified(object.modified())
                .contentLength((long) range.length())
                .contentRange(range.text())
                .eTag(object.quotedEtag())
                .contentType(or(request.responseContentType(), head.contentType()))
                .cacheControl(or(request.responseCacheControl(), head.cacheControl()))
                .contentDisposition(
                        or(request.responseContentDisposition(), head.contentDisposition()))
                .contentEncoding(or(request.responseContentEncoding(), head.contentEncoding()))
                .contentLanguage(or(request.responseContentLanguage(), head.contentLanguage()))
                .storageClass(head.storageClass())
                .serverSideEncryption(ServerSideEncryption.AES256)
                .metadata(head.metadata())
                .partsCount(object.parts() == 0 ? null : object.parts())
                .checksumType(withSum ? sum.type() : (ChecksumType) null)
                .checksumCRC32(withSum ? sum.as(ChecksumAlgorithm.CRC32) : null)
                .checksumCRC32C(withSum ? sum.as(ChecksumAlgorithm.CRC32_C) : null)
                .checksumCRC64NVME(withSum ? sum.as(ChecksumAlgorithm.CRC64_NVME) : null)
                .checksumSHA1(withSum ? sum.as(ChecksumAlgorithm.SHA1) : null)
                .checksumSHA256(withSum ? sum.as(ChecksumAlgorithm.SHA256) : null)
                .build();
    }

    static HeadObjectResponse head(StoredObject object, Range range, boolean withSum) {
        var head = object.head();
        var sum = object.sum();
        return HeadObjectResponse.builder()
                .acceptRanges("bytes")
                .lastModified(object.modified())
                .contentLength((long) range.length())
                .contentRange(range.text())
                .eTag(object.quotedEtag())
                .contentType(head.contentType())
                .cacheControl(head.cacheControl())
                .contentDisposition(head.contentDisposition())
                .contentEncoding(head.contentEncoding())
                .contentLanguage(head.contentLanguage())
                .storageClass(head.storageClass())
                .serverSideEncryption(ServerSideEncryption.AES256)
                .metadata(head.metadata())
                .partsCount(object.parts() == 0 ? null : object.parts())
                .checksumType(withSum ? sum.type() : (ChecksumType) null)
                .checksumCRC32(withSum ? sum.as(ChecksumAlgorithm.CRC32) : null)
                .checksumCRC32C(withSum ? sum.as(ChecksumAlgorithm.CRC32_C) : null)
                .checksumCRC64NVME(withSum ? sum.as(ChecksumAlgorithm.CRC64_NVME) : null)
                .checksumSHA1(withSum ? sum.as(ChecksumAlgorithm.SHA1) : null)
                .checksumSHA256(withSum ? sum.as(ChecksumAlgorithm.SHA256) : null)
                .build();
    }

    private static @Nullable String or(@Nullable String asked, @Nullable String stored) {
        return asked == null ? stored : asked;
    }
}
