package dev.servelab.simulate;

import org.jspecify.annotations.Nullable;

/** A simulation cannot be done, or not be ended. The message is one line for people. */
public final class SimulationFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether what was asked for is wrong, or else a policy or the trace is. */
    private final boolean usage;

    private SimulationFailure(String line, boolean usage, @Nullable Throwable cause) {
        super(line, cause);
        this.usage = usage;
    }

    /** Something was asked for that cannot be had. */
    static SimulationFailure ofUsage(String line) {
        return new SimulationFailure(line, true, null);
    }

    /** It began well, and then could not go on. */
    static SimulationFailure of(String line, @Nullable Throwable cause) {
        return new SimulationFailure(line, false, cause);
    }

    /** The heap is too small for what was asked for. */
    static SimulationFailure ofMemory(String line, String advice) {
        return of(line + "; the heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB is too small: " + advice + ", or set JDK_JAVA_OPTIONS=-Xmx8g", null);
    }

    /** Whether what was asked for is wrong, and not what came of it. */
    public boolean isUsage() {
        return usage;
    }
}
