package dev.servelab.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.servelab.protocol.ClientException;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.protocol.ServerRefused;
import dev.servelab.server.Strategy;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A server, or a client, that the system stops in the middle of transfers and lets go on. */
final class StoppedProcessTest {
    /** More than the buffers on the way hold. */
    private static final byte[] BODY = new byte[16 << 20];
    private static final int CLIENTS = 4;
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(4);
    /** In a campaign, longer than the server waits for anybody. */
    private static final Duration LONG = Duration.ofSeconds(Depth.of(0, 10));

    static {
        new Random(10).nextBytes(BODY);
    }

    @TempDir
    private Path directory;

    static Stream<Strategy> strategies() {
        return Depth.of(Strategy.VIRTUAL_THREAD, Strategy.values());
    }

    /**
     * Some are in the middle of a transfer, one asks while nobody is there to answer. Whose time
     * ran out meanwhile hears so; whatever ends well is right, and everything is as before.
     */
    @ParameterizedTest
    @MethodSource("strategies")
    @Tag(Depth.TAG)
    void server_stoppedMidTransfers_goesOnWithoutDamage(Strategy strategy) throws Exception {
        if (cannotSee()) {
            return;
        }
        Files.write(directory.resolve("file"), BODY);
        try (ServeProcess server = ServeProcess.start(directory, "--strategy", strategy.id(),
                "--idle-timeout", IDLE_TIMEOUT.toMillis() + "ms", "--lifeline");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch midway = new CountDownLatch(CLIENTS);
            CountDownLatch goOn = new CountDownLatch(1);
            List<Future<Boolean>> transfers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                transfers.add(threads.submit(() -> get(server, midway, goOn)));
            }
            midway.await();
            Future<Boolean> late;
            try (Stopped stopped = Stopped.process(server.pid())) {
                assertThat(stopped.isStill()).isTrue();
                late = threads.submit(() -> get(server, new CountDownLatch(1), goOn));
                goOn.countDown();
                LockSupport.parkNanos(LONG.toNanos());
            }
            long continued = System.nanoTime();
            assertThat(get(server, new CountDownLatch(1), goOn)).isTrue();
            long healthyMs = (System.nanoTime() - continued) / 1_000_000;

            transfers.add(late);
            int whole = 0;
            for (Future<Boolean> transfer : transfers) {
                whole += transfer.get() ? 1 : 0;
            }
            if (LONG.isZero()) {
                assertThat(whole).isEqualTo(transfers.size());
            }
            assertNobodyIsLeft(server);
            Figures.say("server stopped for " + LONG.toSeconds() + " s, " + strategy.id(), whole
                    + " of " + transfers.size() + " transfers whole, 0 wrong; the next whole "
                    + healthyMs + " ms after it went on");
        }
    }

    /** True if it came whole, and right; false if the client was told that it did not. */
    private static boolean get(ServeProcess server, CountDownLatch midway, CountDownLatch goOn)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (FileClient client = server.connect()) {
            client.get("file", pausing(body, midway, goOn), Progress.NONE);
        } catch (ServerRefused refused) {
            // Ten seconds are --disk-timeout, too: a read that was stopped with its process is late.
            assertThat(refused.code()).isIn(ErrorCode.TIMEOUT, ErrorCode.IO_ERROR);
            return false;
        } catch (ClientException cut) {
            return false;
        }
        assertThat(Arrays.equals(body.toByteArray(), BODY)).isTrue();
        return true;
    }

    /** Takes the first bytes, says so, and takes the others when it may. */
    private static WritableByteChannel pausing(ByteArrayOutputStream to, CountDownLatch midway,
            CountDownLatch goOn) {
        WritableByteChannel body = Channels.newChannel(to);
        return new WritableByteChannel() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                midway.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException stop) {
                    throw new IOException(stop);
                }
                return body.write(bytes);
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
    }

    private static void assertNobodyIsLeft(ServeProcess server) throws IOException {
        JsonObject stats;
        do {
            server.say("stats");
            stats = JsonParser.parseString(server.line()).getAsJsonObject();
        } while (stats.get("connections").getAsInt() > 0);
        assertThat(stats.get("pins").getAsInt()).isZero();
    }

    @Test
    void client_stoppedMidway_endsWell() throws Exception {
        if (cannotSee()) {
            return;
        }
        Path target = getStoppedMidway(connection -> {
            connection.send(Arrays.copyOfRange(BODY, BODY.length / 2, BODY.length));
            connection.send(ScriptedServer.end(ScriptedServer.crc32c(BODY)));
            connection.finish();
        }, ExitStatus.DONE);
        assertThat(target).hasBinaryContent(BODY);
    }

    @Test
    void client_stoppedWhileTheServerGoes_tellsAndTouchesNothing() throws Exception {
        if (cannotSee()) {
            return;
        }
        Path target = getStoppedMidway(ScriptedServer.Connection::reset, ExitStatus.CORRUPT);
        assertThat(target).hasContent("old");
    }

    /** The server does its part while the client is stopped. */
    private Path getStoppedMidway(ScriptedServer.Script meanwhile, int status) throws Exception {
        Path target = Files.writeString(directory.resolve("f"), "old");
        CountDownLatch halfSent = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            connection.send(ScriptedServer.ok(BODY.length, "v1"));
            connection.send(Arrays.copyOf(BODY, BODY.length / 2));
            halfSent.countDown();
            stopped.await();
            meanwhile.run(connection);
        });
                ChildProcess get = ChildProcess.start("get", server.address() + "/f",
                        directory.toString())) {
            halfSent.await();
            try (Stopped child = Stopped.process(get.pid())) {
                assertThat(child.isStill()).isTrue();
                stopped.countDown();
            }
            get.endsWith(status);
        }
        assertThat(directory.toFile().list()).containsExactly("f");
        return target;
    }

    private static boolean cannotSee() {
        return Means.lacks("a process that is stopped", "there is no /proc", "test", "-d",
                "/proc/self/task");
    }
}
