package dev.servelab.simulation;

import dev.servelab.cache.CacheStats;
import java.util.List;

/** What holds after every event, whoever has gone and whatever has failed. */
final class Checks {
    /** Under inline a request and the load that it carries out hold a pin each. */
    private static final int HELD_INLINE = 2;

    private final World world;
    private final List<SimulatedConnection> connections;
    private CacheStats stats;
    private long headers;

    /** @param connections those that are open, now and later */
    Checks(World world, List<SimulatedConnection> connections) {
        this.world = world;
        this.connections = connections;
        this.stats = world.cache.stats();
    }

    /** As of the last event. */
    CacheStats stats() {
        return stats;
    }

    void afterEvent() {
        world.cache.checkInvariants();
        CacheStats now = world.cache.stats();
        checkMonotone(stats, now);
        stats = now;
        int holders = holders();
        if (now.pins() > holders || world.files.held() > holders) {
            throw new AssertionError(now.pins() + " pins and " + world.files.held()
                    + " open files, and " + holders + " who could hold them");
        }
        int stuck = world.disk.stuckCount();
        if (!world.scenario.fileIo().isInline()
                && world.jobs.threads() != world.scenario.fileIo().poolThreads() + stuck) {
            throw new AssertionError(stuck + " stuck, and " + world.jobs.threads() + " threads");
        }
        markStuck();
    }

    void ended(SimulatedConnection connection) {
        headers += connection.check.headers();
    }

    /** When nobody is connected and no job is under way. */
    void nothingHeld() {
        afterEvent();
        expect(stats.pins() == 0, stats.pins() + " pins");
        expect(stats.loadingBytes() == 0, stats.loadingBytes() + " bytes loading");
        expect(stats.doomedBytes() == 0, stats.doomedBytes() + " bytes doomed");
        expect(stats.streamBytes() == 0, stats.streamBytes() + " bytes of buffers");
        expect(world.files.held() == 0, world.files.held() + " open files");
        expect(world.jobs.pending() == 0, world.jobs.pending() + " jobs");
        expect(world.disk.stuckCount() == 0, world.disk.stuckCount() + " stuck calls");
        long counted = stats.hits() + stats.sharedMisses() + stats.misses() + stats.bypasses();
        long cut = world.tally.of("cut");
        expect(headers <= counted && counted <= headers + cut, counted + " answers counted, "
                + headers + " begun, " + cut + " cut");
    }

    static void expect(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private int holders() {
        int each = world.scenario.fileIo().isInline() ? HELD_INLINE : 1;
        int holders = world.jobs.pending();
        for (SimulatedConnection connection : connections) {
            if (connection.mayHold()) {
                holders += each;
            }
        }
        return holders;
    }

    /** Whoever is refused from now on until it returns is refused because of it. */
    private void markStuck() {
        if (world.disk.stuckCount() > 0) {
            for (NamedFile file : world.files.named()) {
                if (world.disk.isStuck(file.name)) {
                    file.fault();
                }
            }
        }
    }

    private static void checkMonotone(CacheStats before, CacheStats now) {
        boolean monotone = now.hits() >= before.hits() && now.misses() >= before.misses()
                && now.sharedMisses() >= before.sharedMisses()
                && now.bypasses() >= before.bypasses() && now.dooms() >= before.dooms()
                && now.evictions() >= before.evictions() && now.stale() >= before.stale()
                && now.passedOver() >= before.passedOver()
                && now.diskReads() >= before.diskReads()
                && now.bytesRequested() >= before.bytesRequested()
                && now.bytesHit() >= before.bytesHit()
                && now.bytesPastCache() >= before.bytesPastCache()
                && now.peakBytes() >= before.peakBytes();
        if (!monotone) {
            throw new AssertionError("a counter goes back: " + before + ", then " + now);
        }
    }
}
