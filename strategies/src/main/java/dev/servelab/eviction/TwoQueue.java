package dev.servelab.eviction;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * 2Q, the full version: a new file enters a queue of a quarter of the cache; when it leaves that,
 * its key is remembered; asked for while it is remembered, it enters the main list, which is LRU.
 * So one reading of everything passes through the quarter. T. Johnson, D. Shasha, "2Q: a low
 * overhead high performance buffer management replacement algorithm", VLDB 1994.
 *
 * <p>The paper's names: A1in the queue, A1out the remembered keys, Am the main list; Kin = c / 4,
 * Kout = c / 2, as there and in libCacheSim. They are bytes here, and so is what A1out remembers:
 * the sizes that its files had.
 */
public final class TwoQueue implements EvictionPolicy, Noted {
    private static final int RECENT = 0;
    private static final int MAIN = 1;

    private final FileLists files = new FileLists(2);
    private final Ghosts remembered = new Ghosts(1);
    private final PendingMiss pending = new PendingMiss();
    private final long recentMaxBytes;
    private final long rememberedMaxBytes;

    /** @param capacityBytes of the cache */
    public TwoQueue(long capacityBytes) {
        recentMaxBytes = capacityBytes / 4;
        rememberedMaxBytes = capacityBytes / 2;
    }

    @Override
    public boolean onMiss(long key, long size) {
        pending.set(key, size, remembered.remove(key));
        return true;
    }

    @Override
    public void onInsert(int slot, long key, long size) {
        files.addLast(pending.isReturning(key) ? MAIN : RECENT, slot, key, size);
        pending.clear();
    }

    /** In the queue a hit says nothing: most files are asked for a few times in a row. */
    @Override
    public void onHit(int slot) {
        if (files.isIn(MAIN, slot)) {
            files.moveToLast(MAIN, slot);
        }
    }

    @Override
    public int victim(IntPredicate evictable) {
        return files.bytes(RECENT) > recentMaxBytes
                ? files.firstMatching(RECENT, MAIN, evictable)
                : files.firstMatching(MAIN, RECENT, evictable);
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        boolean wasRecent = files.isIn(RECENT, slot);
        files.remove(slot);
        if (wasRecent && evicted) {
            remembered.addWithin(rememberedMaxBytes, Ghosts.ONLY, files.key(slot),
                    files.size(slot));
        }
    }

    @Override
    public void order(IntConsumer slots) {
        int rest = files.forEachOver(RECENT, recentMaxBytes, slots);
        files.forEachFrom(files.first(MAIN), slots);
        files.forEachFrom(rest, slots);
    }

    @Override
    public String note(int slot) {
        return files.isIn(MAIN, slot) ? "Am" : "A1in";
    }

    @Override
    public void checkInvariants() {
        files.checkInvariants();
        remembered.checkInvariants();
        if (remembered.bytes(Ghosts.ONLY) > rememberedMaxBytes) {
            throw new IllegalStateException(remembered.bytes(Ghosts.ONLY)
                    + " bytes remembered, at most " + rememberedMaxBytes);
        }
    }
}
