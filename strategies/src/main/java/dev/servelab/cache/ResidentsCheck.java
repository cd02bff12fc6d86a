package dev.servelab.cache;

import dev.servelab.eviction.EvictionPolicy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whether the books, the index, the order and the slab tell the same story. For tests. */
final class ResidentsCheck {
    private final Map<Entry.Book, Long> sums = new EnumMap<>(Entry.Book.class);
    private final List<Block> blocks = new ArrayList<>();
    private final BitSet indexed = new BitSet();

    private ResidentsCheck() {}

    static void check(Slab slab, EvictionPolicy policy, Books books, SlotTable slots,
            Map<String, Entry> index) {
        ResidentsCheck check = new ResidentsCheck();
        slots.forEach(entry -> check.look(entry, index));
        slab.checkInvariants(check.blocks);
        policy.checkInvariants();
        check.compareBooks(books, slab);
        check.compareOrder(policy, index.size());
    }

    private void look(Entry entry, Map<String, Entry> index) {
        blocks.add(entry.block);
        sums.merge(entry.book, entry.block.chargedBytes(), Long::sum);
        if (entry.indexed) {
            indexed.set(entry.slot);
        }
        expect(entry.indexed == entry.equals(index.get(entry.name)), "index", entry);
        expect(entry.indexed != entry.isBarred(), "barred", entry);
        expect(entry.book != Entry.Book.CACHED || entry.indexed, "cached out of reach", entry);
        expect(entry.book != Entry.Book.DOOMED || !entry.indexed, "doomed in reach", entry);
        expect(entry.book != Entry.Book.FREED, "freed, and kept", entry);
    }

    private void compareBooks(Books books, Slab slab) {
        expect(books.loading() == sum(Entry.Book.LOADING), "loading bytes", books.loading());
        expect(books.cached() == sum(Entry.Book.CACHED), "cached bytes", books.cached());
        expect(books.doomed() == sum(Entry.Book.DOOMED), "doomed bytes", books.doomed());
        expect(books.resident() + slab.freeBytes() == slab.capacityBytes(), "free bytes",
                slab.freeBytes());
        expect(books.peak() <= slab.capacityBytes(), "peak bytes", books.peak());
    }

    private void compareOrder(EvictionPolicy policy, int indexSize) {
        BitSet ordered = new BitSet();
        policy.order(slot -> {
            expect(!ordered.get(slot), "twice in the order", slot);
            ordered.set(slot);
        });
        expect(ordered.equals(indexed), "the order", ordered + ", not " + indexed);
        expect(indexSize == indexed.cardinality(), "the index", indexSize);
    }

    private long sum(Entry.Book book) {
        return sums.getOrDefault(book, 0L);
    }

    private static void expect(boolean holds, String what, Object found) {
        if (!holds) {
            throw new IllegalStateException("the books do not balance: " + what + ": "
                    + (found instanceof Entry entry ? entry.name : found));
        }
    }
}
