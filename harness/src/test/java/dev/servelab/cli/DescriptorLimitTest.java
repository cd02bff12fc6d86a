package dev.servelab.cli;

import com.google.gson.JsonParser;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.ServerRefused;
import dev.servelab.server.Strategy;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a server does while many wait whom it has no descriptor for, and how soon it is well. */
final class DescriptorLimitTest {
    private static final int CLIENTS = Depth.of(200, 1_000);
    /** How long it is watched. */
    private static final Duration WATCH = Duration.ofMillis(Depth.of(100, 10_000));
    private static final double TICKS_PER_SECOND = 100;
    private static final Duration GONE_WITHIN = Duration.ofSeconds(7);

    @TempDir
    private Path shared;

    static Stream<Strategy> strategies() {
        return Depth.of(Strategy.VIRTUAL_THREAD, Strategy.values());
    }

    /** It sleeps between its tries, says so once a second, and then serves all again. */
    @ParameterizedTest
    @MethodSource("strategies")
    @Tag(Depth.TAG)
    @Timeout(60)
    void descriptors_exhausted_serverRestsAndRecovers(Strategy strategy) throws Exception {
        if (Means.lacks("a limit of descriptors", "there is no prlimit", "prlimit",
                "--nofile=128", "true")) {
            return;
        }
        Files.write(shared.resolve("file"), new byte[10_000]);
        // A pool would hold the crowd in its queue and the healthy client behind it.
        String spec = strategy == Strategy.THREAD_POOL ? "thread-pool:128" : strategy.id();
        try (ServeProcess server = ServeProcess.start(Jvm.like().under("prlimit",
                "--nofile=128"), shared, "--max-connections", "5000", "--lifeline", "--strategy",
                spec)) {
            warmUp(server);
            long begun = System.nanoTime();
            List<Socket> crowd = crowd(server);
            assertThat(connections(server)).isLessThan(128);
            double share = shareOfACore(server.pid());
            long relieved = System.nanoTime();
            for (Socket client : crowd) {
                client.close();
            }
            getOnceThereIsRoom(server);
            long healthyMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - relieved);

            server.hangUp();
            server.assertEndsWithin(GONE_WITHIN);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
            long lines = server.err().lines()
                    .filter(line -> line.contains("cannot accept a connection")).count();
            assertThat(lines).isBetween(1L, 2 + seconds);
            Figures.say("descriptors exhausted, " + CLIENTS + " clients, " + strategy.id(),
                    String.format(Locale.ROOT, "%.1f %% of a core over %d ms, %d lines in %d s, "
                            + "healthy %d ms after the others had gone", 100 * share,
                            WATCH.toMillis(), lines, seconds, healthyMs));
        }
    }

    /** From folders of classes, as here, the JVM needs a descriptor for each that it loads. */
    private static void warmUp(ServeProcess server) throws IOException {
        getOnceThereIsRoom(server);
        getOnceThereIsRoom(server);
        connections(server);
    }

    private static List<Socket> crowd(ServeProcess server) throws IOException {
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            crowd.add(new Socket(server.address().getAddress(), server.address().getPort()));
        }
        return crowd;
    }

    /** Once it has accepted all that it can, it answers this and rests. */
    private static int connections(ServeProcess server) throws IOException {
        server.say("stats");
        return JsonParser.parseString(server.line()).getAsJsonObject().get("connections")
                .getAsInt();
    }

    private static double shareOfACore(long pid) throws IOException {
        long before = ticks(pid);
        LockSupport.parkNanos(WATCH.toNanos());
        return (ticks(pid) - before) / TICKS_PER_SECOND / (WATCH.toMillis() / 1e3);
    }

    /** Of user and system time; see proc_pid_stat(5): fields 14 and 15, two come before these. */
    private static long ticks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"),
                StandardCharsets.UTF_8);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static void getOnceThereIsRoom(ServeProcess server) throws IOException {
        boolean served = false;
        while (!served) {
            try (FileClient client = server.connect()) {
                client.get("file", FileClient.DISCARD, Progress.NONE);
                served = true;
            } catch (ServerRefused busy) {
                // Until the server has seen the others go.
            }
        }
    }
}
