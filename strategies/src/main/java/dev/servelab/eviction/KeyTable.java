package dev.servelab.eviction;

/**
 * From long keys to small numbers under which somebody else keeps the keys: open addressing with
 * linear probing and without tombstones: what stands behind a removed key moves up (D. E. Knuth,
 * The Art of Computer Programming, volume 3, section 6.4, algorithm R). At most a quarter full while
 * it is small, which is a fifth faster; half full when it is large.
 *
 * <p>An entry is 32 bits of the key's hash and the number, so that a look-up of a key that is not
 * there, which most are, hardly ever reads another key.
 */
abstract class KeyTable {
    /** What is answered for a key that is not there; numbers are not negative. */
    static final int ABSENT = -1;

    private static final int LENGTH_MIN = 16;
    /** From so many places on, 8 MiB of them, room counts for more than the length of a search. */
    private static final int LARGE = 1 << 20;
    private static final long EMPTY = 0;
    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

    /** Above 32 bits of hash, below them the number plus one. */
    private long[] entries = new long[LENGTH_MIN];
    /** How many of the hash's 32 bits do not tell the place. */
    private int shift = Integer.SIZE - Integer.numberOfTrailingZeros(LENGTH_MIN);
    private int size;

    /** The key that is kept under a number. */
    abstract long keyOf(int number);

    final int get(long key) {
        return number(entries[find(key)]);
    }

    /** Puts a key, unless it is there; returns whether it was not. */
    final boolean putIfAbsent(long key, int number) {
        if (size >= entries.length >> (entries.length < LARGE ? 2 : 1)) {
            grow();
        }
        int at = find(key);
        if (entries[at] != EMPTY) {
            return false;
        }
        entries[at] = (long) hash(key) << Integer.SIZE | number + 1;
        size++;
        return true;
    }

    /** Takes a key out, which is still kept; returns its number, or {@link #ABSENT}. */
    final int remove(long key) {
        int hole = find(key);
        int number = number(entries[hole]);
        if (number == ABSENT) {
            return ABSENT;
        }
        size--;
        int mask = entries.length - 1;
        for (int at = hole + 1 & mask; entries[at] != EMPTY; at = at + 1 & mask) {
            // Moves up unless its home lies behind the hole, on the ring.
            int home = home((int) (entries[at] >>> Integer.SIZE));
            if ((at - home & mask) >= (at - hole & mask)) {
                entries[hole] = entries[at];
                hole = at;
            }
        }
        entries[hole] = EMPTY;
        return number;
    }

    final int size() {
        return size;
    }

    /** Where the key is, or the free place where it would be. */
    private int find(long key) {
        int mask = entries.length - 1;
        int hash = hash(key);
        int at = home(hash);
        while (entries[at] != EMPTY && !((int) (entries[at] >>> Integer.SIZE) == hash
                && keyOf(number(entries[at])) == key)) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[2 * old.length];
        shift--;
        int mask = entries.length - 1;
        for (long entry : old) {
            if (entry != EMPTY) {
                int at = home((int) (entry >>> Integer.SIZE));
                while (entries[at] != EMPTY) {
                    at = at + 1 & mask;
                }
                entries[at] = entry;
            }
        }
    }

    private int home(int hash) {
        return hash >>> shift;
    }

    /** Fibonacci hashing: the upper half of a product with the golden ratio (Knuth, section 6.4). */
    private static int hash(long key) {
        return (int) ((key * GOLDEN_RATIO) >>> Integer.SIZE);
    }

    private static int number(long entry) {
        return (int) entry - 1;
    }
}
