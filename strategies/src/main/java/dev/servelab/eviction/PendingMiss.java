package dev.servelab.eviction;

/**
 * What an order noticed at {@link EvictionPolicy#onMiss}, for the victims that follow and for the
 * insertion, which need not follow.
 */
final class PendingMiss {
    private long key;
    private long size;
    private boolean returning;

    /** @param returning whether the order remembered the key */
    void set(long key, long size, boolean returning) {
        this.key = key;
        this.size = size;
        this.returning = returning;
    }

    void clear() {
        set(0, 0, false);
    }

    /** Whether the key is the one that was missed last, and had been remembered. */
    boolean isReturning(long inserted) {
        return returning && key == inserted;
    }

    boolean isReturning() {
        return returning;
    }

    /** Bytes that the missed file will be charged; 0 if there is none. */
    long size() {
        return size;
    }
}
