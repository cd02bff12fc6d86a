package dev.servelab.cache;

import dev.servelab.protocol.ErrorCode;

/** What of a file an answer has: all of it, some bytes, none, or the reason why it is refused. */
public sealed interface Part {
    /** There is no need for more than one. */
    Whole WHOLE = new Whole();

    /** All bytes, and the sum: as {@link Bytes} from 0 up to the size. */
    record Whole() implements Part {}

    /**
     * The bytes from {@code first} up to {@code end}. A file that may be cached is loaded whole for
     * any of them.
     *
     * @param first   0 to {@code end}
     * @param end     at most the file's size
     * @param withSum whether the sum of the whole file is wanted. Then the answer is complete only
     *                when that is known, and what is read past the cache is read whole for it. Else
     *                past the cache these bytes alone are read, and {@link Transfer#finish} has no
     *                sum to tell
     */
    record Bytes(long first, long end, boolean withSum) implements Part {
        public Bytes {
            if (first < 0 || first > end) {
                throw new IllegalArgumentException("bytes " + first + " to " + end);
            }
        }

        long length() {
            return end - first;
        }
    }

    /**
     * No bytes: version and size were all that was asked. The directory is asked for them where a
     * GET would ask it, and an entry that is then seen to be stale goes; but nothing is loaded,
     * pinned or counted, and the order hears nothing of it.
     */
    record Nothing() implements Part {}

    /** The request does not fit this file. */
    record Misfit(ErrorCode code, String text) implements Part {}
}
