package dev.servelab.torture;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The times in which something was done to the server. Written by one thread, read by any. */
final class Phases {
    private record Phase(long fromNs, long toNs) {}

    private static final long OPEN = Long.MAX_VALUE;

    private final List<Phase> phases = new CopyOnWriteArrayList<>();

    /** To be called before it can be felt. */
    void begin(long nowNs) {
        phases.add(new Phase(nowNs, OPEN));
    }

    /** To be called when it has ended; what it leaves behind may be felt for a while. */
    void end(long nowNs) {
        int last = phases.size() - 1;
        phases.set(last, new Phase(phases.get(last).fromNs, nowNs + Conditions.AFTERMATH_NS));
    }

    /** Whether it could be felt at some moment of that time. */
    boolean overlap(long fromNs, long toNs) {
        return phases.stream().anyMatch(phase -> phase.fromNs <= toNs && phase.toNs >= fromNs);
    }
}
