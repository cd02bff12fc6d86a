package dev.servelab.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Sums of files that were sent or loaded whole, per version, so that the rest of a file can be
 * sent without reading its front again. Bounded; the sum used longest ago is forgotten.
 * Thread-safe.
 */
final class KnownSums {
    /** A few hundred kilobytes of heap. */
    private static final int MOST = 4_096;

    private record Known(String token, int sum) {}

    /** Guarded by this. */
    private final Map<String, Known> sums = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    synchronized void remember(String name, String token, int sum) {
        sums.put(name, new Known(token, sum));
    }

    synchronized OptionalInt find(String name, String token) {
        Known known = sums.get(name);
        return known != null && known.token.equals(token)
                ? OptionalInt.of(known.sum)
                : OptionalInt.empty();
    }
}
