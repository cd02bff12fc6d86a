package dev.servelab.cache;

import dev.servelab.protocol.ErrorCode;

/** What of a file an answer has: bytes, none, or the reason why it is refused. */
public sealed interface Part {
    /**
     * The bytes from {@code first} up to {@code end}.
     *
     * @param first   0 to {@code end}
     * @param end     at most the file's size
     * @param withSum whether the sum of the whole file is wanted: what is not cached is read whole
     *                for it
     */
    record Bytes(long first, long end, boolean withSum) implements Part {
        public Bytes {
            if (first < 0 || first > end) {
                throw new IllegalArgumentException("bytes " + first + " to " + end);
            }
        }
    }

    /** No bytes: version and size were all that was asked. Nothing is loaded, or counted. */
    record Nothing() implements Part {}

    /** The request does not fit this file. */
    record Misfit(ErrorCode code, String text) implements Part {}
}
