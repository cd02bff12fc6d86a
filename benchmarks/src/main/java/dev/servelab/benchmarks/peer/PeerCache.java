package dev.servelab.benchmarks.peer;

import dev.servelab.cache.CacheStats;
import dev.servelab.cache.CachedFile;
import dev.servelab.cache.ContentCache;
import dev.servelab.cache.Outcome;
import dev.servelab.cache.Part;
import dev.servelab.cache.Selection;
import dev.servelab.cache.Transfer;
import dev.servelab.disk.Waiter;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ErrorCode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * A cache of objects behind our interface: real transfers with real sums, and the same counters.
 *
 * <p>It is simpler than ours, and does less. It has no pins: what is evicted while it is being sent
 * lives on until its reader is done and the collector comes, so its memory passes the budget. It
 * knows no dooms, bypasses and victims passed over; it loads whole files, and who joins waits for
 * the whole; it loads on the caller's thread; nobody asks again whether a file has changed; and it
 * cannot say who goes next. So it costs what such a cache costs at the least.
 */
public final class PeerCache implements ContentCache {
    private final Store store;
    private final int packetBytes;
    private final SharedDirectory directory;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder bytesRequested = new LongAdder();
    private final LongAdder bytesHit = new LongAdder();

    PeerCache(Store store, int packetBytes, SharedDirectory directory) {
        this.store = store;
        this.packetBytes = packetBytes;
        this.directory = directory;
    }

    /** The cache's own look-up, without a transfer; whether it is there. */
    public boolean getIfPresent(String name) {
        return store.find(name) != null;
    }

    /** Nobody waits: unlike ours, a transfer reads the file when it begins. */
    @Override
    public Transfer newTransfer(Waiter waiter) {
        return new PeerTransfer(this);
    }

    @Override
    public Transfer get(String name, Selection wanted, Waiter waiter) {
        Transfer transfer = newTransfer(waiter);
        transfer.begin(name, wanted, 0);
        return transfer;
    }

    /** Answers a transfer that begins. */
    void answer(PeerTransfer transfer, String name, Selection wanted) {
        Content cached = store.find(name);
        if (cached != null) {
            answer(transfer, cached, wanted, Outcome.HIT);
            return;
        }
        try {
            Content loaded = store.get(name, missing -> Content.read(directory, missing));
            answer(transfer, loaded, wanted, Outcome.MISS);
        } catch (RuntimeException failed) {
            if (rootOf(failed) instanceof UncheckedIOException unreadable) {
                transfer.refuse(ErrorCode.IO_ERROR, String.valueOf(unreadable.getMessage()));
                return;
            }
            throw failed;
        }
    }

    private void answer(PeerTransfer transfer, Content content, Selection wanted,
            Outcome outcome) {
        switch (wanted.of(content.version, content.size(), true)) {
            case Part.Whole whole -> {
                count(outcome, content.size());
                transfer.send(content, 0, content.size(), outcome);
            }
            case Part.Bytes bytes -> {
                count(outcome, bytes.end() - bytes.first());
                transfer.send(content, (int) bytes.first(), (int) bytes.end(), outcome);
            }
            case Part.Nothing nothing -> transfer.send(content, 0, 0, Outcome.LOOKED_UP);
            case Part.Misfit misfit -> transfer.refuse(misfit.code(), misfit.text());
        }
    }

    private void count(Outcome outcome, long bytes) {
        bytesRequested.add(bytes);
        if (outcome == Outcome.HIT) {
            hits.increment();
            bytesHit.add(bytes);
        } else {
            misses.increment();
        }
    }

    /** Guava wraps what a loader throws. */
    private static Throwable rootOf(RuntimeException thrown) {
        Throwable cause = thrown.getCause();
        return cause instanceof UncheckedIOException ? cause : thrown;
    }

    /** Nothing: such a cache cannot say in which order its files go. */
    @Override
    public List<CachedFile> list() {
        return List.of();
    }

    @Override
    public CacheStats stats() {
        long held = store.packets() * packetBytes;
        return new CacheStats(hits.sum(), 0, misses.sum(), 0, 0, 0, 0, 0, misses.sum(),
                bytesRequested.sum(), bytesHit.sum(), 0, 0, held, 0, 0, held, 0, store.count());
    }

    /** Its books are its own. */
    @Override
    public void checkInvariants() {}

    /** The collector does the rest. */
    @Override
    public void close() {}
}
