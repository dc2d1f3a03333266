package dev.messagerouting.localcloud.s3;

import java.util.List;

/** Byte arrays put together. */
final class Bytes {

    private Bytes() {}

    static byte[] join(List<byte[]> pieces) {
        var joined = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (var piece : pieces) {
            System.arraycopy(piece, 0, joined, at, piece.length);
            at += piece.length;
        }
        return joined;
    }
}
