package dev.servelab.files;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * A regular file held open. Reads have no position of their own, so one thread at a time may use
 * it without handing anything over. {@link #close()} may come from any thread, at any time, even
 * while a read is stuck: it never waits, and the descriptor goes when the last call has returned.
 */
public interface OpenFile extends Closeable {
    /** The version as of the open. */
    FileVersion version();

    /**
     * The version now of what was opened, whatever has taken its name meanwhile. A file rewritten,
     * replaced or removed since the open has another version.
     *
     * @throws IOException if it cannot be told, or the file was closed
     */
    FileVersion currentVersion() throws IOException;

    /**
     * Reads some bytes, at least one unless the file ends at {@code position}.
     *
     * @param target off-heap memory; its size is the most that is read
     * @param position from the file's beginning, 0 or more
     * @return bytes read; 0 only for an empty target; -1 at or beyond the end of the file
     * @throws IOException if the system refuses, or the file was closed
     */
    int read(MemorySegment target, long position) throws IOException;

    /** Gives the descriptor back; the second call does nothing. */
    @Override
    void close() throws IOException;
}
