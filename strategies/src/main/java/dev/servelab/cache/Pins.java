package dev.servelab.cache;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many transfers read an entry, and whether it is out of reach. A count, not a flag: with a
 * flag the first of two readers to finish unlocks the file under the second.
 *
 * <p>One word: the count, and a bit that bars new pins. Pinning needs no lock. Exactly one caller
 * is told that the memory is its to free: whoever bars an unpinned entry, or gives back the last
 * pin of a barred one. Thread-safe.
 */
class Pins {
    private static final int BARRED = 1 << 31;
    private static final int COUNT = ~BARRED;

    private final AtomicInteger word = new AtomicInteger();

    /** Takes a pin, unless the entry is barred. */
    boolean tryPin() {
        int seen = word.get();
        while ((seen & BARRED) == 0) {
            int witness = word.compareAndExchange(seen, seen + 1);
            if (witness == seen) {
                return true;
            }
            seen = witness;
        }
        return false;
    }

    /**
     * Gives a pin back.
     *
     * @return true if it was the last of a barred entry: the caller frees the memory
     * @throws IllegalStateException if there was no pin; nothing is changed then
     */
    boolean unpin() {
        int seen = word.get();
        while (true) {
            if ((seen & COUNT) == 0) {
                throw new IllegalStateException("a pin was given back twice");
            }
            int witness = word.compareAndExchange(seen, seen - 1);
            if (witness == seen) {
                return seen - 1 == BARRED;
            }
            seen = witness;
        }
    }

    /**
     * Bars new pins, whether or not there are some.
     *
     * @return true if there is none: the caller frees the memory
     * @throws IllegalStateException if it was barred already
     */
    boolean bar() {
        int before = word.getAndUpdate(seen -> seen | BARRED);
        if ((before & BARRED) != 0) {
            throw new IllegalStateException("barred twice");
        }
        return before == 0;
    }

    /** Bars new pins if there is none, and says whether it did: then the caller frees. */
    boolean barIfUnpinned() {
        return word.compareAndSet(0, BARRED);
    }

    int count() {
        return word.get() & COUNT;
    }

    boolean isBarred() {
        return (word.get() & BARRED) != 0;
    }
}
