package dev.servelab.linux;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Memory that is a file as well (memfd_create(2)): what is written to it can be sent without being
 * copied. Then a socket has not the bytes but the pages, and until the peer has taken them, whoever
 * writes to these pages changes what the peer gets. So before memory is used anew it is
 * {@linkplain #renew renewed}: the socket keeps the pages that it has, and the file gets others.
 *
 * <p>Thread-safe. Its length is sealed, so nobody can cut it off under who reads it.
 */
public final class MemoryFile implements Closeable {
    /** Pages, or on a processor that leaves their size to the kernel the largest ones. */
    public static final int PAGE_BYTES = (int) Platform.number(4_096, 65_536);

    private static final long SYS_MEMFD_CREATE = Platform.number(319, 279);
    private static final long SYS_FTRUNCATE = Platform.number(77, 46);
    private static final long SYS_FCNTL = Platform.number(72, 25);
    private static final long SYS_FALLOCATE = Platform.number(285, 47);

    private static final long MFD_CLOEXEC_ALLOW_SEALING = 0x1 | 0x2;
    private static final long F_ADD_SEALS = 1033;
    private static final long F_SEAL_SEAL_SHRINK_GROW = 0x1 | 0x2 | 0x4;
    private static final long KEEP_SIZE_PUNCH_HOLE = 0x1 | 0x2;

    private final Descriptor descriptor;
    private final MemorySegment memory;
    /** Closed, as the JDK wills, when a thread is interrupted that sends; then opened anew. */
    private volatile FileChannel channel;

    private MemoryFile(Descriptor descriptor, long bytes, Arena arena) throws IOException {
        this.descriptor = descriptor;
        int number = descriptor.acquire();
        try {
            SystemCall.call("ftruncate", SYS_FTRUNCATE, number, bytes, 0, 0);
            SystemCall.call("fcntl", SYS_FCNTL, number, F_ADD_SEALS, F_SEAL_SEAL_SHRINK_GROW, 0);
            this.memory = Mappings.map(bytes, Mappings.MAP_SHARED, number, arena);
        } finally {
            descriptor.release();
        }
        Mappings.keepPagesSmall(memory);
        this.channel = open();
    }

    /**
     * Makes one whose memory is mapped until the arena is closed.
     *
     * @param bytes a multiple of {@link #PAGE_BYTES}
     * @throws IOException      if the system has no such files, or this process may have none
     * @throws OutOfMemoryError if it has no such memory
     */
    public static MemoryFile create(long bytes, Arena arena) throws IOException {
        if (!Platform.isKnown()) {
            throw new IOException("not a Linux whose calls are known");
        }
        try {
            checkPromised(bytes);
            Descriptor descriptor = newDescriptor();
            try {
                MemoryFile file = new MemoryFile(descriptor, bytes, arena);
                file.tryRenew();
                return file;
            } catch (Throwable failed) {
                descriptor.close();
                throw failed;
            }
        } catch (IllegalCallerException | LinkageError denied) {
            throw new IOException("native access is denied", denied);
        }
    }

    /** All of it. */
    public MemorySegment memory() {
        return memory;
    }

    /**
     * Gives the pages from one address up to another back, so that the next write there is to new
     * ones. Both are rounded up to whole pages: who fills memory from its front on, and renews each
     * piece just before, never writes to an old page, and loses none that it has filled.
     */
    public void renew(long from, long to) throws IOException {
        long begin = Math.ceilDiv(from, PAGE_BYTES) * PAGE_BYTES;
        long end = Math.ceilDiv(to, PAGE_BYTES) * PAGE_BYTES;
        if (begin == end) {
            return;
        }
        int number = descriptor.acquire();
        try {
            SystemCall.call("fallocate", SYS_FALLOCATE, number, KEEP_SIZE_PUNCH_HOLE, begin,
                    end - begin);
        } finally {
            descriptor.release();
        }
    }

    /**
     * Has a socket take bytes without copying them. An interrupted thread closes its socket, as if
     * it had written; the others go on.
     *
     * @return how many; 0 if it has no room and does not wait for it
     */
    public long send(long address, long bytes, SocketChannel socket) throws IOException {
        while (true) {
            FileChannel used = channel;
            try {
                return used.transferTo(address, bytes, socket);
            } catch (ClosedByInterruptException interrupted) {
                throw interrupted;
            } catch (ClosedChannelException closed) {
                // Nothing was sent, or it would not have been thrown.
                if (used.isOpen() || !socket.isOpen()) {
                    throw closed;
                }
                replace(used);
            }
        }
    }

    /** Ends it; what the sockets have of it stays theirs. */
    @Override
    public synchronized void close() throws IOException {
        descriptor.close();
        channel.close();
    }

    /** What may be forbidden is tried at the start. */
    private void tryRenew() throws IOException {
        try {
            renew(0, memory.byteSize());
        } catch (IOException forbidden) {
            close();
            throw forbidden;
        }
    }

    private synchronized void replace(FileChannel closed) throws IOException {
        if (channel.equals(closed)) {
            channel = open();
        }
    }

    private FileChannel open() throws IOException {
        int number = descriptor.acquire();
        try {
            return FileChannel.open(Path.of("/proc/self/fd", Integer.toString(number)),
                    StandardOpenOption.READ);
        } finally {
            descriptor.release();
        }
    }

    /**
     * A file may be larger than what the system would promise to one process, and the process
     * would end when it fills it. So as much of other memory is asked for first.
     */
    private static void checkPromised(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            LazyMemory.allocate(bytes, arena);
        }
    }

    private static Descriptor newDescriptor() throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom("servelab");
            return new Descriptor(
                    (int) SystemCall.call("memfd_create", SYS_MEMFD_CREATE, name.address(),
                            MFD_CLOEXEC_ALLOW_SEALING, 0, 0));
        }
    }
}
