package dev.servelab.record;

import java.nio.charset.StandardCharsets;

/**
 * Records on their way to the file. Integers are LEB128: seven bits a byte, the lowest first, the
 * top bit set on all but the last. The caller asks for room first.
 */
final class RecordBuffer {
    /** The longest LEB128 of 64 bits. */
    static final int VARINT_BYTES = 10;

    private final byte[] bytes;
    private int count;
    private int requests;
    private int records;

    RecordBuffer(int capacityBytes) {
        this.bytes = new byte[capacityBytes];
    }

    boolean hasRoomFor(long more) {
        return more <= bytes.length - count;
    }

    boolean isEmpty() {
        return records == 0;
    }

    int count() {
        return count;
    }

    int requests() {
        return requests;
    }

    int records() {
        return records;
    }

    byte[] bytes() {
        return bytes;
    }

    RecordBuffer record(int kind) {
        bytes[count++] = (byte) kind;
        records++;
        return this;
    }

    RecordBuffer request(int kind) {
        requests++;
        return record(kind);
    }

    /** Negative numbers take ten bytes. */
    RecordBuffer varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[count++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[count++] = (byte) rest;
        return this;
    }

    /** Eight bytes, the lowest first. */
    RecordBuffer fixed(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[count++] = (byte) (value >>> shift);
        }
        return this;
    }

    RecordBuffer text(byte[] utf8) {
        varint(utf8.length);
        System.arraycopy(utf8, 0, bytes, count, utf8.length);
        count += utf8.length;
        return this;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
