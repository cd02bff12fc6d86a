package dev.servelab.torture;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Takes a body and holds every byte against what it must be. The first block says of which version
 * the body is; a block of another is wrong, unless the file was being changed in place just then.
 * One thread.
 */
final class BlockCheck implements WritableByteChannel {
    /** Of a body that has not said yet. */
    static final int UNKNOWN = -1;

    /** What else a byte may be. */
    @FunctionalInterface
    interface Tolerance {
        Tolerance NONE = (position, value) -> false;

        boolean allows(long position, byte value);
    }

    private final int file;
    private final Tolerance tolerance;
    private final byte[] held = new byte[Blocks.BYTES];
    /** Offset of the block that comes next, or is held in part. */
    private long offset;
    /** Bytes of the held block: those before {@code begin} are not part of the body. */
    private int begin;
    private int end;
    private int version;
    private boolean mixed;

    /**
     * Begins a body.
     *
     * @param version known before, or {@link #UNKNOWN} where it begins at the file's beginning
     * @param first the body's place in the file
     */
    BlockCheck(int file, int version, long first, Tolerance tolerance) {
        this.file = file;
        this.version = version;
        this.offset = first & -Blocks.BYTES;
        this.begin = (int) (first - offset);
        this.end = begin;
        this.tolerance = tolerance;
    }

    @Override
    public int write(ByteBuffer bytes) throws WrongBytes {
        int count = bytes.remaining();
        while (bytes.hasRemaining()) {
            if (end == 0 && bytes.remaining() >= Blocks.BYTES) {
                check(bytes.array(), bytes.arrayOffset() + bytes.position(), 0, Blocks.BYTES);
                bytes.position(bytes.position() + Blocks.BYTES);
            } else {
                hold(bytes);
            }
        }
        return count;
    }

    /** The body is whole: looks at what is left of it. */
    void finish() throws WrongBytes {
        if (end > begin) {
            check(held, 0, begin, end);
        }
    }

    int version() {
        return version;
    }

    /** Whether some bytes were of another version, and allowed to be. */
    boolean isMixed() {
        return mixed;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}

    private void hold(ByteBuffer bytes) throws WrongBytes {
        int taken = Math.min(Blocks.BYTES - end, bytes.remaining());
        bytes.get(held, end, taken);
        end += taken;
        if (end == Blocks.BYTES) {
            check(held, 0, begin, end);
            begin = 0;
            end = 0;
        }
    }

    /** The bytes {@code from} up to {@code to} of the block at {@code block[at..]}. */
    private void check(byte[] block, int at, int from, int to) throws WrongBytes {
        if (version == UNKNOWN) {
            version = Blocks.versionOf(block, at);
        }
        boolean right = to - from == Blocks.BYTES
                ? Blocks.isAt(block, at, file, version, offset)
                : firstWrong(block, at, from, to, (position, value) -> false) < 0;
        if (!right) {
            int wrong = firstWrong(block, at, from, to, tolerance);
            if (wrong >= 0) {
                throw new WrongBytes(describe(block, at, from, to, wrong));
            }
            mixed = true;
        }
        offset += Blocks.BYTES;
    }

    private int firstWrong(byte[] block, int at, int from, int to, Tolerance allowed) {
        for (int i = from; i < to; i++) {
            byte value = block[at + i];
            if (value != Blocks.byteAt(file, version, offset + i)
                    && !allowed.allows(offset + i, value)) {
                return i;
            }
        }
        return -1;
    }

    private String describe(byte[] block, int at, int from, int to, int wrong) {
        String where = "file %d: block at %,d ".formatted(file, offset);
        if (from == 0 && to >= Blocks.HEADER_BYTES) {
            int saysFile = Blocks.fileOf(block, at);
            int saysVersion = Blocks.versionOf(block, at);
            long saysOffset = Blocks.offsetOf(block, at);
            if (to == Blocks.BYTES
                    && Blocks.isAt(block, at, saysFile, saysVersion, saysOffset)) {
                return where + (saysFile == file && saysOffset == offset
                        ? "is of version %d, others of version %d".formatted(saysVersion, version)
                        : "is the one at %,d of file %d, version %d".formatted(saysOffset,
                                saysFile, saysVersion));
            }
        }
        return where + "is damaged: byte %d is %02x, not %02x as in version %d".formatted(wrong,
                block[at + wrong], Blocks.byteAt(file, version, offset + wrong), version);
    }
}
