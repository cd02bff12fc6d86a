package dev.servelab.lesson.eviction;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.cache.CachedFile;
import dev.servelab.cache.FileCache;
import dev.servelab.cache.Outcome;
import dev.servelab.cache.Transfer;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.lesson.OwnJobs;
import dev.servelab.lesson.ZeroFiles;
import dev.servelab.time.Clock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The cache of the server, asked what a script asks: a slow reader is one who does not read on, a
 * slow disk one whose job is carried out later. One thread.
 */
final class LiveCache implements AutoCloseable {
    /** Charged in packets of so many bytes: sizes in scripts are multiples. */
    static final int PACKET = 16;
    private static final Duration DISK_TIMEOUT = Duration.ofMinutes(1);

    private final ZeroFiles files = new ZeroFiles();
    private final Disk disk = new Disk(FileIo.INLINE, DISK_TIMEOUT, Clock.SYSTEM);
    private final FileCache cache;
    private final List<Asked> transfers = new ArrayList<>();
    private final Map<String, Deque<Optional<Asked>>> loads = new HashMap<>();

    /** A request and its own thread's jobs. */
    private static final class Asked {
        final String name;
        final boolean slow;
        final OwnJobs jobs = new OwnJobs();
        final Transfer transfer;

        Asked(String name, boolean slow, FileCache cache) {
            this.name = name;
            this.slow = slow;
            this.transfer = cache.get(name, jobs);
        }

        /** Asks until the cache has decided: then the answer stands, and a load may be to do. */
        void decide() {
            jobs.workWhile(
                    () -> transfer.state() == Transfer.State.WAITING && isUndecided());
        }

        private boolean isUndecided() {
            try {
                transfer.length();
                return false;
            } catch (IllegalStateException none) {
                return !jobs.isEmpty();
            }
        }
    }

    LiveCache(CacheSpec spec, long capacityBytes) {
        this.cache = new FileCache(new CacheSettings(spec, capacityBytes, PACKET, Duration.ZERO),
                files, disk, Clock.SYSTEM);
    }

    /** Does one step; how it was answered, if it was a request. */
    Optional<Outcome> step(Request request, long bytes) {
        if (request.kind().isGet()) {
            files.put(request.name(), bytes);
            return Optional.of(get(request));
        }
        if (request.kind() == Request.Kind.READER_ENDS) {
            leave(transfers.stream()
                    .filter(each -> each.slow && each.name.equals(request.name())).findFirst()
                    .orElseThrow());
        } else if (request.kind() == Request.Kind.LOAD_ENDS) {
            endLoad(request.name());
        }
        return Optional.empty();
    }

    /** An answer is counted when its first bytes are there. */
    CacheStats stats() {
        cache.checkInvariants();
        transfers.forEach(each -> each.transfer.state());
        return cache.stats();
    }

    List<CachedFile> list() {
        return cache.list();
    }

    private Outcome get(Request request) {
        long loading = cache.stats().loadingBytes();
        Asked asked = new Asked(request.name(), request.kind().holdsReader(), cache);
        transfers.add(asked);
        asked.decide();
        boolean loads = cache.stats().loadingBytes() > loading;
        Outcome outcome = asked.transfer.outcome();
        if (request.kind().holdsLoad()) {
            this.loads.computeIfAbsent(request.name(), name -> new ArrayDeque<>())
                    .add(loads ? Optional.of(asked) : Optional.empty());
        }
        if (!loads || !request.kind().holdsLoad()) {
            asked.jobs.work();
        }
        endIfDone(asked);
        return outcome;
    }

    private void endLoad(String name) {
        Objects.requireNonNull(loads.get(name)).remove().ifPresent(asked -> asked.jobs.work());
        List.copyOf(transfers).forEach(this::endIfDone);
    }

    /** Reads to the end what can be had, unless the reader is slow. */
    private void endIfDone(Asked asked) {
        if (asked.slow || asked.transfer.state() == Transfer.State.WAITING) {
            return;
        }
        while (!asked.transfer.isComplete()) {
            asked.transfer.next(Integer.MAX_VALUE);
            asked.transfer.state();
            asked.jobs.work();
        }
        asked.transfer.copyRest(ByteBuffer.allocate((int) asked.transfer.remaining()));
        asked.transfer.finish();
        leave(asked);
    }

    private void leave(Asked asked) {
        asked.transfer.close();
        transfers.remove(asked);
    }

    @Override
    public void close() {
        transfers.forEach(each -> each.transfer.close());
        transfers.clear();
        loads.values()
                .forEach(all -> all.forEach(each -> each.ifPresent(asked -> asked.jobs.work())));
        cache.close();
        disk.close();
    }
}
