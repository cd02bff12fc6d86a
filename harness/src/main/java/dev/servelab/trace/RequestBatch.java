package dev.servelab.trace;

/**
 * Requests that follow each other, as many as are handed on at a time. Whoever reads fills it, who
 * plays it reads the arrays up to {@link #count()}; nobody does both at once.
 */
public final class RequestBatch {
    /** At most so many: with 64 KiB they stay in a core's cache between reader and player. */
    public static final int CAPACITY = 4_096;

    private final long[] keys = new long[CAPACITY];
    private final long[] sizes = new long[CAPACITY];
    private int count;

    /** Who was asked for: any number, 64 bits. The array itself; the first {@link #count()} hold. */
    public long[] keys() {
        return keys;
    }

    /** How large it was in this request, in bytes, at least 1. The array itself. */
    public long[] sizes() {
        return sizes;
    }

    /** How many requests there are, 0 to {@link #CAPACITY}. */
    public int count() {
        return count;
    }

    /** Whether there is no room for another. */
    public boolean isFull() {
        return count == CAPACITY;
    }

    /** Adds a request; the batch must not be full. */
    public void add(long key, long size) {
        keys[count] = key;
        sizes[count] = size;
        count++;
    }

    /** Forgets them all. */
    public void clear() {
        count = 0;
    }

    /** For who has written into the arrays. */
    void setCount(int count) {
        this.count = count;
    }
}
