package dev.servelab.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.servelab.server.FileServer;
import dev.servelab.server.ServerSettings;
import dev.servelab.server.StrategySpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How many bytes of heap a hit over the native wire takes: what the JVM counts for the connection's own
 * thread, from one request to a hundred thousand later. A platform thread, because only of those the
 * JVM counts it; on one connection, in this JVM, with the compiler warm. What the timekeeper, look-ups
 * once a second and the client allocate is on other threads.
 *
 * <p>Run {@code java -cp target/benchmarks.jar dev.servelab.benchmarks.HitAllocation
 * [BYTES...]}.
 */
public final class HitAllocation {
    private static final int[] SIZES = {1 << 10, 16 << 10, 64 << 10, 1 << 20};
    private static final int WARM_UP = 100_000;
    private static final int ROUNDS = 5;
    private static final int REQUESTS = 20_000;
    /** The strategy's name for its threads. */
    private static final String CONNECTION = "connection-";

    private HitAllocation() {}

    /**
     * Prints a line for each size: bytes for a request, of each round.
     *
     * @param arguments sizes of the file in bytes (1, 16, 64 KiB, 1 MiB)
     */
    public static void main(String[] arguments) throws IOException {
        int[] sizes = arguments.length == 0
                ? SIZES
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        for (int bytes : sizes) {
            Path folder = Files.createTempDirectory("servelab-allocation");
            Path file = folder.resolve("f");
            try {
                Files.write(file, new byte[bytes]);
                measure(folder, bytes);
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        }
    }

    private static void measure(Path folder, int bytes) throws IOException {
        ServerSettings settings = ServerSettings.defaults(folder)
                .withStrategy(StrategySpec.parse("thread-per-connection"));
        try (FileServer server = FileServer.open(settings)) {
            server.start();
            try (RoundTrip client = new RoundTrip(server.address(), "f")) {
                ask(client, WARM_UP);
                StringBuilder line = new StringBuilder();
                for (int round = 0; round < ROUNDS; round++) {
                    long before = allocatedBytes();
                    ask(client, REQUESTS);
                    line.append(String.format(Locale.ROOT, " %.1f",
                            (allocatedBytes() - before) / (double) REQUESTS));
                }
                System.out.printf(Locale.ROOT, "%,d bytes: heap bytes for a hit:%s%n", bytes,
                        line);
            }
        }
    }

    private static void ask(RoundTrip client, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            client.get();
        }
    }

    /** Of all threads that run connections, since they began. */
    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(CONNECTION))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.threadId())).sum();
    }
}
