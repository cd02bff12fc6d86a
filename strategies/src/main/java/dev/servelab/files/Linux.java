package dev.servelab.files;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * The system calls of Linux that the JDK does not offer, for x86-64 and aarch64. Loading this class
 * fails where native access is denied; {@link Resolvers} asks first. Every call may block, and
 * holds its carrier thread while it does.
 */
final class Linux {
    static final long O_RDONLY = 0;
    static final long O_NOCTTY = 0_400;
    static final long O_NONBLOCK = 04_000;
    static final long O_CLOEXEC = 02_000_000;
    static final long O_PATH = 010_000_000;
    static final long O_DIRECTORY = onArm() ? 040_000 : 0200_000;

    /** No way up, no link of any kind, wherever it leads. */
    static final long BENEATH_WITHOUT_LINKS = 0x08 | 0x04 | 0x02;

    static final int AT_FDCWD = -100;

    private static final long SYS_OPENAT2 = 437;
    private static final long SYS_STATX = onArm() ? 291 : 332;
    private static final long SYS_GETDENTS64 = onArm() ? 61 : 217;
    private static final long SYS_PREAD64 = onArm() ? 67 : 17;
    private static final long SYS_CLOSE = onArm() ? 57 : 3;

    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_BASIC_STATS = 0x7ff;

    private static final int HOW_BYTES = 24;
    /** The most that Linux reads in one call; more would not fit an int either. */
    private static final long MAX_READ = 0x7fff_f000L;
    /** EAGAIN means that a rename crossed the look-up; it does not go on for ever. */
    private static final int ATTEMPTS = 50;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO = STATE.byteOffset(PathElement.groupElement("errno"));

    /**
     * syscall(2), for all calls: to bind a shape of arguments costs a start some 10 ms. Pointers are
     * where one of the calls has one, so that no memory is freed under it.
     */
    private static final MethodHandle SYSCALL = bind(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG,
            JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));

    private Linux() {}

    /**
     * Opens a path from a directory's descriptor.
     *
     * @param resolve restrictions, {@link #BENEATH_WITHOUT_LINKS} or 0
     */
    static Descriptor open(int directory, byte[] path, long flags, long resolve) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment name = cString(arena, path);
            MemorySegment how = arena.allocate(HOW_BYTES, Long.BYTES);
            how.set(JAVA_LONG, 0, flags | O_CLOEXEC);
            how.set(JAVA_LONG, 16, resolve);
            for (int attempt = 1;; attempt++) {
                long answer = call(state, SYS_OPENAT2, directory, name, how, HOW_BYTES);
                if (answer >= 0) {
                    return new Descriptor((int) answer);
                }
                int errno = state.get(JAVA_INT, ERRNO);
                boolean again = errno == Errno.EAGAIN && attempt < ATTEMPTS;
                if (!again && errno != Errno.EINTR) {
                    throw new Errno("open", errno);
                }
            }
        } catch (Throwable e) {
            throw unexpected(e);
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
            MemorySegment state = arena.allocate(STATE);
            MemorySegment found = arena.allocate(FileStat.BYTES, Long.BYTES);
            long answer = (long) SYSCALL.invokeExact(state, SYS_STATX, (long) directory,
                    cString(arena, path), MemorySegment.ofAddress(flags), (long) STATX_BASIC_STATS,
                    found);
            if (answer < 0) {
                throw new Errno("stat", state.get(JAVA_INT, ERRNO));
            }
            return FileStat.of(found);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Fills the buffer with directory entries; bytes filled, 0 at the end. */
    static int entries(int directory, MemorySegment buffer) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long answer = call(state, SYS_GETDENTS64, directory, buffer,
                    MemorySegment.ofAddress(buffer.byteSize()), 0);
            if (answer >= 0) {
                return (int) answer;
            }
            int errno = state.get(JAVA_INT, ERRNO);
            if (errno == Errno.ENOENT) {
                return 0; // the directory was removed: nothing is in it
            }
            throw new Errno("list", errno);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Reads at a position straight into off-heap memory; bytes read, 0 at the end of the file. */
    static int read(int descriptor, MemorySegment target, long position) throws Errno {
        long most = Math.min(target.byteSize(), MAX_READ);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            while (true) {
                long answer = call(state, SYS_PREAD64, descriptor, target,
                        MemorySegment.ofAddress(most), position);
                if (answer >= 0) {
                    return (int) answer;
                }
                int errno = state.get(JAVA_INT, ERRNO);
                if (errno != Errno.EINTR) {
                    throw new Errno("read", errno);
                }
            }
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Closes once, whatever the answer: on Linux the number is free even after an error. */
    static void close(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            call(arena.allocate(STATE), SYS_CLOSE, descriptor, MemorySegment.NULL,
                    MemorySegment.NULL, 0);
        } catch (Throwable e) {
            throw unexpectedUnchecked(e);
        }
    }

    /** A call of four arguments or fewer. A length where others have a pointer goes as its address. */
    private static long call(MemorySegment state, long number, long a, MemorySegment b,
            MemorySegment c, long d) throws Throwable {
        return (long) SYSCALL.invokeExact(state, number, a, b, c, d, MemorySegment.NULL);
    }

    private static MemorySegment cString(Arena arena, byte[] bytes) {
        MemorySegment string = arena.allocate(bytes.length + 1L); // zeroed, so it ends with NUL
        MemorySegment.copy(bytes, 0, string, JAVA_BYTE, 0, bytes.length);
        return string;
    }

    private static boolean onArm() {
        return System.getProperty("os.arch", "").equals("aarch64");
    }

    @SuppressWarnings("restricted") // the one place that binds native functions
    private static MethodHandle bind(FunctionDescriptor type) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("syscall"), type,
                Linker.Option.captureCallState("errno"), Linker.Option.firstVariadicArg(1));
    }

    /** Method handles declare Throwable; only {@link Errno} and unchecked ones can come. */
    private static Errno unexpected(Throwable thrown) throws Errno {
        if (thrown instanceof Errno errno) {
            throw errno;
        }
        throw unexpectedUnchecked(thrown);
    }

    private static RuntimeException unexpectedUnchecked(Throwable thrown) {
        if (thrown instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(thrown);
    }

    /** Asked without loading the class around it. */
    static final class Platform {
        private Platform() {}

        /** Whether this JVM runs on a Linux whose numbers are known here. */
        static boolean isKnown() {
            String arch = System.getProperty("os.arch", "");
            return System.getProperty("os.name", "").equals("Linux")
                    && (arch.equals("amd64") || arch.equals("aarch64"));
        }
    }
}
