package dev.servelab.simulation;

import java.nio.ByteBuffer;

/** File content of which every 64-byte block says file, version and offset. */
final class Blocks {
    static final int BLOCK_BYTES = 64;
    private static final int MARK = 0x5EED_F11E;

    private Blocks() {}

    static byte[] content(int file, int version, int size) {
        ByteBuffer blocks = ByteBuffer.allocate(Math.ceilDiv(size, BLOCK_BYTES) * BLOCK_BYTES);
        long mix = file * 0x9E37_79B9_7F4A_7C15L + version;
        for (int offset = 0; offset < size; offset += BLOCK_BYTES) {
            blocks.putInt(MARK).putInt(file).putInt(version).putInt(offset);
            for (int i = 16; i < BLOCK_BYTES; i += Long.BYTES) {
                mix = mix * 0x5851_F42D_4C95_7F2DL + offset + i;
                blocks.putLong(mix);
            }
        }
        byte[] content = new byte[size];
        blocks.get(0, content);
        return content;
    }

    /** What bytes that should not be there say of themselves. */
    static String explain(byte[] bytes, int from, int to) {
        ByteBuffer all = ByteBuffer.wrap(bytes, 0, to);
        for (int at = Math.max(0, from - BLOCK_BYTES); at + 16 <= to; at++) {
            if (all.getInt(at) == MARK) {
                return "file " + all.getInt(at + 4) + ", version " + all.getInt(at + 8)
                        + ", offset " + all.getInt(at + 12) + " is near";
            }
        }
        return "no block's head is near: " + Integer.toHexString(bytes[from] & 0xFF);
    }
}
