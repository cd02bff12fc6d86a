package dev.servelab.simulate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Belady's policy in both forms, as one would write it down: for each victim the whole rest of the
 * trace is looked through. Among those never asked for again the one asked for longest ago goes.
 */
final class NaiveOpt {
    private final TestTrace trace;
    private final Unit unit;
    private final long capacity;
    private final boolean mayBypass;
    private final Map<Long, Long> charges = new LinkedHashMap<>();

    NaiveOpt(TestTrace trace, Unit unit, long capacity, boolean mayBypass) {
        this.trace = trace;
        this.unit = unit;
        this.capacity = capacity;
        this.mayBypass = mayBypass;
    }

    long hits() {
        long hits = 0;
        for (int now = 0; now < trace.keys().size(); now++) {
            long key = trace.keys().get(now);
            long charge = unit == Unit.OBJECTS ? 1 : trace.sizes().get(now);
            if (charges.containsKey(key)) {
                hits++;
            } else if (charge <= capacity) {
                enter(key, charge, now);
            }
        }
        return hits;
    }

    private void enter(long key, long charge, int now) {
        while (!mayBypass && used() + charge > capacity) {
            evict(now);
        }
        charges.put(key, charge);
        while (used() > capacity) {
            evict(now);
        }
    }

    private void evict(int now) {
        charges.remove(charges.keySet().stream().max(
                Comparator.<Long>comparingInt(key -> nextUse(key, now))
                        .thenComparingInt(key -> -lastUse(key, now)))
                .orElseThrow());
    }

    private int nextUse(long key, int now) {
        List<Long> rest = trace.keys().subList(now + 1, trace.keys().size());
        int at = rest.indexOf(key);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private int lastUse(long key, int now) {
        return trace.keys().subList(0, now + 1).lastIndexOf(key);
    }

    private long used() {
        return charges.values().stream().mapToLong(Long::longValue).sum();
    }
}
