package dev.servelab.cache;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Small dense numbers for entries, recycled when an entry's memory is freed. Guarded by the cache's
 * lock.
 */
final class SlotTable {
    private @Nullable Entry[] entries = new Entry[16];
    private int[] recycled = new int[16];
    private int recycledCount;
    private int used;

    /** A slot that no entry has. */
    int take() {
        return recycledCount > 0 ? recycled[--recycledCount] : used++;
    }

    void put(Entry entry) {
        if (entry.slot >= entries.length) {
            entries = Arrays.copyOf(entries, 2 * Math.max(entry.slot, entries.length));
        }
        entries[entry.slot] = entry;
    }

    void release(int slot) {
        entries[slot] = null;
        if (recycledCount == recycled.length) {
            recycled = Arrays.copyOf(recycled, 2 * recycledCount);
        }
        recycled[recycledCount++] = slot;
    }

    /** The entry in a slot that is taken. */
    Entry get(int slot) {
        Entry entry = entries[slot];
        if (entry == null) {
            throw new IllegalStateException("nothing in slot " + slot);
        }
        return entry;
    }

    /** One past the highest slot ever taken. */
    private int limit() {
        return Math.min(used, entries.length);
    }

    void forEach(Consumer<Entry> action) {
        for (int slot = 0; slot < limit(); slot++) {
            Entry entry = entries[slot];
            if (entry != null) {
                action.accept(entry);
            }
        }
    }

    /** The sum over all entries. */
    long sum(ToLongFunction<Entry> of) {
        long[] sum = new long[1];
        forEach(entry -> sum[0] += of.applyAsLong(entry));
        return sum[0];
    }

    /**
     * Whether so much memory is cached without a pin. Looks no further than it must: with few pins,
     * at about as many entries as will go.
     */
    boolean couldFree(long missingBytes) {
        long missing = missingBytes;
        for (int slot = 0; missing > 0 && slot < limit(); slot++) {
            Entry entry = entries[slot];
            if (entry != null && entry.book == Entry.Book.CACHED && entry.pinCount() == 0) {
                missing -= entry.block.chargedBytes();
            }
        }
        return missing <= 0;
    }
}
