package dev.servelab.cli;

import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.ServerRefused;
import dev.servelab.server.Strategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that may have few threads, and more clients than that. */
final class ThreadLimitTest {
    /** Some forty for the JVM and the server itself. */
    private static final int THREADS = 75;
    private static final int CLIENTS = 120;
    private static final Duration GONE_WITHIN = Duration.ofSeconds(7);

    @TempDir
    private Path folder;

    /**
     * Every client hears something. With a thread for each, those whose thread the system refused
     * hear that it is busy; the other strategies need no more threads than they have. When all
     * have gone it is as before.
     */
    @ParameterizedTest
    @EnumSource(Strategy.class)
    @Timeout(120)
    void threads_exhausted_isBusyAndRecovers(Strategy strategy) throws Exception {
        if (Means.lacksRoot("a limit of threads, which root does not have")) {
            return;
        }
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.write(shared.resolve("file"), new byte[100]);
        String spec = strategy == Strategy.THREAD_POOL ? "thread-pool:4" : strategy.id();
        try (ServeProcess server = ServeProcess.start(limited(), shared, "--strategy", spec)) {
            int busy = countBusy(server, strategy != Strategy.THREAD_POOL);

            if (strategy == Strategy.THREAD_PER_CONNECTION) {
                assertThat(busy).isBetween(CLIENTS - THREADS, CLIENTS - 1);
            } else {
                assertThat(busy).isZero();
            }
            getOnceThereIsRoom(server);
            server.terminate();
            server.assertEndsWithin(GONE_WITHIN);
            assertThat(server.err()).doesNotContain("\tat ");
        }
    }

    /** The limit counts what a user has in the whole system: this one has nothing else. */
    private Jvm limited() throws IOException {
        int user = 20_000 + Math.floorMod(ProcessHandle.current().pid(), 40_000);
        return OtherUser.as(user, folder).with("-XX:+UseSerialGC").under("prlimit",
                "--nproc=" + THREADS);
    }

    /** All ask before the first of them leaves, and but for a pool all stay until each has heard. */
    private static int countBusy(ServeProcess server, boolean stay) throws IOException {
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Socket client = new Socket(server.address().getAddress(), server.address().getPort());
            client.getOutputStream().write("GET file\n".getBytes(StandardCharsets.US_ASCII));
            crowd.add(client);
        }
        int busy = 0;
        for (Socket client : crowd) {
            String answer = String.valueOf(new BufferedReader(new InputStreamReader(
                    client.getInputStream(), StandardCharsets.US_ASCII)).readLine());
            assertThat(answer).matches("OK 100 .*|ERR busy .*");
            busy += answer.startsWith("ERR") ? 1 : 0;
            if (!stay) {
                client.close();
            }
        }
        for (Socket client : crowd) {
            client.close();
        }
        return busy;
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
