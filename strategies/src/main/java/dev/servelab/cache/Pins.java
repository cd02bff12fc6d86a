package dev.servelab.cache;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

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

    /** In place of an object, as every hit goes through it. */
    private static final AtomicIntegerFieldUpdater<Pins> WORD = AtomicIntegerFieldUpdater
            .newUpdater(Pins.class, "word");

    private volatile int word;

    /** Takes a pin, unless the entry is barred. */
    boolean tryPin() {
        for (int seen = word; (seen & BARRED) == 0; seen = word) {
            if (WORD.compareAndSet(this, seen, seen + 1)) {
                return true;
            }
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
        while (true) {
            int seen = word;
            if ((seen & COUNT) == 0) {
                throw new IllegalStateException("a pin was given back twice");
            }
            if (WORD.compareAndSet(this, seen, seen - 1)) {
                return seen - 1 == BARRED;
            }
        }
    }

    /**
     * Bars new pins, whether or not there are some.
     *
     * @return true if there is none: the caller frees the memory
     * @throws IllegalStateException if it was barred already
     */
    boolean bar() {
        int before = WORD.getAndUpdate(this, seen -> seen | BARRED);
        if ((before & BARRED) != 0) {
            throw new IllegalStateException("barred twice");
        }
        return before == 0;
    }

    /** Bars new pins if there is none, and says whether it did: then the caller frees. */
    boolean barIfUnpinned() {
        return WORD.compareAndSet(this, 0, BARRED);
    }

    int count() {
        return word & COUNT;
    }

    boolean isBarred() {
        return (word & BARRED) != 0;
    }
}
