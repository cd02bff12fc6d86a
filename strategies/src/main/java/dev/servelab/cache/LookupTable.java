package dev.servelab.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups under way, one for each name, and for each at most one more that waits for it to end:
 * the one for requests that came too late for the first. Guarded by the cache's lock.
 */
final class LookupTable {
    private static final class Pair {
        final Lookup running;
        @Nullable
        Lookup next;

        Pair(Lookup running) {
            this.running = running;
        }
    }

    /**
     * @param lookup to be waited for
     * @param isNew  whether it was made just now and is to begin at once
     */
    record Choice(Lookup lookup, boolean isNew) {}

    private final Map<String, Pair> pairs = new HashMap<>();

    boolean isRunning(String name) {
        return pairs.containsKey(name);
    }

    /**
     * The look-up that a request is to wait for.
     *
     * @param newest   whether the request needs one that began after its arrival
     * @param toBeMade makes a new one
     */
    Choice choose(String name, boolean newest, long arrived, Supplier<Lookup> toBeMade) {
        Pair pair = pairs.get(name);
        if (pair == null) {
            Lookup first = toBeMade.get();
            pairs.put(name, new Pair(first));
            return new Choice(first, true);
        }
        if (!newest || pair.running.beganSince(arrived)) {
            return new Choice(pair.running, false);
        }
        if (pair.next == null) {
            pair.next = toBeMade.get();
        }
        return new Choice(pair.next, false);
    }

    /** A look-up has ended; returns the one that is to begin now, if any. */
    @Nullable
    Lookup ended(Lookup lookup) {
        Pair pair = pairs.get(lookup.fileName());
        if (pair == null || pair.running != lookup) {
            return null;
        }
        if (pair.next == null) {
            pairs.remove(lookup.fileName());
            return null;
        }
        pairs.put(lookup.fileName(), new Pair(pair.next));
        return pair.next;
    }
}
