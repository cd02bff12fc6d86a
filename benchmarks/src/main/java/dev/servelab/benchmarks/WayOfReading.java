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
        long read(Path path, ByteBuffer buffer, byte[] piece) throws IOException {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                buffer.clear();
                while (channel.read(buffer) > 0) {
                    // on to its end, or the buffer's
                }
                return buffer.position();
            }
        }
    },
    /** Into an array that is there already, a piece at a time. */
    INPUT_STREAM {
        @Override
        long read(Path path, ByteBuffer buffer, byte[] piece) throws IOException {
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
        long read(Path path, ByteBuffer buffer, byte[] piece) throws IOException {
            return Files.readAllBytes(path).length;
        }
    };

    /**
     * Opens, reads and closes; the bytes read.
     *
     * @param buffer direct, with room for the whole file
     * @param piece  8 KiB
     */
    abstract long read(Path path, ByteBuffer buffer, byte[] piece) throws IOException;
}
