package dev.servelab.cache;

import dev.servelab.protocol.Crc32c;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Reads a part of a file a buffer at a time, and beside it, where the sum of the whole is wanted
 * and not known, all that is not asked for: a piece of it with each piece of the part and in
 * proportion, so that bytes keep coming. Used by one thread at a time.
 */
final class PartReader {
    /** While other bytes are read too, half of the buffer is for them. */
    private static final int HALF = StreamBuffers.BYTES / 2;
    /**
     * Other bytes read in one step at most. One last byte may have a whole disk before it, and the
     * thread that reads is for others, too.
     */
    static final int BESIDE_BYTES_MAX = 1 << 20;

    /** A call to the disk. */
    @FunctionalInterface
    interface Source {
        /** Reads at least one byte, at most as many as fit. */
        int read(MemorySegment target, long position) throws IOException;
    }

    private final Part.Bytes part;
    private final MemorySegment memory;
    private final boolean sumsUp;
    /** Bytes that are not asked for and are read all the same. */
    private final long beside;
    private final long backBytes;

    private long partRead;
    private long besideRead;
    private final Crc32c partSum = new Crc32c();
    private final Crc32c frontSum = new Crc32c();
    private final Crc32c backSum = new Crc32c();

    /**
     * @param fileBytes size of the whole file
     * @param sumsUp    whether all of the file is to be read, for its sum
     * @param memory    of {@link StreamBuffers#BYTES}
     */
    PartReader(Part.Bytes part, long fileBytes, boolean sumsUp, MemorySegment memory) {
        this.part = part;
        this.memory = memory;
        this.sumsUp = sumsUp;
        this.beside = sumsUp ? fileBytes - part.length() : 0;
        this.backBytes = fileBytes - part.end();
    }

    /** Reads on, and returns how many of the part's bytes, if any, now stand first in the buffer. */
    int next(Source source) throws IOException {
        long left = part.length() - partRead;
        int count = 0;
        if (left > 0 && besideRead >= besideShare()) {
            MemorySegment target = memory.asSlice(0, Math.min(partPiece(), left));
            count = source.read(target, part.first() + partRead);
            sumUp(partSum, target, count);
            partRead += count;
        }
        readBeside(source);
        return count;
    }

    boolean isDone() {
        return partRead == part.length() && besideRead == beside;
    }

    /** CRC-32C of the whole file, once it was read to that end. */
    int sum() {
        int front = Crc32c.combine(frontSum.value(), partSum.value(), part.length());
        return Crc32c.combine(front, backSum.value(), backBytes);
    }

    /** As much as keeps the other bytes' share of this step within its half of the buffer. */
    private long partPiece() {
        if (besideRead == beside) {
            return StreamBuffers.BYTES;
        }
        return Math.clamp((long) ((double) part.length() / beside * HALF), 1, HALF);
    }

    private void readBeside(Source source) throws IOException {
        long stepEnd = Math.min(besideShare(), besideRead + BESIDE_BYTES_MAX);
        while (besideRead < stepEnd) {
            boolean front = besideRead < part.first();
            long end = front ? Math.min(stepEnd, part.first()) : stepEnd;
            MemorySegment target = memory.asSlice(HALF, Math.min(HALF, end - besideRead));
            int count = source.read(target, front ? besideRead : besideRead + part.length());
            sumUp(front ? frontSum : backSum, target, count);
            besideRead += count;
        }
    }

    /** How far the other bytes are to be read before the part is read on. */
    private long besideShare() {
        return partRead == part.length()
                ? beside
                : (long) ((double) beside * partRead / part.length());
    }

    private void sumUp(Crc32c sum, MemorySegment read, int count) {
        if (sumsUp) {
            sum.update(read.asSlice(0, count).asByteBuffer());
        }
    }
}
