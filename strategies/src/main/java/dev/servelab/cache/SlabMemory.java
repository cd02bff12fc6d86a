package dev.servelab.cache;

import dev.servelab.linux.LazyMemory;
import dev.servelab.linux.MemoryFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a slab: segments for who writes, and for who reads byte buffers that exist already.
 * A byte buffer has less than 2 GiB, so a large slab has several, side by side. Immutable; what may
 * be read and written when is the matter of pins. Where it is a file as well, a socket can take bytes
 * from it without a copy; then memory is renewed before it is filled anew, see {@link MemoryFile}.
 */
class SlabMemory {
    /** Of each buffer but the last. */
    private static final long WINDOW_BYTES = 1L << 30;

    /** Where a slab's memory is had from. */
    interface Source {
        /**
         * Takes memory until the arena is closed.
         *
         * @throws IllegalArgumentException if this system has no such memory
         * @throws OutOfMemoryError         if it has not so much
         */
        SlabMemory take(long bytes, Arena arena);
    }

    private final MemorySegment memory;
    private final @Nullable MemoryFile file;
    private final long windowBytes;
    private final ByteBuffer[] windows;

    SlabMemory(MemorySegment memory) {
        this(memory, WINDOW_BYTES);
    }

    /** @param windowBytes 1 to {@link Integer#MAX_VALUE} */
    SlabMemory(MemorySegment memory, long windowBytes) {
        this(memory, null, windowBytes);
    }

    SlabMemory(MemoryFile file) {
        this(file.memory(), file, WINDOW_BYTES);
    }

    private SlabMemory(MemorySegment memory, @Nullable MemoryFile file, long windowBytes) {
        this.memory = memory;
        this.file = file;
        this.windowBytes = windowBytes;
        this.windows = new ByteBuffer[(int) Math.ceilDiv(memory.byteSize(), windowBytes)];
        for (int i = 0; i < windows.length; i++) {
            long begin = i * windowBytes;
            long bytes = Math.min(windowBytes, memory.byteSize() - begin);
            windows[i] = memory.asSlice(begin, bytes).asReadOnly().asByteBuffer();
        }
    }

    /** That of {@link Sending#COPY}. */
    static SlabMemory lazy(long bytes, Arena arena) {
        return new SlabMemory(LazyMemory.allocate(bytes, arena));
    }

    /** That of {@link Sending#ZERO_COPY}. */
    static SlabMemory inFile(long bytes, Arena arena) {
        return new SlabMemory(newFile(bytes, arena));
    }

    static MemoryFile newFile(long bytes, Arena arena) {
        try {
            return MemoryFile.create(bytes, arena);
        } catch (IOException none) {
            throw new IllegalArgumentException("send zero-copy: this system has no file in memory"
                    + " that can be sent (" + none.getMessage() + "); send copy", none);
        }
    }

    long byteSize() {
        return memory.byteSize();
    }

    /** Bytes to be written. */
    MemorySegment slice(long address, long bytes) {
        return memory.asSlice(address, bytes);
    }

    /** Bytes to be written that nobody has read yet, in pages that no socket has. */
    MemorySegment fresh(long address, long bytes) throws IOException {
        if (file != null) {
            file.renew(address, address + bytes);
        }
        return slice(address, bytes);
    }

    /** Whether {@link #send} is possible. */
    boolean isSendable() {
        return file != null;
    }

    /** Has a socket take bytes where they lie; gives how many. See {@link MemoryFile#send}. */
    long send(long address, int bytes, SocketChannel socket) throws IOException {
        return Objects.requireNonNull(file, "it is no file").send(address, bytes, socket);
    }

    /** Gives the file back, but not the memory, which is the arena's. */
    void close() {
        if (file != null) {
            Quietly.close(file);
        }
    }

    /** Copies bytes; allocates nothing. */
    void copy(long address, int bytes, ByteBuffer to) {
        int left = bytes;
        for (long at = address; left > 0;) {
            int count = Math.min(left, bytesToWindowEnd(at));
            to.put(to.position(), windows[windowOf(at)], indexOf(at), count);
            to.position(to.position() + count);
            at += count;
            left -= count;
        }
    }

    /** In which buffer a byte is. */
    int windowOf(long address) {
        return (int) (address / windowBytes);
    }

    /** Where in its buffer it is. */
    int indexOf(long address) {
        return (int) (address % windowBytes);
    }

    /** How many bytes are in the same buffer from there on. */
    int bytesToWindowEnd(long address) {
        return windows[windowOf(address)].limit() - indexOf(address);
    }

    /** A buffer of one's own over the same bytes. */
    ByteBuffer duplicate(int window) {
        return windows[window].duplicate();
    }
}
