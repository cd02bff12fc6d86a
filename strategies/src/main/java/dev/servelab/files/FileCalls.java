package dev.servelab.files;

import dev.servelab.linux.Descriptor;
import dev.servelab.linux.Errno;
import dev.servelab.linux.Platform;
import dev.servelab.linux.SystemCall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * What is asked of files on Linux. Fails where native access is denied; {@link Resolvers} tries. Every
 * call may block, and holds its carrier thread while it does.
 */
final class FileCalls {
    static final long O_RDONLY = 0;
    static final long O_NOCTTY = 0_400;
    static final long O_NONBLOCK = 04_000;
    static final long O_CLOEXEC = 02_000_000;
    static final long O_PATH = 010_000_000;
    static final long O_DIRECTORY = Platform.number(0200_000, 040_000);

    /** No way up, no link of any kind, wherever it leads. */
    static final long BENEATH_WITHOUT_LINKS = 0x08 | 0x04 | 0x02;

    static final int AT_FDCWD = -100;

    private static final long SYS_OPENAT2 = 437;
    private static final long SYS_STATX = Platform.number(332, 291);
    private static final long SYS_GETDENTS64 = Platform.number(217, 61);
    private static final long SYS_PREAD64 = Platform.number(17, 67);

    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_BASIC_STATS = 0x7ff;

    private static final int HOW_BYTES = 24;
    /** The most that Linux reads in one call; more would not fit an int either. */
    private static final long MAX_READ = 0x7fff_f000L;
    /** EAGAIN means that a rename crossed the look-up; it does not go on for ever. */
    private static final int ATTEMPTS = 50;

    private FileCalls() {}

    /**
     * Opens a path from a directory's descriptor.
     *
     * @param resolve restrictions, {@link #BENEATH_WITHOUT_LINKS} or 0
     */
    static Descriptor open(int directory, byte[] path, long flags, long resolve) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = SystemCall.newState(arena);
            MemorySegment name = cString(arena, path);
            MemorySegment how = arena.allocate(HOW_BYTES, Long.BYTES);
            how.set(JAVA_LONG, 0, flags | O_CLOEXEC);
            how.set(JAVA_LONG, 16, resolve);
            for (int attempt = 1;; attempt++) {
                long answer = SystemCall.call(state, SYS_OPENAT2, directory, name, how,
                        HOW_BYTES);
                if (answer >= 0) {
                    return new Descriptor((int) answer);
                }
                int errno = SystemCall.errno(state);
                boolean again = errno == Errno.EAGAIN && attempt < ATTEMPTS;
                if (!again && errno != Errno.EINTR) {
                    throw new Errno("open", errno);
                }
            }
        }
    }

    /** What the descriptor refers to, as it is now. */
    static FileStat stat(int descriptor) throws Errno {
        return stat(descriptor, new byte[0], AT_EMPTY_PATH);
    }

    /** What has this name in the directory; a link is not followed. */
    static FileStat statIn(int directory, byte[] name) throws Errno {
        return stat(directory, name, AT_SYMLINK_NOFOLLOW);
    }

    private static FileStat stat(int directory, byte[] path, int flags) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = SystemCall.newState(arena);
            MemorySegment found = arena.allocate(FileStat.BYTES, Long.BYTES);
            long answer = SystemCall.call(state, SYS_STATX, directory, cString(arena, path),
                    MemorySegment.ofAddress(flags), STATX_BASIC_STATS, found, 0);
            if (answer < 0) {
                throw new Errno("stat", SystemCall.errno(state));
            }
            return FileStat.of(found);
        }
    }

    /** Fills the buffer with directory entries; bytes filled, 0 at the end. */
    static int entries(int directory, MemorySegment buffer) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = SystemCall.newState(arena);
            long answer = SystemCall.call(state, SYS_GETDENTS64, directory, buffer,
                    MemorySegment.ofAddress(buffer.byteSize()), 0);
            if (answer >= 0) {
                return (int) answer;
            }
            int errno = SystemCall.errno(state);
            if (errno == Errno.ENOENT) {
                return 0; // the directory was removed: nothing is in it
            }
            throw new Errno("list", errno);
        }
    }

    /** Reads at a position straight into off-heap memory; bytes read, 0 at the end of the file. */
    static int read(int descriptor, MemorySegment target, long position) throws Errno {
        long most = Math.min(target.byteSize(), MAX_READ);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = SystemCall.newState(arena);
            while (true) {
                long answer = SystemCall.call(state, SYS_PREAD64, descriptor, target,
                        MemorySegment.ofAddress(most), position);
                if (answer >= 0) {
                    return (int) answer;
                }
                int errno = SystemCall.errno(state);
                if (errno != Errno.EINTR) {
                    throw new Errno("read", errno);
                }
            }
        }
    }

    /** What to tell the client about a name for which a call failed so. */
    static Refusal refusal(Errno failure) {
        return switch (failure.number()) {
            // EXDEV: what RESOLVE_BENEATH says of a way out.
            case Errno.ENOENT, Errno.ENOTDIR, Errno.ELOOP, Errno.EXDEV -> Refusal.notFound();
            case Errno.EACCES, Errno.EPERM -> Refusal.denied();
            case Errno.EMFILE, Errno.ENFILE -> Refusal.busy();
            // What open says of a socket, of a FIFO nobody reads, of a device without a driver.
            case Errno.ENXIO, Errno.ENODEV -> Refusal.notAFile(false);
            case Errno.ENAMETOOLONG -> Refusal.badName("name too long");
            default -> Refusal.ioError(failure.text());
        };
    }

    private static MemorySegment cString(Arena arena, byte[] bytes) {
        MemorySegment string = arena.allocate(bytes.length + 1L); // zeroed, so it ends with NUL
        MemorySegment.copy(bytes, 0, string, JAVA_BYTE, 0, bytes.length);
        return string;
    }
}
