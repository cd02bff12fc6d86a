package dev.servelab.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory whose pages the system gives when they are first touched, all zeroes: taking much of it
 * takes no time, and what is never used is never resident. The JVM's own is zeroed at once, which
 * for 64 MiB is a tenth of a start.
 *
 * <p>Its pages are the small ones: with {@code madvise(MADV_HUGEPAGE)} hits of 64 KiB and of 1 MiB,
 * of one file and of many, were as fast (0.98 to 1.02 times, 8 rounds each).
 */
public final class LazyMemory {
    /** What is read into memory that begins with a page is read fast on every processor. */
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
            return Mappings.map(bytes, Mappings.MAP_PRIVATE_ANONYMOUS, Mappings.NO_DESCRIPTOR,
                    arena);
        } catch (IllegalCallerException | LinkageError denied) {
            return arena.allocate(bytes, PAGE_BYTES);
        }
    }
}
