package dev.servelab.lesson.quiz;

import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.cache.CacheStats;
import dev.servelab.cache.CachedFile;
import dev.servelab.cache.FileCache;
import dev.servelab.cache.Transfer;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.lesson.OwnJobs;
import dev.servelab.lesson.ZeroFiles;
import dev.servelab.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The live server's own cache, asked step by step on the calling thread: a byte on a paper is a
 * packet here. Everything that keys are held against comes from it.
 */
final class RealCache implements AutoCloseable {
    private static final int PACKET_BYTES = 16;
    private static final Duration LONG = Duration.ofHours(1);

    /** A transfer under way. */
    private static final class Held {
        final Step step;
        final Transfer transfer;
        /** Whether it reads what the cache holds. */
        final boolean pins;
        boolean doomed;

        Held(Step step, Transfer transfer, boolean pins) {
            this.step = step;
            this.transfer = transfer;
            this.pins = pins;
        }
    }

    private final ZeroFiles files = new ZeroFiles();
    private final Disk disk = new Disk(FileIo.INLINE, LONG, Clock.SYSTEM);
    private final int capacity;
    private final FileCache cache;
    private final List<Held> underWay = new ArrayList<>();

    RealCache(String policy, int capacity) {
        this.capacity = capacity;
        cache = new FileCache(new CacheSettings(CacheSpec.parse(policy),
                (long) capacity * PACKET_BYTES, PACKET_BYTES, LONG), files, disk, Clock.SYSTEM);
    }

    /** Plays a whole trace and closes. */
    static List<Happened> play(String policy, int capacity, List<Step> steps) {
        try (RealCache cache = new RealCache(policy, capacity)) {
            return steps.stream().map(cache::step).toList();
        }
    }

    Happened step(Step step) {
        if (step.kind() == Step.Kind.END) {
            end(step.name());
            return new Happened(step, "", List.of(), doomed(), List.of(), listed());
        }
        List<CachedFile> before = cache.list();
        files.put(step.name(), (long) step.bytes() * PACKET_BYTES);
        Transfer transfer = ready(step.name());
        String outcome = transfer.outcome().id();
        List<String> left = left(before);
        underWay.stream().filter(each -> each.pins && left.contains(each.step.name()))
                .forEach(each -> each.doomed = true);
        if (step.kind() == Step.Kind.BEGIN) {
            boolean pins = !outcome.equals("bypass") && step.bytes() <= capacity;
            underWay.add(new Held(step, transfer, pins));
        } else {
            transfer.close();
        }
        return new Happened(step, outcome, left, doomed(), passedOver(before, left), listed());
    }

    private Transfer ready(String name) {
        OwnJobs jobs = new OwnJobs();
        Transfer transfer = cache.get(name, jobs);
        jobs.workWhile(() -> transfer.state() == Transfer.State.WAITING || !jobs.isEmpty());
        if (transfer.state() != Transfer.State.READY) {
            throw new IllegalStateException(transfer.refusal().text());
        }
        return transfer;
    }

    /** Bytes of a paper that nobody holds. */
    int free() {
        CacheStats stats = cache.stats();
        return capacity - (int) ((stats.cachedBytes() + stats.doomedBytes()) / PACKET_BYTES);
    }

    private List<String> left(List<CachedFile> before) {
        List<String> after = listed();
        return before.stream().map(CachedFile::name).filter(name -> !after.contains(name))
                .toList();
    }

    /** Pinned files that stood before the last victim. */
    private static List<String> passedOver(List<CachedFile> before, List<String> left) {
        if (left.isEmpty()) {
            return List.of();
        }
        List<String> names = before.stream().map(CachedFile::name).toList();
        return before.stream().limit(names.indexOf(left.getLast()))
                .filter(file -> file.pins() > 0).map(CachedFile::name)
                .filter(name -> !left.contains(name)).toList();
    }

    /** What is being sent from memory that nobody can find any more; the books say as much. */
    private List<String> doomed() {
        Map<String, Integer> doomed = new TreeMap<>();
        underWay.stream().filter(each -> each.doomed)
                .forEach(each -> doomed.put(each.step.name(), each.step.bytes()));
        long bytes = doomed.values().stream().mapToInt(each -> each).sum();
        if (cache.stats().doomedBytes() < bytes * PACKET_BYTES) {
            throw new IllegalStateException("doomed by the books: "
                    + cache.stats().doomedBytes() / PACKET_BYTES + ", seen: " + doomed);
        }
        return List.copyOf(doomed.keySet());
    }

    private List<String> listed() {
        return cache.list().stream().map(CachedFile::name).toList();
    }

    private void end(String name) {
        Held first = underWay.stream().filter(each -> each.step.name().equals(name))
                .findFirst().orElseThrow();
        underWay.remove(first);
        first.transfer.close();
    }

    @Override
    public void close() {
        underWay.forEach(each -> each.transfer.close());
        cache.checkInvariants();
        disk.close();
        cache.close();
    }
}
