package dev.servelab.cache;

import dev.servelab.disk.Waiter;
import dev.servelab.files.FileVersion;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * A file in the slab: being loaded, cached, or doomed (out of reach, its bytes still in use).
 *
 * <p>Three kinds of state: what the cache's lock guards (where it stands in the books), what the
 * loader publishes (how many bytes are there, and how the load ended), and the pins, which need
 * neither.
 *
 * <p>It is its pins, and has none: a hit waits for memory more than for anything else, and an object
 * of their own would lie elsewhere. For the same reason what every hit reads is declared first.
 */
class Entry extends Pins {
    /** In which of the cache's books the memory stands. */
    enum Book {
        LOADING, CACHED, DOOMED, FREED
    }

    /** How the load stands. */
    enum Load {
        RUNNING, DONE, FAILED
    }

    /** Fields, not objects: a hit reads both, and each object more is memory far away. */
    private static final AtomicLongFieldUpdater<Entry> LOOKUP_BEGAN = AtomicLongFieldUpdater
            .newUpdater(Entry.class, "lookupBegan");
    private static final AtomicLongFieldUpdater<Entry> PART_HITS = AtomicLongFieldUpdater
            .newUpdater(Entry.class, "partHits");

    /** When the look-up began that last found this version, in nanoseconds; moves forward only. */
    private volatile long lookupBegan;
    /** When the file is to be loaded anew because this copy was read too soon after a change. */
    private final long reloadAt;
    private final long size;
    final int slot;
    private int sum;
    /** Publishes {@link #sum}. */
    private volatile Load load = Load.RUNNING;
    final String token;
    final Block block;

    final String name;
    final FileVersion version;
    /** Guarded by the cache's lock. */
    Book book = Book.LOADING;
    /** Guarded by the cache's lock: in the index and in the order. */
    boolean indexed = true;
    private volatile long partHits;
    /** Publishes the bytes before it: written by the loader alone. */
    private volatile long loadedBytes;
    /** Those who can go on with whatever bytes come. */
    private final Waiters waiters = new Waiters();
    /** Those to whom the file's last bytes are of no use before the load has ended. */
    private final Waiters waitersForEnd = new Waiters();

    /** @param reloadAt nanoseconds; 0 if this copy is as good as any */
    Entry(String name, FileVersion version, int slot, Block block, long lookupBegan,
            long reloadAt) {
        this.name = name;
        this.version = version;
        this.size = version.size();
        this.token = version.token();
        this.slot = slot;
        this.block = block;
        this.lookupBegan = lookupBegan;
        this.reloadAt = reloadAt;
    }

    long size() {
        return size;
    }

    long lookupBegan() {
        return lookupBegan;
    }

    void confirm(long began) {
        LOOKUP_BEGAN.accumulateAndGet(this, began, (a, b) -> a - b >= 0 ? a : b);
    }

    /** Requests that found it cached. */
    long hits() {
        return pinnedHits() + partHits;
    }

    /** Bytes of hits that had all of it. */
    long bytesHitWhole() {
        return pinnedHits() * size;
    }

    /** As {@link #tryPinForHit}, for a hit that has a part of it. */
    boolean tryPinForPartHit() {
        if (!tryPin()) {
            return false;
        }
        PART_HITS.incrementAndGet(this);
        return true;
    }

    /** Whether it was read so soon after a change that it is to be loaded anew. */
    boolean isYoung() {
        return reloadAt != 0;
    }

    boolean isDueForReload(long now) {
        return isYoung() && now - reloadAt >= 0;
    }

    /** Bytes from the front that may be read; all that the loader has written so far. */
    long loadedBytes() {
        return loadedBytes;
    }

    Load load() {
        return load;
    }

    /** CRC-32C of the file, once the load is done. */
    int sum() {
        return sum;
    }

    /**
     * Waits for more bytes, or the end of the load.
     *
     * @param last whether, once all bytes are there, only the end of the load is of use
     */
    void await(Waiter waiter, boolean last) {
        (last ? waitersForEnd : waiters).add(waiter);
    }

    /** Takes those over who want all of it, and now wait for its bytes: nobody has begun to load. */
    void adopt(Waiters all) {
        all.moveTo(size <= Transfer.TAIL_BYTES ? waitersForEnd : waiters);
    }

    /** The loader has written that many bytes; gives whether somebody waited for more. */
    boolean publish(long bytes) {
        loadedBytes = bytes;
        boolean woken = waiters.wakeAll();
        return bytes < size ? waitersForEnd.wakeAll() || woken : woken;
    }

    void finishLoad(int crc32c) {
        sum = crc32c;
        load = Load.DONE;
        wakeAll();
    }

    void failLoad() {
        load = Load.FAILED;
        wakeAll();
    }

    private void wakeAll() {
        waiters.wakeAll();
        waitersForEnd.wakeAll();
    }
}
