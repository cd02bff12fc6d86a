package dev.servelab.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** mmap(2), munmap(2) and madvise(2). */
final class Mappings {
    static final long MAP_SHARED = 0x01;
    static final long MAP_PRIVATE_ANONYMOUS = 0x02 | 0x20;
    /** For memory that is of no file. */
    static final int NO_DESCRIPTOR = -1;

    private static final long SYS_MMAP = Platform.number(9, 222);
    private static final long SYS_MUNMAP = Platform.number(11, 215);
    private static final long SYS_MADVISE = Platform.number(28, 233);
    private static final int MADV_NOHUGEPAGE = 15;
    private static final long PROT_READ_WRITE = 0x1 | 0x2;

    private Mappings() {}

    /**
     * Maps memory to be read and written, until the arena is closed.
     *
     * @throws OutOfMemoryError if the system has no such memory
     */
    @SuppressWarnings("restricted") // just mapped, with that length, and unmapped once
    static MemorySegment map(long bytes, long flags, int descriptor, Arena arena) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment state = SystemCall.newState(local);
            long address = SystemCall.call(state, SYS_MMAP, 0, MemorySegment.ofAddress(bytes),
                    MemorySegment.ofAddress(PROT_READ_WRITE), flags,
                    MemorySegment.ofAddress(descriptor), 0);
            if (address < 0) {
                throw new OutOfMemoryError("the system has not " + bytes + " bytes of memory: "
                        + new Errno("mmap", SystemCall.errno(state)).getMessage());
            }
            return MemorySegment.ofAddress(address).reinterpret(bytes, arena, Mappings::unmap);
        }
    }

    /**
     * Has the system give no huge pages for memory that nobody has touched yet: a hole in a huge page that somebody
     * else holds is filled with zeroes where it is, and stays theirs.
     *
     * @throws Errno if it would not; a system that has no huge pages is right as well
     */
    static void keepPagesSmall(MemorySegment memory) throws Errno {
        try {
            SystemCall.call("madvise", SYS_MADVISE, memory.address(), memory.byteSize(),
                    MADV_NOHUGEPAGE, 0);
        } catch (Errno failed) {
            if (failed.number() != Errno.EINVAL) {
                throw failed;
            }
        }
    }

    private static void unmap(MemorySegment memory) {
        try (Arena local = Arena.ofConfined()) {
            SystemCall.call(SystemCall.newState(local), SYS_MUNMAP, memory.address(),
                    MemorySegment.ofAddress(memory.byteSize()), MemorySegment.NULL, 0);
        }
    }
}
