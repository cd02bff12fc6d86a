package dev.servelab.cache;

import dev.servelab.protocol.ErrorCode;

/**
 * Which part of a file an answer is to have. Decided when the file's version and size are known, and
 * again if another version has taken its place before bytes of it were pinned.
 */
@FunctionalInterface
public interface Selection {
    /** All of it. */
    Selection WHOLE = (version, size) -> new Part.Bytes(0, size, true);

    /** The bytes from {@code first} on, of that version only: RANGE. */
    static Selection from(long first, String wanted) {
        return (version, size) -> {
            if (!wanted.equals(version)) {
                return new Part.Misfit(ErrorCode.CHANGED, "the file has another version now");
            }
            return first > size
                    ? new Part.Misfit(ErrorCode.BAD_REQUEST, "the file has " + size + " bytes")
                    : new Part.Bytes(first, size, true);
        };
    }

    /**
     * Must not block; may be called with the cache's lock held.
     *
     * @param version the file's version, as on the wire
     * @param size    bytes of the whole file
     */
    Part of(String version, long size);
}
