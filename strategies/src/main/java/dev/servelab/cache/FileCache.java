package dev.servelab.cache;

import dev.servelab.disk.Disk;
import dev.servelab.disk.Waiter;
import dev.servelab.files.FileVersion;
import dev.servelab.files.OpenFile;
import dev.servelab.files.SharedDirectory;
import dev.servelab.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files in one slab under a hard budget.
 *
 * <p>A request asks the index first. If no look-up of the file's version is recent enough it waits
 * for one, together with all who need the same. Then it is a hit, joins a load under way, begins
 * one, or goes past the cache. A load is streamed to all who wait from its first piece on.
 *
 * <p>One lock guards everything but pins, the index's own look-up, and hits of orders that take
 * them concurrently; it is never held during I/O, and nobody waits for a pin.
 */
public final class FileCache implements ContentCache, FileTransfer.Source {
    private final Reading reading;
    private final Slab slab;
    private final Freshness freshness;

    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by lock, with the exceptions named there. */
    private final Residents residents;
    /** Guarded by lock. */
    private final LookupTable lookups = new LookupTable();
    /** Guarded by lock. */
    private final Misses misses;

    /** What a test may replace to show that it would be found out. */
    interface Parts {
        default Entry newEntry(String name, FileVersion version, int slot, Block block,
                long lookupBegan, long reloadAt) {
            return new Entry(name, version, slot, block, lookupBegan, reloadAt);
        }

        default Loader newLoader(FileCache cache, Entry entry, OpenFile file) {
            return new Loader(cache, entry, file);
        }
    }

    /** @throws IllegalArgumentException if the settings have no order, or sizes out of range */
    public FileCache(CacheSettings settings, SharedDirectory directory, Disk disk, Clock clock) {
        this(settings, Slab.of(settings), directory, disk, clock, new Parts() {});
    }

    FileCache(CacheSettings settings, Slab slab, SharedDirectory directory, Disk disk, Clock clock,
            Parts parts) {
        this.reading = new Reading(directory, disk, clock);
        this.slab = slab;
        this.freshness = new Freshness(clock, settings.revalidate());
        this.residents = new Residents(settings.spec(), slab, parts, settings.log());
        this.misses = new Misses(this, residents, freshness, reading, parts);
    }

    @Override
    public Transfer newTransfer(Waiter waiter) {
        return new FileTransfer(this, reading, waiter);
    }

    @Override
    public Transfer get(String name, Selection wanted, Waiter waiter) {
        return new FileTransfer(this, reading, waiter).beginNow(name, wanted);
    }

    @Override
    public List<CachedFile> list() {
        return locked(residents::list);
    }

    @Override
    public CacheStats stats() {
        return locked(() -> residents.stats(reading.counters, reading.buffers.inUseBytes()));
    }

    @Override
    public @Nullable String brokenPolicy() {
        return residents.brokenPolicy();
    }

    @Override
    public void checkInvariants() {
        locked(() -> {
            residents.checkInvariants();
            return this;
        });
    }

    @Override
    public void close() {
        slab.close();
    }

    @Override
    public void advance(FileTransfer transfer) {
        if (transfer.refuseIfStuck()) {
            return;
        }
        Lookup lookup = transfer.lookup();
        if (lookup == null) {
            Entry entry = residents.find(transfer.name());
            if (entry == null || !freshness.suffices(entry, transfer.arrived())
                    || !send(transfer, entry)) {
                ask(transfer);
            }
        } else if (lookup.isDone()) {
            decide(transfer, lookup);
        }
    }

    /** Gives a pin back, and the memory if it was the last of an entry out of reach. */
    void unpin(Entry entry) {
        if (entry.unpin()) {
            locked(() -> {
                residents.free(entry);
                return entry;
            });
        }
    }

    void loadDone(Entry entry, int sum, boolean unchanged) {
        locked(() -> {
            residents.publish(entry, unchanged);
            return entry;
        });
        if (unchanged && !entry.isYoung()) {
            reading.sums.remember(entry.name, entry.token, sum);
        }
    }

    void loadFailed(Entry entry) {
        locked(() -> {
            residents.giveUp(entry);
            return entry;
        });
    }

    /** Answers from an entry; false if it has just gone. What needs none of its bytes pins nothing. */
    private boolean send(FileTransfer transfer, Entry entry) {
        if (!transfer.wantsBytes(entry.token, entry.size(), !entry.isYoung())) {
            return true;
        }
        boolean cached = entry.load() == Entry.Load.DONE;
        if (!(cached ? pinForHit(transfer, entry) : entry.tryPin())) {
            return false;
        }
        touch(entry, cached);
        transfer.sendCached(this, entry, cached ? Outcome.HIT : Outcome.SHARED_MISS);
        return true;
    }

    private boolean pinForHit(FileTransfer transfer, Entry entry) {
        if (transfer.wantedBytes() == entry.size()) {
            return entry.tryPinForHit();
        }
        if (!entry.tryPinForPartHit()) {
            return false;
        }
        reading.counters.bytesHitInPart.add(transfer.wantedBytes());
        return true;
    }

    private void touch(Entry entry, boolean cached) {
        if (residents.takesConcurrentHits()) {
            residents.touch(entry, cached);
        } else {
            lock.lock();
            try {
                residents.touch(entry, cached);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits for a look-up, unless the entry will do meanwhile. */
    private void ask(FileTransfer transfer) {
        Lookup begun = locked(() -> {
            Entry entry = removeIfDue(residents.find(transfer.name()));
            boolean another = !freshness.asksAlways() && lookups.isRunning(transfer.name());
            if (entry != null && (another || freshness.suffices(entry, transfer.arrived()))
                    && send(transfer, entry)) {
                return null;
            }
            LookupTable.Choice choice = lookups.choose(transfer.name(), freshness.asksAlways(),
                    transfer.arrived(), () -> newLookup(transfer));
            transfer.join(choice.lookup());
            return choice.isNew() ? choice.lookup() : null;
        });
        if (begun != null) {
            begun.start();
        }
    }

    private Lookup newLookup(FileTransfer transfer) {
        return transfer.newLookup(this::lookupEnded);
    }

    /**
     * A look-up has ended: the entry is confirmed or stale, a file that is wanted whole and is not
     * there is booked at once, and the next look-up may begin.
     */
    @Nullable
    Lookup lookupEnded(Lookup lookup) {
        return locked(() -> {
            reconcile(lookup);
            if (lookup.mayLoad() && removeIfDue(residents.find(lookup.fileName())) == null) {
                misses.bookAhead(lookup);
            }
            return lookups.ended(lookup);
        });
    }

    private void reconcile(Lookup lookup) {
        Entry entry = residents.find(lookup.fileName());
        if (entry == null) {
            return;
        }
        if (entry.version.equals(lookup.version())) {
            entry.confirm(lookup.beganNanos());
        } else if (Freshness.contradicts(lookup, entry)) {
            residents.removeStale(entry);
        }
    }

    private @Nullable Entry removeIfDue(@Nullable Entry entry) {
        if (entry != null && freshness.isDueForReload(entry)) {
            residents.removeStale(entry);
            return null;
        }
        return entry;
    }

    /** The look-up that a transfer waited for is there. */
    private void decide(FileTransfer transfer, Lookup lookup) {
        Transfer.Refused refused = lookup.refused();
        Entry shared = transfer.sharedEntry(lookup);
        if (refused != null) {
            transfer.refuse(refused);
            transfer.leaveLookup();
        } else if (shared == null) {
            decideAnew(transfer, lookup);
        } else {
            sendShare(transfer, shared, lookup);
            transfer.leaveLookup();
        }
    }

    /** Sends from the entry that is loaded since that look-up, by the pin it has there. */
    private void sendShare(FileTransfer transfer, Entry entry, Lookup lookup) {
        if (!transfer.wantsBytes(entry.token, entry.size(), !entry.isYoung())) {
            return;
        }
        Outcome how = transfer.takeShare(lookup);
        if (how == Outcome.SHARED_MISS) {
            touch(entry, false);
        }
        transfer.sendCached(this, entry, how);
    }

    private void decideAnew(FileTransfer transfer, Lookup lookup) {
        Runnable rest = locked(() -> {
            // What was booked past the cache stands, whatever has come since.
            Entry entry = lookup.isBookedPast() ? null : current(transfer, lookup);
            return entry != null && send(transfer, entry)
                    ? () -> {}
                    : misses.answer(transfer, lookup);
        });
        transfer.leaveLookup();
        rest.run();
    }

    private @Nullable Entry current(FileTransfer transfer, Lookup lookup) {
        Entry entry = removeIfDue(residents.find(transfer.name()));
        if (entry != null && Freshness.contradicts(lookup, entry)) {
            // Entered since, by one whose look-up is older than ours.
            residents.removeStale(entry);
            return null;
        }
        return entry;
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
