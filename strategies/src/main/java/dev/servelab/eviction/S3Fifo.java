package dev.servelab.eviction;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Three static queues: a new file enters a small one, a tenth of the cache; from there it moves to
 * the main one if it was asked for twice or more, else it goes, and its key is remembered in the
 * third. A file that comes back while its key is remembered enters the main queue at once. J. Yang,
 * Y. Zhang, Z. Qiu, Y. Yue, R. Vinayak, "FIFO queues are all you need for cache eviction", SOSP
 * 2023.
 *
 * <p>The form is libCacheSim's. Remembered are keys whose files sum up to nine tenths of the cache
 * at most; and a file that would fill the small queue alone is not admitted. That last rule is left
 * out in caches of less than {@value #LIMITED_FROM_BYTES} bytes, where a tenth is so little that
 * nothing would be cached at all (libCacheSim caches nothing in 19 objects or fewer).
 */
public final class S3Fifo implements EvictionPolicy, Noted {
    /** The capacity from which on a file has to be smaller than the small queue. */
    public static final long LIMITED_FROM_BYTES = 65_536;

    /** What a count is good for ends here: enough to move on, and three rounds in the main queue. */
    private static final int COUNT_MAX = 3;
    private static final int MOVES_ON_FROM = 2;

    private static final int SMALL = 0;
    private static final int MAIN = 1;

    private final FileLists files;
    private final Ghosts ghosts = new Ghosts(1);
    private final PendingMiss pending = new PendingMiss();
    private final long capacityBytes;
    private final long smallMaxBytes;
    private final long ghostsMaxBytes;
    /** By slot: how often it was asked for. */
    private byte[] counts = new byte[0];
    /** Whether a victim has been named that has not left yet. */
    private boolean evicting;
    /**
     * Whether it is taken from the main queue; decided once for each, because what moves on from
     * the small queue meanwhile fills the main one.
     */
    private boolean takesMain;

    /** @param capacityBytes of the cache */
    public S3Fifo(long capacityBytes) {
        this.capacityBytes = capacityBytes;
        smallMaxBytes = (long) (capacityBytes * 0.1);
        ghostsMaxBytes = (long) (capacityBytes * 0.9);
        files = new FileLists(2);
    }

    /** A copy to take victims from; it remembers no keys. */
    private S3Fifo(S3Fifo original) {
        capacityBytes = original.capacityBytes;
        smallMaxBytes = original.smallMaxBytes;
        ghostsMaxBytes = 0;
        files = new FileLists(original.files);
        counts = original.counts.clone();
        takesMain = original.takesMain;
        evicting = original.evicting;
    }

    @Override
    public boolean onMiss(long key, long size) {
        pending.set(key, size, ghosts.remove(key));
        return pending.isReturning() || size < smallMaxBytes || capacityBytes < LIMITED_FROM_BYTES;
    }

    @Override
    public void onInsert(int slot, long key, long size) {
        if (slot >= counts.length) {
            counts = Arrays.copyOf(counts, SlotList.grownLength(counts.length, slot));
        }
        counts[slot] = 0;
        files.addLast(pending.isReturning(key) ? MAIN : SMALL, slot, key, size);
        pending.clear();
    }

    @Override
    public void onHit(int slot) {
        if (counts[slot] < COUNT_MAX) {
            counts[slot]++;
        }
    }

    @Override
    public int victim(IntPredicate evictable) {
        if (!evicting) {
            takesMain = files.isEmpty(SMALL)
                    || files.bytes(MAIN) > capacityBytes - smallMaxBytes;
        }
        int slot = takesMain ? fromMain(files.first(MAIN), evictable) : NONE;
        if (slot == NONE) {
            int youngest = takesMain ? files.last(MAIN) : NONE;
            takesMain = false;
            slot = fromSmall(evictable);
            if (slot == NONE) {
                // What has moved on from the small queue just now has not been asked about yet.
                slot = fromMain(youngest == NONE ? files.first(MAIN) : files.next(youngest),
                        evictable);
            }
        }
        evicting = slot != NONE;
        return slot;
    }

    @Override
    public void onRemove(int slot, boolean evicted) {
        evicting &= !evicted;
        boolean wasSmall = files.isIn(SMALL, slot);
        files.remove(slot);
        if (wasSmall && evicted) {
            ghosts.addWithin(ghostsMaxBytes, Ghosts.ONLY, files.key(slot), files.size(slot));
        }
    }

    @Override
    public void order(IntConsumer slots) {
        S3Fifo copy = new S3Fifo(this);
        for (int slot = copy.victim(any -> true); slot != NONE; slot = copy.victim(any -> true)) {
            slots.accept(slot);
            copy.onRemove(slot, true);
        }
    }

    @Override
    public String note(int slot) {
        return (files.isIn(MAIN, slot) ? "main:" : "small:") + counts[slot];
    }

    @Override
    public void checkInvariants() {
        files.checkInvariants();
        ghosts.checkInvariants();
        if (ghosts.bytes(Ghosts.ONLY) > ghostsMaxBytes) {
            throw new IllegalStateException(
                    ghosts.bytes(Ghosts.ONLY) + " bytes remembered, at most "
                            + ghostsMaxBytes);
        }
    }

    private int fromSmall(IntPredicate evictable) {
        int slot = files.first(SMALL);
        while (slot != NONE) {
            int next = files.next(slot);
            if (counts[slot] >= MOVES_ON_FROM) {
                counts[slot] = 0;
                files.moveToLast(MAIN, slot);
            } else if (evictable.test(slot)) {
                return slot;
            }
            slot = next;
        }
        return NONE;
    }

    /** A slot is met again at the young end, until its count is 0 and it is asked about. */
    private int fromMain(int first, IntPredicate evictable) {
        int slot = first;
        while (slot != NONE) {
            int next = files.next(slot);
            if (counts[slot] > 0) {
                counts[slot]--;
                files.moveToLast(MAIN, slot);
                next = next == NONE ? slot : next;
            } else if (evictable.test(slot)) {
                return slot;
            }
            slot = next;
        }
        return NONE;
    }
}
