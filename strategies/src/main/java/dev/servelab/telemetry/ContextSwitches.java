package dev.servelab.telemetry;

import com.google.gson.JsonObject;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * How often the system has taken a processor from a thread of this process, as {@code getrusage}
 * says on 64-bit Linux. It counts threads that have ended too, which {@code /proc} forgets: under
 * thread-per-connection those are nearly all. Elsewhere nothing is said.
 */
final class ContextSwitches {
    private static final int SELF = 0;
    /** Two times of 16 bytes and fourteen numbers of 8. */
    private static final int USAGE_BYTES = 144;
    private static final int VOLUNTARY_AT = 128;
    private static final int INVOLUNTARY_AT = 136;

    private long voluntaryTaken;
    private long involuntaryTaken;

    /** Those since the last call; no fields where they are not known. */
    synchronized void takeInto(JsonObject telemetry) {
        if (!isKnown()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment usage = arena.allocate(USAGE_BYTES, Long.BYTES);
            if ((int) Native.GETRUSAGE.invokeExact(SELF, usage) != 0) {
                return;
            }
            long voluntary = usage.get(JAVA_LONG, VOLUNTARY_AT);
            long involuntary = usage.get(JAVA_LONG, INVOLUNTARY_AT);
            telemetry.addProperty("voluntary_switches", voluntary - voluntaryTaken);
            telemetry.addProperty("involuntary_switches", involuntary - involuntaryTaken);
            voluntaryTaken = voluntary;
            involuntaryTaken = involuntary;
        } catch (RuntimeException | Error broken) {
            throw broken;
        } catch (Throwable declared) {
            throw new IllegalStateException(declared);
        }
    }

    static boolean isKnown() {
        String arch = System.getProperty("os.arch", "");
        return System.getProperty("os.name", "").equals("Linux")
                && (arch.equals("amd64") || arch.equals("aarch64"));
    }

    /** Loaded where the function is known alone. */
    private static final class Native {
        private static final MethodHandle GETRUSAGE = bind();

        private Native() {}

        @SuppressWarnings("restricted")
        private static MethodHandle bind() {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow("getrusage"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        }
    }
}
