package dev.servelab.experiment;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Watches a server through a window. The system remembers the peak of memory itself; that of
 * threads has to be looked for.
 */
final class ResourceSampler {
    private static final long PERIOD_MS = 100;

    private final ServerProcess server;
    private final ProcessFigures before;
    private final NetworkCounters networkBefore = NetworkCounters.now();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread sampler;
    /** Written by the sampler alone, read after it has ended. */
    private long threadsPeak = -1;

    static ResourceSampler start(ServerProcess server) {
        return new ResourceSampler(server);
    }

    private ResourceSampler(ServerProcess server) {
        this.server = server;
        this.before = server.figures();
        this.sampler = Thread.ofPlatform().daemon().name("sampler").unstarted(this::sample);
        sampler.start();
    }

    private void sample() {
        try {
            do {
                threadsPeak = Math.max(threadsPeak, server.figures().threads().orElse(-1));
            } while (!stopped.await(PERIOD_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the watch, and says what it saw. The server must still be there. */
    ResourceUse stop() throws InterruptedException {
        stopped.countDown();
        sampler.join();
        ProcessFigures after = server.figures();
        return new ResourceUse(after.peakResidentBytes(),
                threadsPeak < 0 ? OptionalLong.empty() : OptionalLong.of(threadsPeak),
                cpuSeconds(after),
                Known.difference(after.minorFaults(), before.minorFaults()),
                Known.difference(after.majorFaults(), before.majorFaults()),
                NetworkCounters.now().since(networkBefore));
    }

    private OptionalDouble cpuSeconds(ProcessFigures after) {
        if (before.cpuNs().isEmpty() || after.cpuNs().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                (after.cpuNs().getAsLong() - before.cpuNs().getAsLong()) / 1e9);
    }
}
