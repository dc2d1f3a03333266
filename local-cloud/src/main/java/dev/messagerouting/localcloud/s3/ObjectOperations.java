package dev.messagerouting.localcloud.s3;

import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Objects: written, read, copied, listed, deleted. */
abstract class ObjectOperations extends BucketOperations {

    private static final int MOST_DELETED = 1_000;

    ObjectOperations(CloudTime time) {
        super(time);
    }

    static byte[] bytes(RequestBody body) {
        try (var in = body.contentStreamProvider().newStream()) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        Checks.acl(request.aclAsString());
        Checks.refuse(request.tagging(), "PutObject with Tagging");
        Checks.refuse(request.sseCustomerAlgorithm(), "PutObject with a customer's key");
        Checks.refuse(request.objectLockModeAsString(), "PutObject with an object lock");
        Checks.refuse(request.writeOffsetBytes(), "PutObject with WriteOffsetBytes");
        var head = ObjectHead.of(request);
        var bytes = bytes(body);
        Checksums.checkMd5(request.contentMD5(), bytes);
        var stated =
                new Sum.Stated(
                        request.checksumCRC32(),
                        request.checksumCRC32C(),
                        request.checksumCRC64NVME(),
                        request.checksumSHA1(),
                        request.checksumSHA256());
        var sum = Sum.checked(stated, request.checksumAlgorithm(), bytes);
        var object = stored(head, bytes, Checksums.md5(bytes), sum, 0);
        var conditions = new Conditions(request.ifMatch(), request.ifNoneMatch(), null, null);
        shelf.change(
                request.bucket(),
                bucket -> {
                    conditions.checkWrite(bucket.objects().get(head.key()));
                    return bucket.with(object);
                });
        return PutObjectResponse.builder()
                .eTag(object.quotedEtag())
                .serverSideEncryption(ServerSideEncryption.AES256)
                .checksumType(sum.type())
                .checksumCRC32(sum.as(ChecksumAlgorithm.CRC32))
                .checksumCRC32C(sum.as(ChecksumAlgorithm.CRC32_C))
                .checksumCRC64NVME(sum.as(ChecksumAlgorithm.CRC64_NVME))
                .checksumSHA1(sum.as(ChecksumAlgorithm.SHA1))
                .checksumSHA256(sum.as(ChecksumAlgorithm.SHA256))
                .size((long) bytes.length)
                .build();
    }

    StoredObject stored(ObjectHead head, byte[] bytes, String etag, Sum sum, int parts) {
        return new StoredObject(
                head,
                SdkBytes.fromByteArrayUnsafe(bytes),
                etag,
                sum,
                parts,
                time.now().truncatedTo(ChronoUnit.MILLIS));
    }

    StoredObject find(@Nullable String bucket, @Nullable String key, @Nullable String version) {
        var found = shelf.get(bucket).objects().get(Checks.key(key));
        if (found == null) {
            throw S3Faults.noSuchKey();
        }
        if (version != null && !version.equals("null")) {
            throw S3Faults.of("NoSuchVersion", 404, "The specified version does not exist.");
        }
        return found;
    }

    @Override
    public <R> R getObject(
            GetObjectRequest request, ResponseTransformer<GetObjectResponse, R> transformer) {
        Checks.refuse(request.partNumber(), "GetObject with PartNumber");
        var object = find(request.bucket(), request.key(), request.versionId());
        new Conditions(
                        request.ifMatch(),
                        request.ifNoneMatch(),
                        request.ifModifiedSince(),
                        request.ifUnmodifiedSince())
                .checkRead(object);
        var range = Range.of(request.range(), (int) object.size());
        var withSum = request.checksumMode() == ChecksumMode.ENABLED && !range.isPart();
        var response = Answers.get(request, object, range, withSum);
        var stream =
                new ByteArrayInputStream(
                        object.bytes().asByteArrayUnsafe(), range.first(), range.length());
        try {
            return transformer.transform(response, AbortableInputStream.create(stream));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw SdkClientException.create("The object could not be handed over", failure);
        }
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        Checks.refuse(request.partNumber(), "HeadObject with PartNumber");
        var object = find(request.bucket(), request.key(), request.versionId());
        new Conditions(
                        request.ifMatch(),
                        request.ifNoneMatch(),
                        request.ifModifiedSince(),
                        request.ifUnmodifiedSince())
                .checkRead(object);
        var range = Range.of(request.range(), (int) object.size());
        return Answers.head(object, range, request.checksumMode() == ChecksumMode.ENABLED);
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        var key = Checks.key(request.key());
        Checks.refuse(request.versionId(), "DeleteObject with VersionId");
        shelf.change(request.bucket(), bucket -> bucket.without(key));
        return DeleteObjectResponse.builder().build();
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
        var wanted = Checks.notNull(request.delete()).objects();
        if (wanted.isEmpty() || wanted.size() > MOST_DELETED) {
            throw S3Faults.malformed();
        }
        wanted.forEach(one -> Checks.refuse(one.versionId(), "DeleteObjects with VersionId"));
        shelf.change(
                request.bucket(),
                bucket -> {
                    var left = bucket;
                    for (var one : wanted) {
                        left = left.without(Checks.key(one.key()));
                    }
                    return left;
                });
        var quiet = Boolean.TRUE.equals(request.delete().quiet());
        return DeleteObjectsResponse.builder()
                .deleted(
                        wanted.stream()
                                .filter(one -> !quiet)
                                .map(one -> DeletedObject.builder().key(one.key()).build())
                                .toList())
                .build();
    }

    @Override
    public CopyObjectResponse copyObject(CopyObjectRequest request) {
        Checks.acl(request.aclAsString());
        Checks.refuse(request.copySourceIfMatch(), "CopyObject with conditions");
        Checks.refuse(request.copySourceIfNoneMatch(), "CopyObject with conditions");
        var source = source(request);
        var replace = request.metadataDirective() == MetadataDirective.REPLACE;
        var key = Checks.key(request.destinationKey());
        var sameObject =
                key.equals(source.head().key())
                        && Objects.equals(request.destinationBucket(), request.sourceBucket());
        if (sameObject && !replace) {
            throw S3Faults.of(
                    "InvalidRequest",
                    400,
                    "This copy request is illegal because it is trying to copy an object to itself"
                            + " without changing the object's metadata, storage class, website"
                            + " redirect location or encryption attributes.");
        }
        var head = replace ? ObjectHead.of(request) : source.head().at(key);
        var bytes = source.bytes().asByteArrayUnsafe();
        var copy = stored(head, bytes, Checksums.md5(bytes), source.sum(), 0);
        shelf.change(request.destinationBucket(), bucket -> bucket.with(copy));
        return CopyObjectResponse.builder()
                .copyObjectResult(r -> r.eTag(copy.quotedEtag()).lastModified(copy.modified()))
                .build();
    }

    /** In process the source is in two members, on the wire in the header made of them. */
    private StoredObject source(CopyObjectRequest request) {
        if (request.sourceBucket() != null) {
            return find(request.sourceBucket(), request.sourceKey(), request.sourceVersionId());
        }
        @SuppressWarnings("deprecation")
        var header = request.copySource();
        var path = Objects.requireNonNullElse(header, "");
        int version = path.indexOf("?versionId=");
        var bare = version < 0 ? path : path.substring(0, version);
        var decoded = URLDecoder.decode(bare.replace("+", "%2B"), StandardCharsets.UTF_8);
        var name = decoded.startsWith("/") ? decoded.substring(1) : decoded;
        int slash = name.indexOf('/');
        if (slash < 1) {
            throw S3Faults.invalid("Invalid copy source object key");
        }
        return find(
                name.substring(0, slash),
                name.substring(slash + 1),
                version < 0 ? null : path.substring(version + 11));
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        var bucket = shelf.get(request.bucket());
        int size = Listing.size(request.maxKeys());
        var after =
                request.continuationToken() == null
                        ? request.startAfter()
                        : Tokens.open(request.continuationToken());
        var ask =
                new Listing.Ask(
                        Objects.requireNonNullElse(request.prefix(), ""),
                        request.delimiter(),
                        after,
                        size,
                        request.encodingType() == EncodingType.URL);
        var page = Listing.of(bucket, ask);
        return ListObjectsV2Response.builder()
                .name(bucket.name())
                .prefix(Listing.text(ask.prefix(), ask))
                .delimiter(request.delimiter())
                .maxKeys(size)
                .encodingType(request.encodingTypeAsString())
                .startAfter(request.startAfter())
                .continuationToken(request.continuationToken())
                .contents(page.objects())
                .commonPrefixes(page.prefixes())
                .keyCount(page.objects().size() + page.prefixes().size())
                .isTruncated(page.last() != null)
                .nextContinuationToken(page.last() == null ? null : Tokens.seal(page.last()))
                .build();
    }

    @Override
    public ListObjectsResponse listObjects(ListObjectsRequest request) {
        var bucket = shelf.get(request.bucket());
        int size = Listing.size(request.maxKeys());
        var ask =
                new Listing.Ask(
                        Objects.requireNonNullElse(request.prefix(), ""),
                        request.delimiter(),
                        request.marker(),
                        size,
                        request.encodingType() == EncodingType.URL);
        var page = Listing.of(bucket, ask);
        var last = page.last();
        return ListObjectsResponse.builder()
                .name(bucket.name())
                .prefix(Listing.text(ask.prefix(), ask))
                .delimiter(request.delimiter())
                .marker(Objects.requireNonNullElse(request.marker(), ""))
                .maxKeys(size)
                .encodingType(request.encodingTypeAsString())
                .contents(page.objects())
                .commonPrefixes(page.prefixes())
                .isTruncated(last != null)
                // Without a delimiter, the last key of the page is the marker.
                .nextMarker(
                        last == null || request.delimiter() == null
                                ? null
                                : Listing.text(last, ask))
                .build();
    }
}
