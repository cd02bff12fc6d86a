package dev.servelab.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How the JDK opens and reads a file by its path; none of these asks whether it may be served. */
public enum WayOfReading {
    /** Into a buffer outside the heap that is there already. */
    FILE_CHANNEL {
        @Override
        long read(Path path, ByteBuffer buffer) throws IOException {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                buffer.clear();
                while (channel.read(buffer) > 0) {
                    // on to its end, or the buffer's
                }
                return buffer.position();
            }
        }
    },
    /** Into an array that is there already, 8 KiB at a time. */
    INPUT_STREAM {
        private final byte[] piece = new byte[8 * 1024];

        @Override
        long read(Path path, ByteBuffer buffer) throws IOException {
            try (InputStream in = Files.newInputStream(path)) {
                long read = 0;
                for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                    read += count;
                }
                return read;
            }
        }
    },
    /** Into a new array. */
    ALL_BYTES {
        @Override
        long read(Path path, ByteBuffer buffer) throws IOException {
            return Files.readAllBytes(path).length;
        }
    };

    /**
     * Opens, reads and closes; the bytes read. One thread at a time.
     *
     * @param buffer direct, with room for the whole file
     */
    abstract long read(Path path, ByteBuffer buffer) throws IOException;
}
