package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.protocol.CannotConnect;
import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FailedTransfer;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.Received;
import dev.servelab.protocol.ServerRefused;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.testing.HttpReply;
import dev.servelab.testing.SharedFiles;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers stopped, again and again, in the middle of transfers, with readers among them that never
 * end. Whatever a client takes for the whole file is the whole file. Half of them speak HTTP.
 */
@Tag(Depth.TAG)
class StopUnderLoadTest {
    private static final int STOPS = Depth.of(2, 34);
    private static final int CLIENTS = Depth.of(50, 200);
    private static final int STALLED = 4;
    private static final int FILE_BYTES = 2 << 20;
    /** Enough for healthy readers, and too little for most. */
    private static final List<Duration> GRACES = List.of(Duration.ofMillis(300),
            Duration.ofMillis(5));
    /** What is promised of a server that is told to go: the time of grace, and this. */
    private static final Duration BEYOND = Duration.ofSeconds(2);
    private static final byte[] CONTENT = SharedFiles.content("file", FILE_BYTES, 1);

    @TempDir
    static Path root;

    private final LongAdder whole = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder cut = new LongAdder();
    private final List<Long> beyondMs = new ArrayList<>();

    @BeforeAll
    static void writeFiles() throws Exception {
        new SharedFiles(root).write("file", FILE_BYTES);
    }

    @ParameterizedTest
    @MethodSource("dev.servelab.server.Variants#strategies")
    void stop_manyTransfersUnderWay_eachEndsWholeOrVisiblyCut(StrategySpec strategy)
            throws Exception {
        for (int i = 0; i < STOPS; i++) {
            stopOne(strategy, GRACES.get(i % GRACES.size()));
        }
        beyondMs.sort(null);
        if (Depth.isCampaign()) { // a deadline that is promised
            assertThat(beyondMs.getLast()).isLessThan(BEYOND.toMillis());
        }
        Figures.say("stops under load, " + strategy,
                ("%,d stops among %d clients and %d stuck readers: gone %,d to %,d ms after the"
                        + " time of grace; %,d answers whole, %,d refused, %,d cut, 0 short taken"
                        + " for whole").formatted(STOPS, CLIENTS, STALLED, beyondMs.getFirst(),
                                beyondMs.getLast(), whole.sum(), refused.sum(), cut.sum()));
    }

    private void stopOne(StrategySpec strategy, Duration grace) throws Exception {
        FileServer server = TestClock.serve(Variants.of(root, strategy, CacheSpec.parse("lru"),
                8 << 20));
        long wholeBefore = whole.sum();
        try (server;
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Stalled stalled = new Stalled()) {
            for (int i = 0; i < STALLED; i++) {
                stalled.get(server, "file", Spoken.inTurn(i));
            }
            List<Future<?>> ended = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                boolean http = i % 2 == 0;
                ended.add(clients.submit(() -> http
                        ? getOverHttpUntilStopped(server)
                        : getUntilStopped(server)));
            }
            Await.until("transfers are under way", () -> whole.sum() - wholeBefore >= CLIENTS / 4);
            beyondMs.add(stop(server, grace));
            for (Future<?> client : ended) {
                client.get();
            }
            server.checkInvariants();
            assertThat(server.cache().stats().pins()).isZero();
        }
    }

    private static long stop(FileServer server, Duration grace) throws Exception {
        long graceEnds = System.nanoTime() + grace.toNanos();
        assertThat(server.stop(grace)).as("all ended, readers that are stuck too").isFalse();
        server.close();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - graceEnds);
    }

    /** One file after another on a connection, and another connection when it has ended. */
    private Void getUntilStopped(FileServer server) throws IOException {
        while (true) {
            try (FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
                while (client.usable()) {
                    get(client);
                }
            } catch (FailedTransfer seen) {
                cut.increment();
            } catch (ServerRefused told) {
                refused.increment();
            } catch (CannotConnect gone) {
                return null;
            }
        }
    }

    /** The same: an answer is the whole file, or says 503 or its end comes too soon. */
    private Void getOverHttpUntilStopped(FileServer server) {
        while (true) {
            try (RawClient client = RawClient.connect(server, Spoken.HTTP)) {
                if (client.get("file").peek() == 'E') {
                    client.line(); // ended before a byte of it was heard: in native words
                    refused.increment();
                    continue;
                }
                HttpReply head = HttpReply.readHead(client.in());
                while (head.status() == 200) {
                    byte[] body = client.in().readNBytes((int) head.length());
                    if (body.length < FILE_BYTES) {
                        throw new EOFException("cut after " + body.length);
                    }
                    assertThat(body).isEqualTo(CONTENT);
                    whole.increment();
                    head = HttpReply.readHead(client.get("file").in());
                }
                assertThat(head.status()).isEqualTo(503);
                refused.increment();
            } catch (ConnectException gone) {
                return null;
            } catch (IOException seen) {
                cut.increment();
            }
        }
    }

    private void get(FileClient client) throws IOException {
        ComparingChannel body = new ComparingChannel(CONTENT);
        Received received = client.get("file", body, Progress.NONE);
        assertThat(received.length()).isEqualTo(FILE_BYTES);
        assertThat(body.matched()).isEqualTo(FILE_BYTES);
        whole.increment();
    }
}
