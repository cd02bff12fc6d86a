package dev.servelab.simulate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** FIFO and LRU with a {@link LinkedHashMap}, whose first key goes first. */
final class NaiveList {
    private final TestTrace trace;
    private final Unit unit;
    private final long capacity;
    private final Map<Long, Long> charges;

    NaiveList(TestTrace trace, Unit unit, long capacity, boolean byUse) {
        this.trace = trace;
        this.unit = unit;
        this.capacity = capacity;
        this.charges = new LinkedHashMap<>(16, 0.75f, byUse);
    }

    /** Hits, and the bytes of them. */
    long[] hits() {
        long hits = 0;
        long bytesHit = 0;
        for (int now = 0; now < trace.keys().size(); now++) {
            long key = trace.keys().get(now);
            long bytes = trace.sizes().get(now);
            long charge = unit == Unit.OBJECTS ? 1 : bytes;
            if (charges.get(key) != null) {
                hits++;
                bytesHit += bytes;
            } else if (charge <= capacity) {
                makeRoom(charge);
                charges.put(key, charge);
            }
        }
        return new long[]{hits, bytesHit};
    }

    private void makeRoom(long charge) {
        Iterator<Long> first = charges.values().iterator();
        long used = charges.values().stream().mapToLong(Long::longValue).sum();
        while (used + charge > capacity) {
            used -= first.next();
            first.remove();
        }
    }
}
