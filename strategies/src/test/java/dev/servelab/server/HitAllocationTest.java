package dev.servelab.server;

import com.sun.management.ThreadMXBean;
import dev.servelab.testing.Figures;
import dev.servelab.testing.SharedFiles;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a hit takes of the heap, as the JVM counts it for the thread that runs the connection. Here hardly
 * anything is compiled, and nothing is optimized away: a server that is warm takes less.
 */
class HitAllocationTest {
    private static final int FILE_BYTES = 1_024;
    private static final int HITS = 1_000;
    /** More than the few objects of a request; less than any buffer for each would be. */
    private static final long BYTES_MOST = 2_048;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({"NATIVE, thread-per-connection, connection-",
            "HTTP, thread-per-connection, connection-",
            "NATIVE, event-loop:1, loop-", "HTTP, event-loop:1, loop-"})
    void get_hits_takeAFewObjectsEachAndNoBuffer(Spoken spoken, String strategy, String threadName,
            @TempDir Path root) throws Exception {
        new SharedFiles(root).write("file", FILE_BYTES);
        Set<Thread> before = Threads.alive();
        ServerSettings settings = ServerSettings.defaults(root)
                .withStrategy(StrategySpec.parse(strategy));
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
                long allocatedBefore = threads.getThreadAllocatedBytes(thread);
                for (int i = 0; i < HITS; i++) {
                    client.get("file").body();
                }
                long each = (threads.getThreadAllocatedBytes(thread) - allocatedBefore) / HITS;

                assertThat(each).isBetween(0L, BYTES_MOST);
                Figures.say("heap that a hit takes, not optimized, " + strategy + ", " + spoken,
                        each + " bytes");
            }
        }
    }
}
