package dev.servelab.trace.zstd;

import java.io.IOException;
import java.util.Arrays;

/** What was unpacked last: as much as matches may reach back, and what is not read yet. */
final class Window {
    /** As the zstd program does: what was packed with a larger window is refused. */
    private static final long MOST_BYTES = 128 << 20;
    private static final int MOST_SPARE_BYTES = 8 << 20;
    private static final int LEAST_LOG = 10;

    private byte[] bytes = new byte[0];
    private int reach;
    /** The first byte of the frame that is still here. */
    private int first;
    private int written;
    private int read;

    /** The size that a window descriptor of one byte stands for. */
    static long bytes(int descriptor) {
        long base = 1L << (LEAST_LOG + (descriptor >> 3));
        return base + (base >> 3) * (descriptor & 7);
    }

    /** A new frame; all of the last one was read. */
    void begin(long windowBytes) throws IOException {
        if (windowBytes < 0 || windowBytes > MOST_BYTES) {
            throw new UnsupportedZstdException(
                    "it was packed with a window of more than " + (MOST_BYTES >> 20) + " MiB");
        }
        reach = Math.max((int) windowBytes, 1 << LEAST_LOG);
        first = 0;
        written = 0;
        read = 0;
    }

    /**
     * Makes room; everything must have been read. What is out of reach goes.
     *
     * @return where is written next
     */
    int reserve(int room) {
        if (written + room > bytes.length) {
            int kept = Math.min(reach, written - first);
            if (kept + room > bytes.length) {
                grow(room);
            }
            if (written + room > bytes.length) {
                System.arraycopy(bytes, written - kept, bytes, 0, kept);
                first = 0;
                written = kept;
                read = kept;
            }
        }
        return written;
    }

    /** To at most the reach and some more, so that little is moved. */
    private void grow(int room) {
        int most = reach + Math.min(reach, MOST_SPARE_BYTES) + room;
        bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(2 * bytes.length, 2 * room)));
    }

    void append(byte[] from, int count) {
        System.arraycopy(from, 0, bytes, written, count);
        written += count;
    }

    void append(byte value, int count) {
        Arrays.fill(bytes, written, written + count, value);
        written += count;
    }

    void append(byte[] from, int start, int count) {
        System.arraycopy(from, start, bytes, written, count);
        written += count;
    }

    /** Writes again what stands so far back; both may overlap. */
    void repeat(long distance, int count) throws IOException {
        if (distance < 1 || distance > written - first) {
            throw new IOException("a match beyond what is there");
        }
        int from = written - (int) distance;
        if (distance >= count) {
            System.arraycopy(bytes, from, bytes, written, count);
        } else {
            for (int i = 0; i < count; i++) {
                bytes[written + i] = bytes[from + i];
            }
        }
        written += count;
    }

    byte[] bytes() {
        return bytes;
    }

    int written() {
        return written;
    }

    int unread() {
        return written - read;
    }

    int read(byte[] target, int offset, int length) {
        int count = Math.min(length, unread());
        System.arraycopy(bytes, read, target, offset, count);
        read += count;
        return count;
    }
}
