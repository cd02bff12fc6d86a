package dev.servelab.torture;

import dev.servelab.protocol.Crc32c;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A part of one version of a file, in pieces. */
final class Content {
    private static final int PIECE_BYTES = 64 * 1024;

    /** Takes pieces in their order. */
    @FunctionalInterface
    interface Sink {
        void take(ByteBuffer piece) throws IOException;
    }

    private Content() {}

    /** Hands the bytes from {@code from} up to {@code to} on. */
    static void each(int file, int version, long from, long to, Sink sink) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE_BYTES, roundUp(to - from) + Blocks.BYTES)];
        long start = from & -Blocks.BYTES;
        while (start < to) {
            for (int at = 0; at < piece.length; at += Blocks.BYTES) {
                Blocks.put(piece, at, file, version, start + at);
            }
            int begin = (int) Math.max(0, from - start);
            int end = (int) Math.min(piece.length, to - start);
            sink.take(ByteBuffer.wrap(piece, begin, end - begin));
            start += piece.length;
        }
    }

    /** CRC-32C of the first {@code bytes} of a version. */
    static int sumOfFront(int file, int version, long bytes) {
        Crc32c sum = new Crc32c();
        try {
            each(file, version, 0, bytes, sum::update);
        } catch (IOException impossible) {
            throw new AssertionError("a sum does no I/O", impossible);
        }
        return sum.value();
    }

    private static long roundUp(long bytes) {
        return (bytes + Blocks.BYTES - 1) & -Blocks.BYTES;
    }
}
