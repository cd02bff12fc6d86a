package dev.servelab.cache;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Content in blocks of 64 bytes, each of which carries of what file, version and offset it is, so
 * that a wrong byte says what it is.
 */
final class Blocks {
    static final int BYTES = 64;
    /** No version at all. */
    static final int MIXED = -1;

    private Blocks() {}

    /** The content of a version; {@code bytes} is a multiple of {@link #BYTES}. */
    static byte[] of(int file, int version, int bytes) {
        ByteBuffer content = ByteBuffer.allocate(bytes);
        while (content.hasRemaining()) {
            put(content, file, version, content.position());
        }
        return content.array();
    }

    /**
     * The version of the block at an offset; {@link #MIXED} if its bytes are of several of the
     * versions given, which a write and a read at the same time may bring about.
     */
    static int versionAt(byte[] content, int offset, int file, int from, int to) {
        int version = ByteBuffer.wrap(content).getInt(offset + Integer.BYTES);
        if (block(file, version, offset).equals(ByteBuffer.wrap(content, offset, BYTES))) {
            return version;
        }
        for (int i = 0; i < BYTES; i++) {
            assertThat(content[offset + i])
                    .as("byte %d of the block at %,d of file %d, of versions %d to %d (it says %d)",
                            i, offset, file, from, to, version)
                    .isIn(bytesAt(i, file, offset, from, to));
        }
        return MIXED;
    }

    private static List<Byte> bytesAt(int index, int file, int offset, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(version -> block(file, version, offset).get(index)).toList();
    }

    private static ByteBuffer block(int file, int version, int offset) {
        ByteBuffer block = ByteBuffer.allocate(BYTES);
        put(block, file, version, offset);
        return block.flip();
    }

    private static void put(ByteBuffer to, int file, int version, int offset) {
        to.putInt(file).putInt(version).putInt(offset);
        int mix = file * 0x9E3779B9 ^ version * 0x85EBCA6B ^ offset * 0xC2B2AE35;
        for (int i = 3; i < BYTES / Integer.BYTES; i++) {
            mix = mix * 0x19660D + 0x3C6EF35F;
            to.putInt(mix);
        }
    }
}
