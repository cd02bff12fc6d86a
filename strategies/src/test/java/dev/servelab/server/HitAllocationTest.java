package dev.servelab.server;

import com.sun.management.ThreadMXBean;
import dev.servelab.cache.CacheSettings;
import dev.servelab.cache.CacheSpec;
import dev.servelab.testing.Figures;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a hit takes of the heap, as the JVM counts it for the connection's own thread: nothing over the
 * native wire; over HTTP the head that was asked. Here hardly anything is compiled, and nothing is
 * optimized away: a server that is warm takes less.
 */
class HitAllocationTest {
    private static final int FILE_BYTES = 1_024;
    private static final int ROUNDS = 5;
    private static final int HITS = 200;
    /** More than the objects of a head; less than any buffer for each would be. */
    private static final long HTTP_BYTES_MOST = 512;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({"NATIVE, thread-per-connection, connection-",
            "HTTP, thread-per-connection, connection-",
            "NATIVE, event-loop:1, loop-", "HTTP, event-loop:1, loop-"})
    void get_hits_takeNothingBesideAHeadOfHttp(Spoken spoken, String strategy, String threadName,
            @TempDir Path root) throws Exception {
        new SharedFiles(root).write("file", FILE_BYTES);
        Set<Thread> before = Threads.alive();
        ServerSettings settings = ServerSettings.defaults(root)
                .withStrategy(StrategySpec.parse(strategy))
                .withCache(new CacheSettings(CacheSpec.parse("lru"), 1 << 20, 1_024,
                        Duration.ofDays(1)));
        try (FileServer server = FileServer.open(settings)) {
            server.start();
            try (RawClient client = RawClient.connect(server, spoken)) {
                for (int i = 0; i < 10; i++) {
                    client.get("file").body();
                }
                long thread = Threads.alive().stream()
                        .filter(each -> !before.contains(each)
                                && each.getName().startsWith(threadName))
                        .findAny().orElseThrow().threadId();
                long least = Long.MAX_VALUE;
                for (int round = 0; round < ROUNDS; round++) {
                    least = Math.min(least, allocatedByHits(client, thread));
                }
                long each = least / HITS;

                if (spoken == Spoken.NATIVE) {
                    assertThat(least).as("bytes of %d hits", HITS).isZero();
                }
                assertThat(each).isBetween(0L, HTTP_BYTES_MOST);
                Figures.say("heap that a hit takes, not optimized, " + strategy + ", " + spoken,
                        each + " bytes");
            }
        }
    }

    /** What is done once, when code is linked or compiled, is not in every round. */
    private long allocatedByHits(RawClient client, long thread) throws IOException {
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < HITS; i++) {
            client.get("file").body();
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
