package dev.servelab.trace.zstd;

import java.util.Arrays;

/** The checksum of a frame: XXH64 with seed 0, by Y. Collet; its specification, version 0.1.1. */
final class XxHash64 {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;
    private static final long P1_PLUS_P2 = 0x60EA27EEADC0B5D6L;
    private static final int STRIPE_BYTES = 32;

    private final long[] lanes = new long[4];
    /** Less than a stripe that waits for more, and room to read a long from its end. */
    private final byte[] rest = new byte[STRIPE_BYTES + Long.BYTES];
    private int restBytes;
    private long length;

    XxHash64() {
        reset();
    }

    void reset() {
        lanes[0] = P1_PLUS_P2;
        lanes[1] = P2;
        lanes[2] = 0;
        lanes[3] = -P1;
        restBytes = 0;
        length = 0;
    }

    void update(byte[] bytes, int from, int count) {
        length += count;
        int at = from;
        int end = from + count;
        if (restBytes > 0) {
            int filled = Math.min(count, STRIPE_BYTES - restBytes);
            System.arraycopy(bytes, at, rest, restBytes, filled);
            restBytes += filled;
            at += filled;
            if (restBytes < STRIPE_BYTES) {
                return;
            }
            stripe(rest, 0);
        }
        for (; end - at >= STRIPE_BYTES; at += STRIPE_BYTES) {
            stripe(bytes, at);
        }
        restBytes = end - at;
        System.arraycopy(bytes, at, rest, 0, restBytes);
    }

    long value() {
        long hash = length >= STRIPE_BYTES ? merged() : P5;
        hash += length;
        int at = 0;
        for (; restBytes - at >= Long.BYTES; at += Long.BYTES) {
            hash = Long.rotateLeft(hash ^ round(0, word(rest, at)), 27) * P1 + P4;
        }
        if (restBytes - at >= Integer.BYTES) {
            hash = Long.rotateLeft(hash ^ (word(rest, at) & 0xffff_ffffL) * P1, 23) * P2 + P3;
            at += Integer.BYTES;
        }
        for (; at < restBytes; at++) {
            hash = Long.rotateLeft(hash ^ (rest[at] & 0xff) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }

    private long merged() {
        long hash = Long.rotateLeft(lanes[0], 1) + Long.rotateLeft(lanes[1], 7)
                + Long.rotateLeft(lanes[2], 12) + Long.rotateLeft(lanes[3], 18);
        return Arrays.stream(lanes).reduce(hash,
                (merged, lane) -> (merged ^ round(0, lane)) * P1 + P4);
    }

    private void stripe(byte[] bytes, int at) {
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = round(lanes[lane], word(bytes, at + lane * Long.BYTES));
        }
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * P2, 31) * P1;
    }

    private static long word(byte[] bytes, int at) {
        return (long) BackwardBits.LONG.get(bytes, at);
    }
}
