package dev.servelab.cache;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * How many transfers read an entry, and whether it is out of reach. A count, not a flag: with a
 * flag the first of two readers to finish unlocks the file under the second.
 *
 * <p>One word: the count, and a bit that bars new pins. Pinning needs no lock. Exactly one caller
 * is told that the memory is its to free: whoever bars an unpinned entry, or gives back the last
 * pin of a barred one. Thread-safe.
 *
 * <p>The rest of the word counts pins that were taken for hits: a hit takes one anyway, so counting it
 * costs nothing. There is room for 2^24 pins at a time, more than a process has connections, and for
 * 2^39 hits of one entry.
 */
class Pins {
    private static final int HITS_AT = 25;
    private static final long BARRED = 1L << 24;
    private static final long COUNT = BARRED - 1;
    private static final long PIN = 1;
    private static final long HIT = 1L << HITS_AT;

    /** In place of an object, as every hit goes through it. */
    private static final AtomicLongFieldUpdater<Pins> WORD = AtomicLongFieldUpdater
            .newUpdater(Pins.class, "word");

    private volatile long word;

    /** Takes a pin, unless the entry is barred. */
    boolean tryPin() {
        return tryAdd(PIN);
    }

    /** The same, and counts a hit if it was taken. */
    boolean tryPinForHit() {
        return tryAdd(PIN + HIT);
    }

    /**
     * Gives a pin back.
     *
     * @return true if it was the last of a barred entry: the caller frees the memory
     * @throws IllegalStateException if there was no pin; nothing is changed then
     */
    boolean unpin() {
        while (true) {
            long seen = word;
            if ((seen & COUNT) == 0) {
                throw new IllegalStateException("a pin was given back twice");
            }
            if (WORD.compareAndSet(this, seen, seen - PIN)) {
                return (seen & (BARRED | COUNT)) == (BARRED | PIN);
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
        long before = WORD.getAndUpdate(this, seen -> seen | BARRED);
        if ((before & BARRED) != 0) {
            throw new IllegalStateException("barred twice");
        }
        return (before & COUNT) == 0;
    }

    /** Bars new pins if there is none, and says whether it did: then the caller frees. */
    boolean barIfUnpinned() {
        for (long seen = word; (seen & (BARRED | COUNT)) == 0; seen = word) {
            if (WORD.compareAndSet(this, seen, seen | BARRED)) {
                return true;
            }
        }
        return false;
    }

    int pinCount() {
        return (int) (word & COUNT);
    }

    /** Pins that were taken for hits, since the beginning. */
    long pinnedHits() {
        return word >>> HITS_AT;
    }

    boolean isBarred() {
        return (word & BARRED) != 0;
    }

    private boolean tryAdd(long what) {
        for (long seen = word; (seen & BARRED) == 0; seen = word) {
            if (WORD.compareAndSet(this, seen, seen + what)) {
                return true;
            }
        }
        return false;
    }
}
