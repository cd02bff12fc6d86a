package dev.servelab.files;

import java.lang.foreign.MemorySegment;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/**
 * What statx(2) says of a file.
 *
 * @param mode type and permission bits
 */
record FileStat(int mode, FileVersion version) {
    /** Size of {@code struct statx}; the offsets below are from the same header. */
    static final int BYTES = 256;

    private static final int MODE = 28;
    private static final int INODE = 32;
    private static final int SIZE = 40;
    private static final int CHANGE_SECONDS = 96;
    private static final int CHANGE_NANOS = 104;
    private static final int DEVICE_MAJOR = 136;
    private static final int DEVICE_MINOR = 140;

    private static final int TYPE_BITS = 0170_000;
    private static final int REGULAR = 0100_000;
    private static final int DIRECTORY = 0040_000;
    private static final int READABLE_BY_ALL = 0444;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    static FileStat of(MemorySegment statx) {
        long changeNs = statx.get(JAVA_LONG, CHANGE_SECONDS) * NANOS_PER_SECOND
                + statx.get(JAVA_INT, CHANGE_NANOS);
        long device = (long) statx.get(JAVA_INT, DEVICE_MAJOR) << 32
                | Integer.toUnsignedLong(statx.get(JAVA_INT, DEVICE_MINOR));
        return new FileStat(Short.toUnsignedInt(statx.get(JAVA_SHORT, MODE)), new FileVersion(
                statx.get(JAVA_LONG, SIZE), changeNs, device, statx.get(JAVA_LONG, INODE)));
    }

    boolean isRegular() {
        return (mode & TYPE_BITS) == REGULAR;
    }

    boolean isDirectory() {
        return (mode & TYPE_BITS) == DIRECTORY;
    }

    /** True saves asking the system whether this process may read it. */
    boolean isReadableByAll() {
        return (mode & READABLE_BY_ALL) == READABLE_BY_ALL;
    }
}
