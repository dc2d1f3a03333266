package dev.messagerouting.localcloud.s3;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * The checksums of
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html.
 */
final class Checksums {

    /** CRC-64/NVME: the polynomial reversed. */
    private static final long NVME = 0x9A6C9329AC4BC9B5L;

    private static final long[] NVME_TABLE = table();

    private Checksums() {}

    /** In base64, as headers carry it. */
    static String of(ChecksumAlgorithm algorithm, byte[] bytes) {
        var sum =
                switch (algorithm) {
                    case CRC32 -> crc(new CRC32(), bytes);
                    case CRC32_C -> crc(new CRC32C(), bytes);
                    case CRC64_NVME -> ByteBuffer.allocate(8).putLong(nvme(bytes)).array();
                    case SHA1 -> digest("SHA-1", bytes);
                    case SHA256 -> digest("SHA-256", bytes);
                    case UNKNOWN_TO_SDK_VERSION ->
                            throw S3Faults.of(
                                    "InvalidRequest",
                                    400,
                                    "Checksum algorithm provided is unsupported. Please try again"
                                            + " with any of the valid types: [CRC32, CRC32C,"
                                            + " CRC64NVME, SHA1, SHA256]");
                };
        return Base64.getEncoder().encodeToString(sum);
    }

    /** An entity tag without its quotes. */
    static String md5(byte[] bytes) {
        return HexFormat.of().formatHex(digest("MD5", bytes));
    }

    /**
     * @param stated base64 of the MD5 that the client expects
     */
    static void checkMd5(@Nullable String stated, byte[] bytes) {
        if (stated == null) {
            return;
        }
        byte[] expected;
        try {
            expected = Base64.getDecoder().decode(stated);
        } catch (IllegalArgumentException malformed) {
            expected = new byte[0];
        }
        if (expected.length != 16) {
            throw S3Faults.of("InvalidDigest", 400, "The Content-MD5 you specified was invalid.");
        }
        if (!MessageDigest.isEqual(expected, digest("MD5", bytes))) {
            throw S3Faults.of(
                    "BadDigest",
                    400,
                    "The Content-MD5 you specified did not match what we received.");
        }
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] crc(Checksum checksum, byte[] bytes) {
        checksum.update(bytes);
        return ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
    }

    private static long nvme(byte[] bytes) {
        long crc = ~0L;
        for (byte b : bytes) {
            crc = NVME_TABLE[(int) ((crc ^ b) & 0xFF)] ^ (crc >>> 8);
        }
        return ~crc;
    }

    private static long[] table() {
        var table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ NVME;
            }
            table[i] = crc;
        }
        return table;
    }
}
