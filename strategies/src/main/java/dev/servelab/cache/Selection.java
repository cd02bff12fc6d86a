package dev.servelab.cache;

import dev.servelab.protocol.ErrorCode;

/**
 * Which part of a file an answer is to have. Asked when the file's version and size are known, and
 * again if that version has gone before its bytes were pinned or its file was taken: what was said
 * last is what the answer has, and {@link Transfer#version} and {@link Transfer#size} are of that.
 * So who notes here what it has seen must note all of it each time.
 */
@FunctionalInterface
public interface Selection {
    /** All of it. */
    Selection WHOLE = new Selection() {
        @Override
        public Part of(String version, long size, boolean settled) {
            return Part.WHOLE;
        }

        @Override
        public boolean isWhole() {
            return true;
        }
    };

    /** The bytes from {@code first} on, of that version only: RANGE. */
    static Selection from(long first, String wanted) {
        return (version, size, settled) -> {
            if (!wanted.equals(version)) {
                return new Part.Misfit(ErrorCode.CHANGED, "the file has another version now");
            }
            return first > size
                    ? new Part.Misfit(ErrorCode.BAD_REQUEST, "the file has " + size + " bytes")
                    : new Part.Bytes(first, size, true);
        };
    }

    /**
     * Called on the transfer's own thread, within {@link Transfer#state}; never again once that is
     * no longer {@code WAITING}. Must not block, and may be called with the cache's lock held.
     *
     * @param version the file's version, as on the wire
     * @param size    bytes of the whole file
     * @param settled whether that version names these bytes alone; while its last change is recent
     *                others may come under it
     */
    Part of(String version, long size, boolean settled);

    /**
     * Whether all bytes are wanted of whatever version there is. Then the file may be loaded before
     * {@link #of} is asked, which says so too. On the transfer's own thread, within {@link
     * Transfer#state}; perhaps with the cache's lock held.
     */
    default boolean isWhole() {
        return false;
    }
}
