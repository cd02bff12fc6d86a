package dev.servelab.trace.zstd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The unpacked bytes of one Zstandard frame after another, a block at a time. What is malformed is
 * an IOException or a RuntimeException: whoever reads tells both as a damaged file; what is not
 * supported is an {@link UnsupportedZstdException}. Needs two windows of memory, 16 MiB for what
 * the usual levels write. One thread.
 */
public final class ZstdInput extends InputStream {
    private static final int MAGIC = 0xfd2f_b528;
    private static final int SKIPPABLE_MAGIC = 0x184d_2a50;
    private static final int SKIPPABLE_MASK = 0xffff_fff0;
    private static final int RAW = 0;
    private static final int RUN = 1;
    private static final int COMPRESSED = 2;
    private static final int LAST_BLOCK = 1;

    private final InputStream in;
    private final byte[] block = new byte[BlockDecoder.MOST_BLOCK_BYTES + Long.BYTES];
    private final BlockDecoder decoder = new BlockDecoder();
    private final Window window = new Window();
    private final XxHash64 sum = new XxHash64();
    private boolean inFrame;
    private boolean hasSum;
    /** What the frame says it holds; below 0 if it does not. */
    private long contentBytes;
    private long madeBytes;

    /** @param in read as it is needed; it should be buffered */
    public ZstdInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (window.unread() == 0) {
            if (!inFrame && !nextFrame()) {
                return -1;
            }
            if (inFrame) {
                nextBlock();
            }
        }
        return window.read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** False at the end of the input. A frame that is only to be skipped leaves us in none. */
    private boolean nextFrame() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        int magic = first | (int) littleEndian(3) << 8;
        if ((magic & SKIPPABLE_MASK) == SKIPPABLE_MAGIC) {
            in.skipNBytes(littleEndian(4));
        } else if (magic == MAGIC) {
            beginFrame();
        } else {
            throw new IOException("no frame");
        }
        return true;
    }

    private void beginFrame() throws IOException {
        int descriptor = (int) littleEndian(1);
        boolean singleSegment = (descriptor & 0x20) != 0;
        hasSum = (descriptor & 4) != 0;
        long windowBytes = singleSegment ? 0 : Window.bytes((int) littleEndian(1));
        int dictionaryBytes = 1 << (descriptor & 3) >> 1;
        if ((descriptor & 8) != 0) {
            throw new IOException("a reserved bit");
        }
        if (littleEndian(dictionaryBytes) != 0) {
            throw new UnsupportedZstdException("it was packed with a dictionary");
        }
        int sizeFormat = descriptor >> 6;
        int sizeBytes = sizeFormat == 0 ? (singleSegment ? 1 : 0) : 1 << sizeFormat;
        contentBytes = sizeBytes == 0
                ? -1
                : littleEndian(sizeBytes) + (sizeBytes == 2 ? 256 : 0);
        madeBytes = 0;
        window.begin(singleSegment ? contentBytes : windowBytes);
        decoder.begin();
        sum.reset();
        inFrame = true;
    }

    private void nextBlock() throws IOException {
        int header = (int) littleEndian(3);
        int bytes = header >> 3;
        int before = window.reserve(BlockDecoder.MOST_BLOCK_BYTES);
        switch (header >> 1 & 3) {
            case RAW -> window.append(inBlock(bytes), bytes);
            case RUN -> window.append(inBlock(1)[0], bytes);
            case COMPRESSED -> decoder.decode(inBlock(bytes), bytes, window);
            default -> throw new IOException("no such block");
        }
        int made = window.written() - before;
        madeBytes += made;
        if (hasSum) {
            sum.update(window.bytes(), before, made);
        }
        if ((header & LAST_BLOCK) != 0) {
            endFrame();
        }
    }

    private void endFrame() throws IOException {
        inFrame = false;
        if (contentBytes >= 0 && contentBytes != madeBytes) {
            throw new IOException("another length than it says");
        }
        if (hasSum && (int) littleEndian(4) != (int) sum.value()) {
            throw new IOException("another checksum than it says");
        }
    }

    private byte[] inBlock(int bytes) throws IOException {
        if (bytes > BlockDecoder.MOST_BLOCK_BYTES) {
            throw new IOException("a block of " + bytes + " bytes");
        }
        if (in.readNBytes(block, 0, bytes) < bytes) {
            throw new EOFException();
        }
        return block;
    }

    private long littleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            value |= (long) next << (Byte.SIZE * i);
        }
        return value;
    }
}
