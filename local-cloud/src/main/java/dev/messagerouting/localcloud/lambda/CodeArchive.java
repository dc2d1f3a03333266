package dev.messagerouting.localcloud.lambda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/**
 * A function's code, unpacked in memory as Lambda unpacks it to {@code /var/task}: the archive's
 * own files first, then those of {@code lib/*.jar}.
 *
 * @param sha256 of the archive, in Base64
 * @param size of the archive in bytes
 * @param entries for each path what the class path has there, first wins
 */
record CodeArchive(String sha256, long size, Map<String, List<byte[]>> entries) {

    private static final long MOST_UNPACKED = 262_144_000;

    static CodeArchive of(byte[] zip, String sha256) {
        var entries = new HashMap<String, List<byte[]>>();
        try {
            long unpacked = unpack(zip, entries, 0);
            var libraries =
                    entries.entrySet().stream()
                            .filter(entry -> entry.getKey().matches("lib/[^/]+\\.jar"))
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> entry.getValue().getFirst())
                            .toList();
            for (var library : libraries) {
                unpacked = unpack(library, entries, unpacked);
            }
        } catch (IOException broken) {
            throw LambdaFaults.invalid(
                    "Could not unzip uploaded file. Please check your file, then try to upload"
                            + " again.");
        }
        if (entries.isEmpty()) {
            throw LambdaFaults.invalid("Uploaded file must be a non-empty zip");
        }
        return new CodeArchive(sha256, zip.length, entries);
    }

    private static long unpack(byte[] zip, Map<String, List<byte[]>> entries, long before)
            throws IOException {
        long unpacked = before;
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var bytes = in.readNBytes((int) (MOST_UNPACKED - unpacked + 1));
                unpacked += bytes.length;
                if (unpacked > MOST_UNPACKED) {
                    throw LambdaFaults.invalid(
                            "Unzipped size must be smaller than " + MOST_UNPACKED + " bytes");
                }
                if (!entry.isDirectory()) {
                    entries.computeIfAbsent(entry.getName(), path -> new ArrayList<>()).add(bytes);
                }
            }
        }
        return unpacked;
    }

    /** In Base64, as Lambda shows it. */
    static String hash(byte[] zip) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(zip);
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
