package dev.servelab.server;

import dev.servelab.protocol.Crc32c;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Large files that take no room: a number here and there, and zeros between. */
final class SparseFile {
    private static final int MARK_BYTES = 8;

    /**
     * In memory where the system has such a folder: there a hole is read without filling the page
     * cache, which takes ten times as long.
     */
    static final class Home implements TempDirFactory {
        private static final Path MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
                throws IOException {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "servelab")
                    : Files.createTempDirectory("servelab");
        }
    }

    private SparseFile() {}

    /** Writes numbers that differ: at the front, at 2 and 4 GiB, and at the end. */
    static Path create(Path file, long bytes) throws IOException {
        Files.createDirectories(file.getParent());
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes);
            for (long at : marks(bytes)) {
                sparse.seek(at);
                sparse.writeLong(mark(at, bytes));
            }
        }
        return file;
    }

    /** CRC-32C of the whole file of that size, computed without reading one. */
    static int sum(long bytes) {
        return sumOfFront(bytes, bytes);
    }

    /** The same of its first bytes; the front must not end within a number. */
    static int sumOfFront(long bytes, long front) {
        int sum = 0;
        long position = 0;
        for (long at : marks(bytes)) {
            if (at + MARK_BYTES <= front) {
                sum = Crc32c.combine(sum, sumOfZeros(at - position), at - position);
                sum = Crc32c.combine(sum, sumOf(mark(at, bytes)), MARK_BYTES);
                position = at + MARK_BYTES;
            }
        }
        return Crc32c.combine(sum, sumOfZeros(front - position), front - position);
    }

    private static long[] marks(long bytes) {
        return LongStream.of(0, 1L << 31, 1L << 32, bytes - MARK_BYTES)
                .filter(at -> at >= 0 && at + MARK_BYTES <= bytes)
                .filter(at -> at == bytes - MARK_BYTES || at + MARK_BYTES <= bytes - MARK_BYTES)
                .sorted().distinct().toArray();
    }

    private static long mark(long at, long bytes) {
        return ~at * 31 + bytes;
    }

    private static int sumOf(long number) {
        Crc32c sum = new Crc32c();
        sum.update(ByteBuffer.allocate(MARK_BYTES).putLong(number).flip());
        return sum.value();
    }

    /** By doubling: zeros, and as many again. */
    private static int sumOfZeros(long count) {
        int sum = 0;
        for (int bit = Long.SIZE - 1; bit >= 0; bit--) {
            long have = bit == Long.SIZE - 1 ? 0 : count >> (bit + 1);
            sum = Crc32c.combine(sum, sum, have);
            if (((count >> bit) & 1) != 0) {
                sum = Crc32c.combine(sum, sumOfOneZero(), 1);
            }
        }
        return sum;
    }

    private static int sumOfOneZero() {
        Crc32c sum = new Crc32c();
        sum.update(new byte[1], 0, 1);
        return sum.value();
    }
}
