package dev.messagerouting.localcloud.s3;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;

import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The one checksum that an object or a part is kept with.
 *
 * @param value base64; of a composite one, with the number of parts behind a dash
 */
record Sum(ChecksumAlgorithm algorithm, ChecksumType type, String value) {

    /** What a request states, one of five at most. */
    record Stated(
            @Nullable String crc32,
            @Nullable String crc32c,
            @Nullable String crc64nvme,
            @Nullable String sha1,
            @Nullable String sha256) {

        private Map<ChecksumAlgorithm, String> values() {
            var values = new EnumMap<ChecksumAlgorithm, String>(ChecksumAlgorithm.class);
            put(values, ChecksumAlgorithm.CRC32, crc32);
            put(values, ChecksumAlgorithm.CRC32_C, crc32c);
            put(values, ChecksumAlgorithm.CRC64_NVME, crc64nvme);
            put(values, ChecksumAlgorithm.SHA1, sha1);
            put(values, ChecksumAlgorithm.SHA256, sha256);
            return values;
        }

        private static void put(
                Map<ChecksumAlgorithm, String> values,
                ChecksumAlgorithm algorithm,
                @Nullable String value) {
            if (value != null) {
                values.put(algorithm, value);
            }
        }
    }

    /**
     * Computes the checksum and compares it with what the client states.
     *
     * @param wanted the algorithm to use if the client states no value
     */
    static Sum checked(Stated stated, @Nullable ChecksumAlgorithm wanted, byte[] bytes) {
        var values = stated.values();
        if (values.size() > 1) {
            throw S3Faults.of(
                    "InvalidRequest",
                    400,
                    "Expecting a single x-amz-checksum- header. Multiple checksum Types are not"
                            + " allowed.");
        }
        for (var entry : values.entrySet()) {
            var computed = Checksums.of(entry.getKey(), bytes);
            if (!computed.equals(entry.getValue())) {
                throw S3Faults.of(
                        "BadDigest",
                        400,
                        "The %s you specified did not match the calculated checksum."
                                .formatted(entry.getKey()));
            }
            return new Sum(entry.getKey(), ChecksumType.FULL_OBJECT, computed);
        }
        var algorithm = wanted == null ? ChecksumAlgorithm.CRC64_NVME : wanted;
        return new Sum(algorithm, ChecksumType.FULL_OBJECT, Checksums.of(algorithm, bytes));
    }

    /** The checksum of the parts' checksums. */
    static Sum composite(ChecksumAlgorithm algorithm, List<Sum> parts) {
        var all = new ArrayList<byte[]>();
        parts.forEach(part -> all.add(Base64.getDecoder().decode(part.value)));
        var value = Checksums.of(algorithm, Bytes.join(all)) + "-" + parts.size();
        return new Sum(algorithm, ChecksumType.COMPOSITE, value);
    }

    @Nullable String as(ChecksumAlgorithm wanted) {
        return algorithm == wanted ? value : null;
    }
}
