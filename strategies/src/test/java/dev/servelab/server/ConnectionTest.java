package dev.servelab.server;

import dev.servelab.cache.UncachedFiles;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.front.FileListing;
import dev.servelab.front.FrontFactory;
import dev.servelab.front.FrontSettings;
import dev.servelab.front.RequestLog;
import dev.servelab.telemetry.Timing;
import dev.servelab.testing.Depth;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One connection, run by the test's own thread or by a loop of its own. */
class ConnectionTest {
    private static final int WAKE_UPS = Depth.of(10_000, 5_000_000);
    /** So long, at most, after a turn: at some of them the loop is just about to wait. */
    private static final int PAUSES = 200;
    /** Looks for a turn before the processor is given to others. */
    private static final int SPINS = 2_000;

    private final TestClock clock = new TestClock();

    /** It waited for a thread, and the server stopped meanwhile: what it said is still heard. */
    @ParameterizedTest
    @EnumSource(Spoken.class)
    void run_serverHasStopped_refusesOnTheWireThatIsSpoken(Spoken spoken, @TempDir Path root)
            throws Exception {
        refusesOnItsWire(spoken, root,
                (accepted, host) -> new BlockingConnection(accepted, host, "peer").run());
    }

    /** The same where it has no thread to wait for: its first turn comes after the server's stop. */
    @ParameterizedTest
    @EnumSource(Spoken.class)
    void turn_serverHasStopped_refusesOnTheWireThatIsSpoken(Spoken spoken, @TempDir Path root)
            throws Exception {
        Loop loop = Loop.start(Thread.ofPlatform().factory());
        try {
            refusesOnItsWire(spoken, root, (accepted, host) -> {
                accepted.configureBlocking(false);
                new LoopConnection(accepted, host, "peer", loop).begin();
            });
        } finally {
            loop.close();
        }
    }

    /**
     * Whoever wakes it has seen a turn a moment ago, and the loop is about to wait: each wake-up leads
     * to a turn all the same. A lost one would leave this waiting for ever.
     */
    @Test
    @Tag(Depth.TAG)
    @Timeout(300)
    void wakeUp_asTheLoopIsAboutToWait_leadsToATurn(@TempDir Path root) throws Exception {
        Loop loop = Loop.start(Thread.ofPlatform().factory());
        try (SharedDirectory directory = SharedDirectory.open(root, Resolution.wanted());
                ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (RawClient client = RawClient.connect(
                    (InetSocketAddress) listener.getLocalAddress(), 0, Spoken.NATIVE)) {
                SocketChannel accepted = listener.accept();
                accepted.configureBlocking(false);
                Host host = new Host(fronts(directory), false);
                LoopConnection connection = new LoopConnection(accepted, host, "peer", loop);
                connection.begin();
                for (int i = 0; i < WAKE_UPS; i++) {
                    for (int pause = i % PAUSES; pause > 0; pause--) {
                        Thread.onSpinWait();
                    }
                    int before = host.turns;
                    connection.wakeUp();
                    for (int looks = 0; host.turns == before; looks++) {
                        awaitBriefly(looks);
                    }
                }
                client.halfClose().assertEnd();
            }
        } finally {
            loop.close();
        }
    }

    /** Has a connection run whose server has stopped, after its client asked for a file. */
    private void refusesOnItsWire(Spoken spoken, Path root, Run run) throws Exception {
        try (SharedDirectory directory = SharedDirectory.open(root, Resolution.wanted());
                ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (RawClient client = RawClient.connect(
                    (InetSocketAddress) listener.getLocalAddress(), 0, spoken)) {
                client.get("file").halfClose();
                run.of(listener.accept(), new Host(fronts(directory), true));
                client.error("shutting-down");
                client.assertEnd();
            }
        }
    }

    private interface Run {
        void of(SocketChannel accepted, Host host) throws Exception;
    }

    private static void awaitBriefly(int looks) {
        if (looks < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(1);
        }
    }

    private FrontFactory fronts(SharedDirectory directory) {
        Disk disk = new Disk(FileIo.INLINE, Duration.ofSeconds(10), clock);
        return new FrontFactory(
                new FrontSettings(1024, 64, Duration.ofSeconds(30)),
                new UncachedFiles(directory, disk, clock), new FileListing(directory, disk),
                () -> "{}", RequestLog.NONE, Timing.OFF, clock);
    }

    private final class Host implements ConnectionHost {
        private final FrontFactory fronts;
        private final boolean stopping;
        /** A connection that waits to read has asked once more whether it is to stop. */
        volatile int turns;

        Host(FrontFactory fronts, boolean stopping) {
            this.fronts = fronts;
            this.stopping = stopping;
            if (stopping) {
                fronts.stop();
            }
        }

        @Override
        public FrontFactory fronts() {
            return fronts;
        }

        @Override
        public long now() {
            return clock.nanoTime();
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // by the connection's thread alone
        public boolean isStopping() {
            turns++;
            return stopping;
        }

        @Override
        public void ended(Connection connection) {}
    }
}
