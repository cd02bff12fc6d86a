package dev.servelab.cache;

import dev.servelab.disk.DiskBusyException;
import dev.servelab.files.FileVersion;
import dev.servelab.files.OpenFile;
import dev.servelab.protocol.ErrorCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a file that was looked up and is not cached: it enters and is loaded, or goes past
 * the cache. That is booked once for each opened file: by its look-up, where somebody waits for all
 * of the file whatever it is, so that the thread that opened it goes on to read it; else by the
 * first transfer that turns out to need it. Guarded by the cache's lock.
 */
final class Misses {
    private final FileCache cache;
    private final Residents residents;
    private final Freshness freshness;
    private final Reading reading;
    private final FileCache.Parts parts;

    Misses(FileCache cache, Residents residents, Freshness freshness, Reading reading,
            FileCache.Parts parts) {
        this.cache = cache;
        this.residents = residents;
        this.freshness = freshness;
        this.reading = reading;
        this.parts = parts;
    }

    /**
     * How the one for whom it was booked is answered.
     *
     * @param entry to be loaded, with the loader's pin; null if it goes past the cache
     */
    private record Booking(Outcome how, @Nullable Entry entry) {}

    /** Books what a look-up found, as it ends, for those who want all of it. */
    void bookAhead(Lookup lookup) {
        Booking booking = book(lookup);
        if (booking.entry() == null) {
            lookup.bookPast(booking.how());
        } else {
            OpenFile file = Objects.requireNonNull(lookup.takeFile(), "taken before its end");
            lookup.bookLoad(newLoader(booking.entry(), file));
        }
    }

    /** Answers from what was looked up; what it returns is to be done without the lock. */
    Runnable answer(FileTransfer transfer, Lookup lookup) {
        FileVersion version = versionOf(lookup);
        if (!transfer.wantsBytes(version.token(), version.size(),
                Freshness.isSettled(version, reading.clock))) {
            return () -> {};
        }
        OpenFile file = lookup.takeFile();
        if (file == null) {
            return () -> transfer.lookUpAlone(cache::lookupEnded);
        }
        Outcome past = lookup.booked();
        Booking booking = past == null ? book(lookup) : new Booking(past, null);
        Entry entry = booking.entry();
        if (entry == null) {
            return () -> transfer.sendStreamed(file, booking.how());
        }
        entry.tryPin();
        Loader loader = newLoader(entry, file);
        return () -> load(transfer, entry, loader);
    }

    private Booking book(Lookup lookup) {
        FileVersion version = versionOf(lookup);
        String name = lookup.fileName();
        if (!residents.admits(name, version.size(), freshness.isQuiet(version))) {
            return new Booking(Outcome.MISS, null);
        }
        Entry entry = residents.enter(name, version, lookup.beganNanos(),
                freshness.reloadAt(version));
        return new Booking(entry == null ? Outcome.BYPASS : Outcome.MISS, entry);
    }

    private Loader newLoader(Entry entry, OpenFile file) {
        reading.counters.diskReads.increment();
        return parts.newLoader(cache, entry, file);
    }

    private void load(FileTransfer transfer, Entry entry, Loader loader) {
        transfer.sendCached(cache, entry, Outcome.MISS);
        try {
            reading.disk.submit(loader, transfer.waiter);
        } catch (DiskBusyException busy) {
            loader.abandon();
            transfer.refuse(ErrorCode.BUSY, busy.text());
        }
    }

    private static FileVersion versionOf(Lookup lookup) {
        return Objects.requireNonNull(lookup.version(), "neither file nor refusal");
    }
}
