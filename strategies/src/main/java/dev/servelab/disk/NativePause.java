package dev.servelab.disk;

import dev.servelab.time.Clock;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * nanosleep(2), of Linux and macOS: the thread is in the kernel, as in a read, and its carrier with
 * it. Some 60 microseconds late on Linux, which rounds a thread's timers up by 50.
 */
final class NativePause implements Pause {
    /** {@code struct timespec} where a long has 64 bits: seconds, nanoseconds. */
    private static final long TIMESPEC_BYTES = 2 * Long.BYTES;

    private final Clock clock;
    private final MethodHandle nanosleep;

    /**
     * Finds the call.
     *
     * @throws UnsupportedOperationException if the system has none
     * @throws IllegalCallerException        if native access is denied
     */
    @SuppressWarnings("restricted") // it is bound by its signature in POSIX
    NativePause(Clock clock) {
        if (ADDRESS.byteSize() != Long.BYTES) {
            throw new UnsupportedOperationException("a system of " + ADDRESS.byteSize() * 8
                    + " bits");
        }
        Linker linker = Linker.nativeLinker();
        this.clock = clock;
        this.nanosleep = linker.downcallHandle(
                linker.defaultLookup().find("nanosleep").orElseThrow(
                        () -> new UnsupportedOperationException("no nanosleep")),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    }

    /** A signal ends a sleep early: what is left is slept again. */
    @Override
    public void until(long deadlineNanos) {
        long left = deadlineNanos - clock.nanoTime();
        if (left <= 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(TIMESPEC_BYTES, Long.BYTES);
            for (; left > 0; left = deadlineNanos - clock.nanoTime()) {
                sleep(time, left);
            }
        }
    }

    /** Whether it slept or was woken is told by the clock. */
    private void sleep(MemorySegment time, long nanos) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
        time.set(JAVA_LONG, 0, seconds);
        time.set(JAVA_LONG, Long.BYTES, nanos - TimeUnit.SECONDS.toNanos(seconds));
        try {
            int ignored = (int) nanosleep.invokeExact(time, MemorySegment.NULL);
        } catch (Throwable unexpected) {
            throw new IllegalStateException(unexpected); // the handle declares more than it throws
        }
    }

    @Override
    public boolean keepsCarrier() {
        return true;
    }
}
