package dev.servelab.torture;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** A counter for each constant of an enum. Thread-safe. */
final class Counts<K extends Enum<K>> {
    private final Class<K> kinds;
    private final Map<K, LongAdder> counts;

    Counts(Class<K> kinds) {
        this.kinds = kinds;
        this.counts = new EnumMap<>(kinds);
        for (K kind : kinds.getEnumConstants()) {
            counts.put(kind, new LongAdder());
        }
    }

    void add(K kind, long count) {
        LongAdder counter = counts.get(kind);
        if (counter != null) { // as it is for all constants
            counter.add(count);
        }
    }

    void add(K kind) {
        add(kind, 1);
    }

    /** All constants, in their order. */
    Map<K, Long> byKind() {
        Map<K, Long> byKind = new EnumMap<>(kinds);
        counts.forEach((kind, counter) -> byKind.put(kind, counter.sum()));
        return byKind;
    }

    long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
