package dev.servelab.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory whose pages the system gives when they are first touched, all zeroes: taking much of it
 * takes no time, and what is never used is never resident. The JVM's own is zeroed at once, which
 * for 64 MiB is a tenth of a start.
 */
public final class LazyMemory {
    private static final long SYS_MMAP = Platform.number(9, 222);
    private static final long SYS_MUNMAP = Platform.number(11, 215);

    private static final long PROT_READ_WRITE = 0x1 | 0x2;
    private static final long MAP_PRIVATE_ANONYMOUS = 0x02 | 0x20;
    private static final MemorySegment NO_DESCRIPTOR = MemorySegment.ofAddress(-1);

    private static final long PAGE_BYTES = 4096;

    private LazyMemory() {}

    /**
     * Takes memory until the arena is closed. Where the system's calls are not known, or may not be
     * made, it is the arena's own.
     *
     * @param bytes at least 1
     * @throws OutOfMemoryError if the system has no such memory
     */
    public static MemorySegment allocate(long bytes, Arena arena) {
        if (!Platform.isKnown()) {
            return arena.allocate(bytes, PAGE_BYTES);
        }
        try {
            return map(bytes, arena);
        } catch (IllegalCallerException | LinkageError denied) {
            return arena.allocate(bytes, PAGE_BYTES);
        }
    }

    @SuppressWarnings("restricted") // just mapped, with that length, and unmapped once
    private static MemorySegment map(long bytes, Arena arena) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment state = SystemCall.newState(local);
            long address = SystemCall.call(state, SYS_MMAP, 0, MemorySegment.ofAddress(bytes),
                    MemorySegment.ofAddress(PROT_READ_WRITE), MAP_PRIVATE_ANONYMOUS,
                    NO_DESCRIPTOR, 0);
            if (address < 0) {
                throw new OutOfMemoryError("the system has not " + bytes + " bytes of memory: "
                        + new Errno("mmap", SystemCall.errno(state)).getMessage());
            }
            return MemorySegment.ofAddress(address).reinterpret(bytes, arena,
                    LazyMemory::unmap);
        }
    }

    private static void unmap(MemorySegment memory) {
        try (Arena local = Arena.ofConfined()) {
            SystemCall.call(SystemCall.newState(local), SYS_MUNMAP, memory.address(),
                    MemorySegment.ofAddress(memory.byteSize()), MemorySegment.NULL, 0);
        }
    }
}
