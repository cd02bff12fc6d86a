package dev.servelab.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the packets of a slab in extents as long as can be had: the smallest free extent that
 * is long enough (best fit), or else the longest ones, one after another, until there are enough
 * packets. So free packets always suffice, however they lie. Neighbours are joined when they
 * become free. O(log n) in the number of free extents. Guarded by the cache's lock.
 */
final class ExtentAllocator {
    /** A run of packets. */
    record Extent(int start, int length) {
        int end() {
            return start + length;
        }
    }

    private final int packets;
    private final TreeMap<Integer, Extent> byStart = new TreeMap<>();
    /** Length in the upper half, start in the lower: sorted by length, then by place. */
    private final TreeSet<Long> byLength = new TreeSet<>();
    private int free;

    ExtentAllocator(int packets) {
        this.packets = packets;
        this.free = packets;
        add(new Extent(0, packets));
    }

    /** Packets that are free, wherever they lie. */
    int free() {
        return free;
    }

    /** Returns extents of so many packets in all, at least 1; null, and takes none, if too few. */
    @Nullable
    List<Extent> allocate(int wanted) {
        if (wanted > free) {
            return null;
        }
        List<Extent> extents = new ArrayList<>(1);
        int missing = wanted;
        while (missing > 0) {
            Extent taken = takeBestFit(missing);
            extents.add(taken);
            missing -= taken.length();
        }
        free -= wanted;
        return extents;
    }

    /** Takes extents back that {@link #allocate} gave. */
    void release(List<Extent> extents) {
        for (Extent extent : extents) {
            free += extent.length();
            add(joined(extent));
        }
    }

    /** Throws if free extents overlap, touch, leave the slab, or do not add up. */
    void checkInvariants() {
        int sum = 0;
        int lastEnd = -1;
        for (Extent extent : byStart.values()) {
            check(extent.length() > 0 && extent.start() > lastEnd, "free extents touch", extent);
            check(byLength.contains(lengthKey(extent)), "extent not found by length", extent);
            sum += extent.length();
            lastEnd = extent.end();
        }
        check(lastEnd <= packets && byLength.size() == byStart.size(), "outside the slab", byStart);
        check(sum == free, "free packets do not add up", sum + " of " + free);
    }

    private Extent takeBestFit(int wanted) {
        Long key = byLength.ceiling((long) wanted << 32);
        if (key == null) {
            key = byLength.last();
        }
        Extent whole = new Extent(key.intValue(), (int) (key >>> 32));
        remove(whole);
        if (whole.length() <= wanted) {
            return whole;
        }
        add(new Extent(whole.start() + wanted, whole.length() - wanted));
        return new Extent(whole.start(), wanted);
    }

    private Extent joined(Extent extent) {
        int start = extent.start();
        int end = extent.end();
        Map.Entry<Integer, Extent> before = byStart.lowerEntry(start);
        if (before != null && before.getValue().end() == start) {
            start = before.getValue().start();
            remove(before.getValue());
        }
        Extent after = byStart.get(end);
        if (after != null) {
            end = after.end();
            remove(after);
        }
        return new Extent(start, end - start);
    }

    private void add(Extent extent) {
        byStart.put(extent.start(), extent);
        byLength.add(lengthKey(extent));
    }

    private void remove(Extent extent) {
        byStart.remove(extent.start());
        byLength.remove(lengthKey(extent));
    }

    private static long lengthKey(Extent extent) {
        return (long) extent.length() << 32 | extent.start();
    }

    private static void check(boolean holds, String message, Object what) {
        if (!holds) {
            throw new IllegalStateException(message + ": " + what);
        }
    }
}
