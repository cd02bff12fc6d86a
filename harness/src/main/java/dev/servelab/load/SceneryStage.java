package dev.servelab.load;

import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the scenery plays: one thread that visits every client each {@value #STEP_MS} ms. So slow
 * readers by the hundred cost a few per cent of a processor, and read in small pieces. Started and
 * stopped by one thread.
 */
final class SceneryStage {
    private static final long STEP_MS = 20;
    private static final int BUFFER_BYTES = 64 << 10;
    /** How often a stalled client is read from at its end, at most: more than sockets can hold. */
    private static final int LAST_LOOKS = 1_000;
    /** Tells these numbers from those that choose the files of the load. */
    private static final long SALT = 0x5ce_4e41L;

    private final Target target;
    private final List<Scenery> scenery;
    private final Clock clock;
    private final SceneryTally tally = new SceneryTally();
    private final int clientCount;
    private @Nullable MeteredThread thread;
    /** Published to the thread. */
    private volatile boolean stopped;

    SceneryStage(Target target, List<Scenery> scenery, Clock clock) {
        this.target = target;
        this.scenery = scenery;
        this.clock = clock;
        this.clientCount = scenery.stream().mapToInt(Scenery::count).sum();
    }

    void start(long seed) {
        if (thread != null) {
            throw new IllegalStateException("the scenery plays already");
        }
        if (clientCount > 0) {
            stopped = false;
            thread = new MeteredThread("load-scenery", () -> play(clients(seed)));
        }
    }

    private List<SceneryClient> clients(long seed) {
        List<SceneryClient> clients = new ArrayList<>();
        for (Scenery kind : scenery) {
            for (int i = 0; i < kind.count(); i++) {
                var random = RandomSource.XO_SHI_RO_256_PP.create(
                        new long[]{seed, clients.size(), 0, SALT});
                clients.add(new SceneryClient(target, kind, random, tally, clock.nanoTime()));
            }
        }
        return clients;
    }

    private void play(List<SceneryClient> clients) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try {
            long nextNs = clock.nanoTime();
            while (!stopped) {
                long nowNs = clock.nanoTime();
                clients.forEach(client -> client.step(nowNs, buffer));
                nextNs = Math.max(nextNs, nowNs) + TimeUnit.MILLISECONDS.toNanos(STEP_MS);
                LockSupport.parkNanos(this, nextNs - clock.nanoTime());
            }
            clients.forEach(client -> lookForTheEnd(client, buffer));
        } finally {
            clients.forEach(SceneryClient::close);
        }
    }

    private void lookForTheEnd(SceneryClient client, ByteBuffer buffer) {
        int looks = LAST_LOOKS;
        while (client.lookForTheEnd(clock.nanoTime(), buffer) && looks > 0) {
            looks--;
        }
    }

    /** Ends the play; what it came to is still told. */
    SceneryCounts stop() throws IOException {
        MeteredThread played = thread;
        close();
        if (played != null) {
            played.check();
        }
        return counts();
    }

    void close() {
        MeteredThread playing = thread;
        thread = null;
        stopped = true;
        if (playing != null) {
            playing.end();
        }
    }

    /** Since this stage was made. */
    SceneryCounts counts() {
        return tally.counts(clientCount);
    }

    /** Processor time of the play that is on; 0 of none. */
    double cpuS() {
        return thread == null ? 0 : thread.cpuSoFarS();
    }
}
