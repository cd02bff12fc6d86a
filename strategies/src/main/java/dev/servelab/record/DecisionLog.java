package dev.servelab.record;

/**
 * Told of every decision of a cache, under the cache's lock, in order; and, when a recording is
 * read, told the same again. Must not block. What an implementation has no use for passes by.
 *
 * <p>A request is {@link #hit}, {@link #sharedMiss}, {@link #uncached} or {@link #miss}. What
 * follows a miss until the next request or the next end of a load belongs to it: whether the order
 * admits it, victims and removals, and at last {@link #insert} or {@link #bypass}, unless it was
 * not admitted.
 */
public interface DecisionLog {
    /** Keeps no log. */
    DecisionLog NONE = new DecisionLog() {};

    /** Why a file is neither cached nor asked of the order. */
    enum Uncached {
        /** It is larger than the whole cache. */
        TOO_LARGE,
        /** It was changed only just now. */
        NOT_QUIET
    }

    /** Why a file leaves the order. */
    enum Removal {
        /** The order chose it. */
        EVICTED,
        /** The file is another one now, or gone. */
        STALE,
        /** It could not be loaded, or changed while it was. */
        FAILED
    }

    /** A cached file was asked for. The order is told, unless the file has left it just before. */
    default void hit(int slot) {}

    /** A file being loaded was asked for. To the order it is a hit. */
    default void sharedMiss(int slot) {}

    /**
     * A file was asked for that is never to be cached as it is now.
     *
     * @param name      relative to the shared directory
     * @param key       the file's identity, as the order knows it
     * @param sizeBytes of the file, which is charged whole packets
     */
    default void uncached(String name, long key, long sizeBytes, Uncached why) {}

    /** A file was asked for that is not cached and could be. */
    default void miss(String name, long key, long sizeBytes) {}

    /** The order was asked whether to admit the file missed last. */
    default void admitted(boolean admitted) {}

    /**
     * The order was asked for a victim.
     *
     * @param slot    its answer, or none: {@link dev.servelab.eviction.EvictionPolicy#NONE}
     * @param refused the slots that it proposed and was refused, in order; valid during the call
     */
    default void victim(int slot, SlotSequence refused) {}

    /** A file left the order and the reach of requests. Its slot is taken until it is inserted anew. */
    default void remove(int slot, Removal why) {}

    /** The file missed last entered the order, and is being loaded. */
    default void insert(int slot) {}

    /** No room could be made for the file missed last. */
    default void bypass() {}

    /** The file in a slot is loaded: from now on it may be evicted. */
    default void loaded(int slot) {}

    /** What STATS says about it. Any thread. */
    default RecordingState state() {
        return RecordingState.OFF;
    }
}
