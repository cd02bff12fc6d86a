package dev.servelab.server;

import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that does nothing wrong, beside a crowd that does. Where each connection has a thread of
 * its own the crowd is not in its way; before a pool it waits until those ahead were cut, or is told
 * busy: {@link LimitsTest}.
 */
@Tag(Depth.TAG)
class SlowCrowdTest {
    private static final int SLOW = Depth.of(50, 1_000);
    private static final int REQUESTS = Depth.of(50, 2_000);
    private static final int FILE_BYTES = 16 * 1024;
    private static final byte[] CONTENT = SharedFiles.content("file", FILE_BYTES, 1);
    private static final long CACHE_BYTES = 64 << 20;
    private static final int SELDOM_MS = 600_000;
    /** Short, because a thread that takes a stalled client over is held for all of it. */
    private static final int IDLE_TIMEOUT_MS = Depth.of(500, 1_000);
    /** Longer than any wait behind those who are cut. */
    private static final ClientOptions PATIENT = ClientOptions.DEFAULT
            .withReadTimeout(Duration.ofMinutes(10));

    @TempDir
    static Path root;

    @BeforeAll
    static void writeFiles() throws Exception {
        SharedFiles files = new SharedFiles(root);
        files.write("file", FILE_BYTES);
        files.write("large", 8 << 20);
    }

    static Stream<String> strategiesForACrowd() {
        Stream<String> inSuite = Stream.of("virtual-thread", "event-loop");
        return Depth.isCampaign()
                ? Stream.concat(inSuite, Stream.of("thread-per-connection"))
                : inSuite;
    }

    @ParameterizedTest
    @MethodSource("strategiesForACrowd")
    void get_besideASlowCrowd_isServedAsEver(String strategy) throws Exception {
        try (ChildServer server = start(strategy, SELDOM_MS)) {
            InetSocketAddress address = server.address();
            get(address, REQUESTS);
            long[] alone = get(address, REQUESTS);
            String beside;
            try (SlowCrowd slow = SlowCrowd.connect(address, SLOW, "large", true)) {
                beside = "beside %,d slow clients %s".formatted(slow.count(),
                        both(get(address, REQUESTS)));
            }
            long[] again = get(address, REQUESTS);
            Figures.say("a healthy client, " + strategy,
                    "alone %s; %s; alone again %s (ms)".formatted(both(alone), beside,
                            both(again)));
        }
    }

    /** Nobody reads on here: those who do are never cut, and keep their threads. */
    @Test
    void get_behindASlowCrowdBeforeAPool_isServedWhenTheyAreCut() throws Exception {
        try (ChildServer server = start("thread-pool:16", IDLE_TIMEOUT_MS)) {
            get(server.address(), 1);
            try (SlowCrowd slow = SlowCrowd.connect(server.address(), SLOW, "large", false)) {
                long[] waited = get(server.address(), 1);
                Figures.say("a healthy client, thread-pool:16",
                        ("behind %,d slow clients it waits in the queue and is served after %,.0f ms"
                                + " (--idle-timeout %,d ms)")
                                .formatted(slow.count(), ms(waited, 100), IDLE_TIMEOUT_MS));
            }
        }
    }

    private static ChildServer start(String strategy, int idleTimeoutMs) throws IOException {
        return ChildServer.start(root, StrategySpec.parse(strategy), "lru", CACHE_BYTES,
                "-D" + ChildServerMain.IDLE_TIMEOUT_MS + "=" + idleTimeoutMs);
    }

    /** What each of so many requests took, each on a connection of its own, in order of size. */
    private static long[] get(InetSocketAddress address, int requests) throws IOException {
        long[] tookNanos = new long[requests];
        byte[] buffer = new byte[FileClient.BUFFER_BYTES];
        for (int i = 0; i < requests; i++) {
            long before = System.nanoTime();
            try (FileClient client = FileClient.connect(address, PATIENT, buffer)) {
                ComparingChannel body = new ComparingChannel(CONTENT);
                client.get("file", body, Progress.NONE);
                assertThat(body.matched()).isEqualTo(FILE_BYTES);
            }
            tookNanos[i] = System.nanoTime() - before;
        }
        Arrays.sort(tookNanos);
        return tookNanos;
    }

    private static double ms(long[] sortedNanos, int percent) {
        int index = Math.ceilDiv(sortedNanos.length * percent, 100) - 1;
        return sortedNanos[Math.max(0, index)] / 1e6;
    }

    private static String both(long[] sortedNanos) {
        return "p50 %.2f, p99 %.2f".formatted(ms(sortedNanos, 50), ms(sortedNanos, 99));
    }
}
