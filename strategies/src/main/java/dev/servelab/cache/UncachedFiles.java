package dev.servelab.cache;

import dev.servelab.disk.Disk;
import dev.servelab.disk.Waiter;
import dev.servelab.files.OpenFile;
import dev.servelab.files.SharedDirectory;
import dev.servelab.time.Clock;
import java.util.List;

/** {@code --policy none}, the control group: each request opens and reads its file for itself. */
public final class UncachedFiles implements ContentCache, FileTransfer.Source {
    private final Reading reading;

    public UncachedFiles(SharedDirectory directory, Disk disk, Clock clock) {
        this.reading = new Reading(directory, disk, clock);
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
    public void advance(FileTransfer transfer) {
        Lookup lookup = transfer.lookup();
        if (transfer.refuseIfStuck()) {
            return;
        }
        if (lookup == null) {
            transfer.lookUpAlone(ended -> null);
        } else if (lookup.isDone()) {
            answer(transfer, lookup);
            transfer.leaveLookup();
        }
    }

    @Override
    public List<CachedFile> list() {
        return List.of();
    }

    @Override
    public CacheStats stats() {
        CacheCounters counters = reading.counters;
        return new CacheStats(0, 0, counters.misses.sum(), 0, 0, 0, 0, 0, counters.diskReads.sum(),
                counters.bytesNotHit.sum(), 0, counters.bytesPastCache.sum(), 0, 0, 0,
                reading.buffers.inUseBytes(), 0, 0, 0);
    }

    @Override
    public void checkInvariants() {}

    @Override
    public void close() {}

    private void answer(FileTransfer transfer, Lookup lookup) {
        Transfer.Refused refused = lookup.refused();
        OpenFile file = lookup.file();
        if (refused != null) {
            transfer.refuse(refused);
        } else if (file != null
                && transfer.wantsBytes(file.version().token(), file.version().size(),
                        Freshness.isSettled(file.version(), reading.clock))) {
            lookup.takeFile();
            transfer.sendStreamed(file, Outcome.MISS);
        }
    }
}
