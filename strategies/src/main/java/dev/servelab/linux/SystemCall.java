package dev.servelab.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * syscall(2), for all calls. Loading this class fails where native access is denied, and means nothing
 * where {@link Platform} is not known. A call may block, and holds its carrier thread while it does.
 */
public final class SystemCall {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO = STATE.byteOffset(PathElement.groupElement("errno"));

    /**
     * One handle, because to bind a shape of arguments costs a start some 10 ms. Pointers are where
     * one of the calls has one, so that no memory is freed under it; where others have a number
     * there, it goes as an address.
     */
    private static final MethodHandle SYSCALL = bind(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG,
            JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG));

    private SystemCall() {}

    /** Where a call leaves the reason of its failure. */
    public static MemorySegment newState(Arena arena) {
        return arena.allocate(STATE);
    }

    /** Why the last call with that state failed, if it did. */
    public static int errno(MemorySegment state) {
        return state.get(JAVA_INT, ERRNO);
    }

    /**
     * A call of four arguments or fewer.
     *
     * @return its answer; negative if it failed
     */
    public static long call(MemorySegment state, long number, long a, MemorySegment b,
            MemorySegment c, long d) {
        return call(state, number, a, b, c, d, MemorySegment.NULL, 0);
    }

    /**
     * A call of four arguments or fewer, none of them memory that might be freed under it.
     *
     * @param name as it is named where it fails
     * @return its answer, not negative
     * @throws Errno if it fails
     */
    static long call(String name, long number, long a, long b, long c, long d) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = newState(arena);
            long answer = call(state, number, a, MemorySegment.ofAddress(b),
                    MemorySegment.ofAddress(c), d);
            if (answer < 0) {
                throw new Errno(name, errno(state));
            }
            return answer;
        }
    }

    /** A call of up to six arguments. */
    public static long call(MemorySegment state, long number, long a, MemorySegment b,
            MemorySegment c, long d, MemorySegment e, long f) {
        try {
            return (long) SYSCALL.invokeExact(state, number, a, b, c, d, e, f);
        } catch (RuntimeException | Error broken) {
            throw broken;
        } catch (Throwable declared) {
            throw new IllegalStateException(declared); // the handle declares more than it throws
        }
    }

    @SuppressWarnings("restricted") // the one place that binds system calls
    private static MethodHandle bind(FunctionDescriptor type) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("syscall"), type,
                Linker.Option.captureCallState("errno"), Linker.Option.firstVariadicArg(1));
    }
}
