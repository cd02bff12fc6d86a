package dev.servelab.load;

import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.time.Clock;
import dev.servelab.workload.WorkFile;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the instrument itself takes. */
class GeneratorCostTest {
    private static final byte[] BODY = "the right bytes".getBytes(UTF_8);
    private static final WorkFile FILE = WorkFile.listed("a file", BODY.length);
    private static final int REQUESTS = 400_000;
    /** A list of requests would have passed it after a second of a campaign's ten minutes. */
    private static final long GROWTH_BYTES_MOST = 8 << 20;

    /** Everything that is booked of an ok request of an open loop, the slowest to book. */
    @Test
    void book_oneRequest_takesNanoseconds() {
        Slices slices = new Slices();
        Book book = new Book(true, slices, RequestSink.NONE);
        book.begin(0);
        long bestNs = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long startNs = System.nanoTime();
            for (int i = 0; i < REQUESTS; i++) {
                Request request = new Request(FILE, Request.NO_CLIENT, i);
                book.issued();
                book.started(request, i + 1_000L);
                request.sentNs = i + 2_000L;
                book.connected(i, i + 2_000L);
                request.firstByteNs = i + (i % 1_000) * 1_000L;
                book.ended(request, null, BODY.length, i + 1_000_000L);
            }
            bestNs = Math.min(bestNs, System.nanoTime() - startNs);
        }

        Figures.say("booking a request, of an open loop, on a new connection",
                bestNs / REQUESTS + " ns");
    }

    @Test
    @Tag(Depth.TAG)
    void run_long_memoryStaysFlat() throws Exception {
        Duration length = Duration.ofSeconds(Depth.of(1, 600));
        try (LyingServer server = new LyingServer((request, out) -> {
            out.write(LyingServer.frame(BODY));
            return true;
        });
                IntervalLog log = IntervalLog.none();
                LoadRun load = new LoadGenerator(
                        Target.nativeWire(server.address()),
                        LoadSettings.of(new Loop.Closed(4), Connections.KEEP_ALIVE),
                        (seed, stream, client) -> () -> FILE, Clock.SYSTEM)) {
            CompletableFuture<Long> early = usedAfter(length.dividedBy(10));
            CompletableFuture<Long> late = usedAfter(length.multipliedBy(9).dividedBy(10));

            Window window = load.run(length, 1, 1, log);

            long grown = late.get() - early.get();
            assertThat(grown).isLessThan(GROWTH_BYTES_MOST);
            Figures.say("heap grown by a window of " + window.seconds() + " s",
                    grown + " bytes for " + window.issued() + " requests");
        }
    }

    /** Bytes in use after a collection, some time from now. */
    private static CompletableFuture<Long> usedAfter(Duration delay) {
        return CompletableFuture.supplyAsync(() -> {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }, CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS));
    }
}
