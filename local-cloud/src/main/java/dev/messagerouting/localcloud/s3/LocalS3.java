package dev.messagerouting.localcloud.s3;

import dev.messagerouting.localcloud.kernel.Cell.Change;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.s3.Bucket.Part;
import dev.messagerouting.localcloud.s3.Bucket.Upload;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;
import software.amazon.awssdk.services.s3.waiters.S3Waiter;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Amazon S3, in memory. Buckets and objects are complete as far as they go; versions, tags of
 * objects and access control lists are refused by name. Sources:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/.
 */
public final class LocalS3 extends ObjectOperations {

    private static final int MOST_PARTS = 10_000;
    private static final int SMALLEST_PART = 5 << 20;
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";

    public LocalS3(CloudTime time) {
        super(time);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }

    @Override
    public S3Waiter waiter() {
        return S3Waiter.builder().client(this).build();
    }

    @Override
    public CreateMultipartUploadResponse createMultipartUpload(
            CreateMultipartUploadRequest request) {
        Checks.acl(request.aclAsString());
        Checks.refuse(request.tagging(), "CreateMultipartUpload with Tagging");
        Checks.refuse(
                request.sseCustomerAlgorithm(), "CreateMultipartUpload with a customer's key");
        var head = ObjectHead.of(request);
        var algorithm =
                Objects.requireNonNullElse(
                        request.checksumAlgorithm(), ChecksumAlgorithm.CRC64_NVME);
        var type =
                Objects.requireNonNullElse(
                        request.checksumType(),
                        algorithm == ChecksumAlgorithm.CRC64_NVME
                                ? ChecksumType.FULL_OBJECT
                                : ChecksumType.COMPOSITE);
        var upload =
                new Upload(
                        Names.random(ALPHABET, 96),
                        head,
                        algorithm,
                        type,
                        new TreeMap<>(),
                        time.now());
        shelf.change(request.bucket(), bucket -> bucket.withUpload(upload));
        return CreateMultipartUploadResponse.builder()
                .bucket(request.bucket())
                .key(head.key())
                .uploadId(upload.id())
                .serverSideEncryption(ServerSideEncryption.AES256)
                .checksumAlgorithm(request.checksumAlgorithm())
                .checksumType(request.checksumAlgorithm() == null ? null : type)
                .build();
    }

    @Override
    public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
        int number = Objects.requireNonNullElse(request.partNumber(), 0);
        if (number < 1 || number > MOST_PARTS) {
            throw S3Faults.invalid("Part number must be an integer between 1 and 10000, inclusive");
        }
        var bytes = bytes(body);
        Checksums.checkMd5(request.contentMD5(), bytes);
        var stated =
                new Sum.Stated(
                        request.checksumCRC32(),
                        request.checksumCRC32C(),
                        request.checksumCRC64NVME(),
                        request.checksumSHA1(),
                        request.checksumSHA256());
        var algorithm = upload(shelf.get(request.bucket()), request.uploadId()).algorithm();
        var sum = Sum.checked(stated, algorithm, bytes);
        var part =
                new Part(
                        number,
                        Checksums.md5(bytes),
                        SdkBytes.fromByteArrayUnsafe(bytes),
                        sum,
                        time.now());
        shelf.change(
                request.bucket(),
                bucket -> bucket.withUpload(upload(bucket, request.uploadId()).with(part)));
        return UploadPartResponse.builder()
                .eTag('"' + part.etag() + '"')
                .serverSideEncryption(ServerSideEncryption.AES256)
                .checksumCRC32(sum.as(ChecksumAlgorithm.CRC32))
                .checksumCRC32C(sum.as(ChecksumAlgorithm.CRC32_C))
                .checksumCRC64NVME(sum.as(ChecksumAlgorithm.CRC64_NVME))
                .checksumSHA1(sum.as(ChecksumAlgorithm.SHA1))
                .checksumSHA256(sum.as(ChecksumAlgorithm.SHA256))
                .build();
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            CompleteMultipartUploadRequest request) {
        var wanted = Checks.notNull(request.multipartUpload()).parts();
        var conditions = new Conditions(request.ifMatch(), request.ifNoneMatch(), null, null);
        var object =
                shelf.commit(
                        request.bucket(),
                        bucket -> {
                            var upload = upload(bucket, request.uploadId());
                            var key = upload.head().key();
                            conditions.checkWrite(bucket.objects().get(key));
                            var whole = assemble(upload, choose(upload, wanted));
                            var next = bucket.with(whole).withoutUpload(upload.id());
                            return new Change<>(next, whole);
                        });
        var sum = object.sum();
        return CompleteMultipartUploadResponse.builder()
                .bucket(request.bucket())
                .key(object.head().key())
                .location("/" + request.bucket() + "/" + object.head().key())
                .eTag(object.quotedEtag())
                .serverSideEncryption(ServerSideEncryption.AES256)
                .checksumType(sum.type())
                .checksumCRC32(sum.as(ChecksumAlgorithm.CRC32))
                .checksumCRC32C(sum.as(ChecksumAlgorithm.CRC32_C))
                .checksumCRC64NVME(sum.as(ChecksumAlgorithm.CRC64_NVME))
                .checksumSHA1(sum.as(ChecksumAlgorithm.SHA1))
                .checksumSHA256(sum.as(ChecksumAlgorithm.SHA256))
                .build();
    }

    private static List<Part> choose(Upload upload, List<CompletedPart> wanted) {
        if (wanted.isEmpty()) {
            throw S3Faults.malformed();
        }
        var chosen = new ArrayList<Part>();
        for (var one : wanted) {
            int number = Objects.requireNonNullElse(one.partNumber(), 0);
            var part = upload.parts().get(number);
            var etag = Objects.requireNonNullElse(one.eTag(), "").replace("\"", "");
            if (part == null || !part.etag().equals(etag)) {
                throw S3Faults.of(
                        "InvalidPart",
                        400,
                        "One or more of the specified parts could not be found. The part may not"
                                + " have been uploaded, or the specified entity tag may not match"
                                + " the part's entity tag.");
            }
            if (!chosen.isEmpty()) {
                checkOrder(chosen.getLast(), part);
            }
            chosen.add(part);
        }
        return chosen;
    }

    private static void checkOrder(Part before, Part part) {
        if (before.number() >= part.number()) {
            throw S3Faults.of(
                    "InvalidPartOrder",
                    400,
                    "The list of parts was not in ascending order. Parts must be ordered by part"
                            + " number.");
        }
        if (before.bytes().asByteArrayUnsafe().length < SMALLEST_PART) {
            throw S3Faults.of(
                    "EntityTooSmall",
                    400,
                    "Your proposed upload is smaller than the minimum allowed size");
        }
    }

    private StoredObject assemble(Upload upload, List<Part> parts) {
        var bytes = Bytes.join(parts.stream().map(p -> p.bytes().asByteArrayUnsafe()).toList());
        var digests = parts.stream().map(part -> HexFormat.of().parseHex(part.etag())).toList();
        var etag = Checksums.md5(Bytes.join(digests)) + "-" + parts.size();
        var sum =
                upload.type() == ChecksumType.COMPOSITE
                        ? Sum.composite(upload.algorithm(), parts.stream().map(Part::sum).toList())
                        : new Sum(
                                upload.algorithm(),
                                ChecksumType.FULL_OBJECT,
                                Checksums.of(upload.algorithm(), bytes));
        return stored(upload.head(), bytes, etag, sum, parts.size());
    }

    @Override
    public AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request) {
        shelf.change(
                request.bucket(),
                bucket -> bucket.withoutUpload(upload(bucket, request.uploadId()).id()));
        return AbortMultipartUploadResponse.builder().build();
    }

    @Override
    public ListPartsResponse listParts(ListPartsRequest request) {
        var upload = upload(shelf.get(request.bucket()), request.uploadId());
        int after = Objects.requireNonNullElse(request.partNumberMarker(), 0);
        int size = Math.min(Objects.requireNonNullElse(request.maxParts(), 1_000), 1_000);
        var rest = List.copyOf(upload.parts().tailMap(after, false).values());
        var page = rest.subList(0, Math.min(size, rest.size()));
        var truncated = page.size() < rest.size();
        return ListPartsResponse.builder()
                .bucket(request.bucket())
                .key(upload.head().key())
                .uploadId(upload.id())
                .partNumberMarker(after)
                .nextPartNumberMarker(truncated ? page.getLast().number() : null)
                .maxParts(size)
                .isTruncated(truncated)
                .storageClass(Objects.requireNonNullElse(upload.head().storageClass(), "STANDARD"))
                .parts(page.stream().map(LocalS3::entry).toList())
                .build();
    }

    private static software.amazon.awssdk.services.s3.model.Part entry(Part part) {
        return software.amazon.awssdk.services.s3.model.Part.builder()
                .partNumber(part.number())
                .eTag('"' + part.etag() + '"')
                .size((long) part.bytes().asByteArrayUnsafe().length)
                .lastModified(part.modified())
                .build();
    }

    private static Upload upload(Bucket bucket, @Nullable String id) {
        var upload = id == null ? null : bucket.uploads().get(id);
        if (upload == null) {
            throw S3Faults.noSuchUpload();
        }
        return upload;
    }
}
