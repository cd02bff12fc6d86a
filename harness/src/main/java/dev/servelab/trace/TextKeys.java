package dev.servelab.trace;

/** Keys and sizes written as text. */
final class TextKeys {
    /** For what is no number of bytes. */
    static final long MALFORMED = -1;
    private static final int SAFE_DIGITS = 18;

    private TextKeys() {}

    /**
     * The key that a text stands for: a number of at most 18 digits, the first of which is not 0, is
     * the key itself. So is 0. Any other text is hashed to 64 bits, as the server hashes names: FNV-1a over the bytes (G. Fowler, L.
     * Noll, K.-P. Vo, draft-eastlake-fnv), folded once. Two texts of a billion have the same key
     * with a chance of 3 in 100.
     */
    static long key(byte[] bytes, int from, int to) {
        boolean padded = to - from > 1 && bytes[from] == '0';
        long number = padded ? MALFORMED : number(bytes, from, to);
        return number == MALFORMED ? hash(bytes, from, to) : number;
    }

    /** A whole number of at most 18 digits, without a sign; else {@link #MALFORMED}. */
    static long number(byte[] bytes, int from, int to) {
        if (to == from || to - from > SAFE_DIGITS) {
            return MALFORMED;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return MALFORMED;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 32;
    }
}
