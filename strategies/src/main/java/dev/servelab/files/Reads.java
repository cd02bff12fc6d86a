package dev.servelab.files;

import java.lang.foreign.MemorySegment;

/** What every {@link OpenFile#read} refuses before it asks the system. */
final class Reads {
    private Reads() {}

    static void check(MemorySegment target, long position) {
        if (!target.isNative() || target.isReadOnly()) {
            throw new IllegalArgumentException("the target must be writable off-heap memory");
        }
        if (position < 0) {
            throw new IllegalArgumentException("position " + position);
        }
    }
}
