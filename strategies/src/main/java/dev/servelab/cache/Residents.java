package dev.servelab.cache;

import dev.servelab.custom.CustomPolicy;
import dev.servelab.custom.GuardedPolicy;
import dev.servelab.eviction.EvictionPolicy;
import dev.servelab.eviction.LockAware;
import dev.servelab.files.FileVersion;
import dev.servelab.record.DecisionLog;
import dev.servelab.record.DecisionLog.Removal;
import dev.servelab.record.DecisionLog.Uncached;
import dev.servelab.record.RecordedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files in the slab: the index, the order, the books, and how room is made. Everything is
 * guarded by the cache's lock, but for {@link #find}, for {@link #touch} with an order that takes
 * hits concurrently, and for pins.
 *
 * <p>Invariants, at every point where the lock is free: loading + cached + doomed + free = capacity;
 * the index, the order and the entries that are not barred are the same; whatever is barred and
 * has no pin is freed.
 */
final class Residents {
    private final Slab slab;
    private final EvictionPolicy policy;
    /** The same object as policy, where pinned files are passed over. */
    private final @Nullable LockAware lockAware;
    /** The order beneath, where somebody's file may break a rule. */
    private final @Nullable GuardedPolicy guarded;
    private final boolean concurrentHits;
    private final DecisionLog log;
    private final FileCache.Parts parts;
    private final Books books;
    private final SlotTable slots = new SlotTable();
    private final ConcurrentHashMap<String, Entry> index = new ConcurrentHashMap<>();
    private long evictions;
    private long dooms;
    private long stale;
    /** Hits of entries that are freed, and their bytes. */
    private long pastHits;
    private long pastBytesHit;

    Residents(CacheSpec spec, Slab slab, FileCache.Parts parts, DecisionLog log) {
        if (spec.order() == null) {
            throw new IllegalArgumentException("a cache needs an order");
        }
        EvictionPolicy bare = spec.order() instanceof CustomPolicy custom
                ? custom.createGuarded(slab.capacityBytes())
                : spec.order().create(slab.capacityBytes());
        this.guarded = bare instanceof GuardedPolicy guard ? guard : null;
        EvictionPolicy order = log.equals(DecisionLog.NONE) ? bare : new RecordedOrder(bare, log);
        this.log = log;
        this.lockAware = spec.lockAware() ? new LockAware(order, this::isPinned) : null;
        this.policy = lockAware == null ? order : lockAware;
        this.concurrentHits = policy.concurrentHits();
        this.slab = slab;
        this.books = new Books(slab.capacityBytes());
        this.parts = parts;
    }

    /** The entry that a request for the name would find. Needs no lock. */
    @Nullable
    Entry find(String name) {
        return index.get(name);
    }

    /** Whether {@link #touch} needs no lock. */
    boolean takesConcurrentHits() {
        return concurrentHits;
    }

    /**
     * Tells the order that an entry, on which the caller holds a pin, was asked for.
     *
     * @param cached whether it is loaded
     */
    void touch(Entry entry, boolean cached) {
        if (cached) {
            log.hit(entry.slot);
        } else {
            log.sharedMiss(entry.slot);
        }
        if (concurrentHits || entry.indexed) {
            policy.onHit(entry.slot);
        }
    }

    /** Whether a file of that size that was not found is to be entered. */
    boolean admits(String name, long fileBytes, boolean quiet) {
        long key = NameKey.of(name);
        boolean fits = slab.canHold(fileBytes);
        if (!fits || !quiet) {
            log.uncached(name, key, fileBytes, fits ? Uncached.NOT_QUIET : Uncached.TOO_LARGE);
            return false;
        }
        log.miss(name, key, fileBytes);
        return policy.onMiss(key, slab.chargeFor(fileBytes));
    }

    /** Enters a file to be loaded, with the loader's pin. Null: no room. */
    @Nullable
    Entry enter(String name, FileVersion version, long lookupBegan, long reloadAt) {
        long charge = slab.chargeFor(version.size());
        if (books.loading() + charge > slab.capacityBytes() || !makeRoom(charge)) {
            log.bypass();
            return null;
        }
        Block block = slab.allocate(charge);
        if (block == null) {
            throw new IllegalStateException("room for " + charge + " was made, and is not there");
        }
        Entry entry = parts.newEntry(name, version, slots.take(), block, lookupBegan, reloadAt);
        entry.tryPin();
        slots.put(entry);
        books.enter(charge);
        log.insert(entry.slot);
        policy.onInsert(entry.slot, NameKey.of(name), charge);
        index.put(name, entry);
        return entry;
    }

    /** A load has ended: the entry is cached, unless it was superseded or the file changed. */
    void publish(Entry entry, boolean unchanged) {
        if (unchanged && entry.indexed) {
            books.move(entry, Entry.Book.CACHED);
            log.loaded(entry.slot);
        } else {
            giveUp(entry);
        }
    }

    /** A load has failed: the entry goes without trace, its memory with the last pin. */
    void giveUp(Entry entry) {
        if (entry.indexed) {
            takeOut(entry, Removal.FAILED);
            entry.bar();
        }
        books.move(entry, Entry.Book.DOOMED);
    }

    /** The file is another one now, or gone. */
    void removeStale(Entry entry) {
        stale++;
        takeOut(entry, Removal.STALE);
        boolean unused = entry.bar();
        if (entry.book == Entry.Book.CACHED) {
            doomOrFree(entry, unused);
        }
    }

    /** Gives the memory of a barred entry without pins back. */
    void free(Entry entry) {
        books.move(entry, Entry.Book.FREED);
        pastHits += entry.hits();
        pastBytesHit += entry.bytesHitWhole();
        slab.release(entry.block);
        slots.release(entry.slot);
    }

    List<CachedFile> list() {
        List<CachedFile> files = new ArrayList<>();
        policy.order(slot -> {
            Entry entry = slots.get(slot);
            if (entry.book == Entry.Book.CACHED) {
                files.add(new CachedFile(entry.name, entry.size(), entry.pinCount(),
                        entry.hits()));
            }
        });
        return files;
    }

    CacheStats stats(CacheCounters counters, long streamBytes) {
        long hits = pastHits + slots.sum(Entry::hits);
        long bytesHit = pastBytesHit + slots.sum(Entry::bytesHitWhole)
                + counters.bytesHitInPart.sum();
        return new CacheStats(hits, counters.sharedMisses.sum(),
                counters.misses.sum(), counters.bypasses.sum(), dooms, evictions,
                lockAware == null ? 0 : lockAware.passedOver(), stale, counters.diskReads.sum(),
                bytesHit + counters.bytesNotHit.sum(), bytesHit, counters.bytesPastCache.sum(),
                books.loading(), books.cached(), books.doomed(), streamBytes, books.peak(),
                slots.sum(entry -> entry.pinCount()), index.size());
    }

    /** See {@link ContentCache#brokenPolicy}. Needs no lock. */
    @Nullable
    String brokenPolicy() {
        return guarded == null ? null : guarded.fault();
    }

    void checkInvariants() {
        ResidentsCheck.check(slab, policy, books, slots, index);
    }

    private boolean makeRoom(long charge) {
        return lockAware == null ? makeRoomInOrder(charge) : makeRoomUnpinned(charge, lockAware);
    }

    /** What is being sent is evicted too; if its memory is then not there, there is no room. */
    private boolean makeRoomInOrder(long charge) {
        while (books.loading() + books.cached() + charge > slab.capacityBytes()) {
            int slot = policy.victim(this::isCached);
            if (slot == EvictionPolicy.NONE) {
                return false;
            }
            Entry victim = slots.get(slot);
            boolean unused = victim.bar();
            if (!unused) {
                dooms++;
            }
            evict(victim, unused);
        }
        return books.resident() + charge <= slab.capacityBytes();
    }

    private boolean makeRoomUnpinned(long charge, LockAware order) {
        if (!slots.couldFree(charge - slab.freeBytes())) {
            return false;
        }
        while (slab.freeBytes() < charge) {
            int slot = order.victim(this::isCached);
            if (slot == EvictionPolicy.NONE) {
                return false;
            }
            Entry victim = slots.get(slot);
            if (victim.barIfUnpinned()) {
                evict(victim, true);
            } else {
                order.countPassedOver();
            }
        }
        return true;
    }

    private void evict(Entry victim, boolean unused) {
        evictions++;
        takeOut(victim, Removal.EVICTED);
        doomOrFree(victim, unused);
    }

    private void takeOut(Entry entry, Removal why) {
        entry.indexed = false;
        index.remove(entry.name, entry);
        log.remove(entry.slot, why);
        policy.onRemove(entry.slot, why == Removal.EVICTED);
    }

    private void doomOrFree(Entry entry, boolean unused) {
        if (unused) {
            free(entry);
        } else {
            books.move(entry, Entry.Book.DOOMED);
        }
    }

    private boolean isCached(int slot) {
        return slots.get(slot).book == Entry.Book.CACHED;
    }

    private boolean isPinned(int slot) {
        return slots.get(slot).pinCount() > 0;
    }
}
