package dev.servelab.testing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A stream as a network may cut it. */
public final class Chunks {
    private Chunks() {}

    /**
     * The stream in pieces, each a buffer of its own.
     *
     * @param how in one piece for 0, byte by byte for 1, and else at places that follow from it
     */
    public static List<ByteBuffer> of(byte[] stream, int how) {
        Random random = new Random(how);
        int most = how == 0 ? stream.length : how == 1 ? 1 : 1 << (how & 7);
        List<ByteBuffer> chunks = new ArrayList<>();
        int at = 0;
        while (at < stream.length) {
            int count = Math.min(stream.length - at, how == 0 ? most : 1 + random.nextInt(most));
            chunks.add(ByteBuffer.wrap(stream, at, count).slice());
            at += count;
        }
        return chunks;
    }
}
