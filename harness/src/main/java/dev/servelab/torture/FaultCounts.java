package dev.servelab.torture;

import java.util.EnumMap;
import java.util.Map;

import java.util.concurrent.atomic.AtomicLongArray;

/** How many faults of each kind there have been. Thread-safe. */
final class FaultCounts {
    private final AtomicLongArray counts = new AtomicLongArray(FaultKind.values().length);

    void add(FaultKind kind, long count) {
        counts.addAndGet(kind.ordinal(), count);
    }

    void add(FaultKind kind) {
        add(kind, 1);
    }

    /** Every kind, in the catalogue's order. */
    Map<FaultKind, Long> byKind() {
        Map<FaultKind, Long> byKind = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            byKind.put(kind, counts.get(kind.ordinal()));
        }
        return byKind;
    }

    long total() {
        return byKind().values().stream().mapToLong(Long::longValue).sum();
    }
}
