package dev.servelab.simulation;

import dev.servelab.cache.CacheStats;
import dev.servelab.cache.ContentCache;
import dev.servelab.cache.SimulatedCaches;
import dev.servelab.cache.SimulatedCaches.Bug;
import dev.servelab.disk.Disk;
import dev.servelab.front.FileListing;
import dev.servelab.front.FrontFactory;
import dev.servelab.front.RequestLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One server and all that surrounds it: what is real, what is simulated, and what they share. */
final class World implements AutoCloseable {
    /** One seed in so many begins just before nanoTime passes the largest long there is. */
    private static final int WRAPPING_ONE_IN = 4;

    final Draw draw;
    final Scenario scenario;
    final SimulatedClock clock;
    final Jobs jobs;
    final FaultyCalls calls;
    final SimulatedFiles files;
    final Changes changes;
    final Disk disk;
    final ContentCache cache;
    final Tally tally = new Tally();
    /** What STATS has said, oldest first. */
    final List<String> reports = new ArrayList<>();
    private final Map<String, SimulatedConnection> byPeer = new HashMap<>();
    private final TimesCheck times;
    private FrontFactory fronts;
    private boolean stopping;

    World(long seed, Bug bug) {
        draw = new Draw(seed);
        scenario = Scenario.of(seed, draw);
        clock = new SimulatedClock(draw.below(WRAPPING_ONE_IN) == 0
                ? Long.MAX_VALUE - draw.between(0, 60_000_000_000L)
                : draw.between(-1L << 60, 1L << 60));
        jobs = new Jobs(draw, scenario);
        calls = new FaultyCalls(draw, scenario, jobs);
        files = new SimulatedFiles(calls, clock);
        changes = new Changes(draw, scenario, clock, files);
        changes.populate();
        disk = new Disk(scenario.fileIo(), scenario.diskTimeout(), clock,
                scenario.fileIo().isInline() ? null : jobs);
        cache = SimulatedCaches.create(scenario.cache(), files, disk, clock, bug);
        times = new TimesCheck(clock);
        fronts = newFronts();
    }

    FrontFactory fronts() {
        return fronts;
    }

    long revalidateNanos() {
        return scenario.cache().revalidate().toNanos();
    }

    boolean isStopping() {
        return stopping;
    }

    void stop() {
        stopping = true;
        fronts.stop();
    }

    /** A server that was told to stop begins again, over the same cache. */
    void restart() {
        stopping = false;
        fronts = newFronts();
    }

    void register(SimulatedConnection connection) {
        byPeer.put(connection.peerName(), connection);
    }

    void unregister(SimulatedConnection connection) {
        byPeer.remove(connection.peerName());
    }

    void checkTimes() {
        times.check();
    }

    @Override
    public void close() {
        jobs.abandonAll();
        cache.close();
    }

    private FrontFactory newFronts() {
        return new FrontFactory(scenario.front(), cache, new FileListing(files, disk),
                this::report, this::logged, times.timing(), clock);
    }

    private String report() {
        CacheStats stats = cache.stats();
        reports.add("{\"report\":" + reports.size() + ",\"hits\":" + stats.hits() + "}");
        return reports.getLast();
    }

    private void logged(RequestLog.Ended ended) {
        times.logged(ended);
        SimulatedConnection connection = byPeer.get(ended.peer());
        if (connection != null) {
            connection.logged(ended.outcome());
        }
    }
}
