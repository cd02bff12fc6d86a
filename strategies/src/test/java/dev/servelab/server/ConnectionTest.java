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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One connection, run by the test's own thread or by a loop of its own. */
class ConnectionTest {
    private final TestClock clock = new TestClock();

    /** It waited for a thread, and the server stopped meanwhile: what it said is still heard. */
    @ParameterizedTest
    @EnumSource(Spoken.class)
    void run_serverHasStopped_refusesOnTheWireThatIsSpoken(Spoken spoken, @TempDir Path root)
            throws Exception {
        try (SharedDirectory directory = SharedDirectory.open(root, Resolution.wanted());
                ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (RawClient client = RawClient.connect(
                    (InetSocketAddress) listener.getLocalAddress(), 0, spoken)) {
                client.get("file").halfClose();
                new BlockingConnection(listener.accept(), new Stopping(fronts(directory)), "peer").run();
                client.error("shutting-down");
                client.assertEnd();
            }
        }
    }

    /** The same where it has no thread to wait for: its first turn comes after the server's stop. */
    @ParameterizedTest
    @EnumSource(Spoken.class)
    void turn_serverHasStopped_refusesOnTheWireThatIsSpoken(Spoken spoken, @TempDir Path root)
            throws Exception {
        Loop loop = Loop.start(Thread.ofPlatform().factory());
        try (SharedDirectory directory = SharedDirectory.open(root, Resolution.wanted());
                ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (RawClient client = RawClient.connect(
                    (InetSocketAddress) listener.getLocalAddress(), 0, spoken)) {
                client.get("file").halfClose();
                SocketChannel accepted = listener.accept();
                accepted.configureBlocking(false);
                new LoopConnection(accepted, new Stopping(fronts(directory)), "peer", loop)
                        .begin();
                client.error("shutting-down");
                client.assertEnd();
            }
        } finally {
            loop.close();
        }
    }

    private FrontFactory fronts(SharedDirectory directory) {
        Disk disk = new Disk(FileIo.INLINE, Duration.ofSeconds(10), clock);
        FrontFactory fronts = new FrontFactory(
                new FrontSettings(1024, 64, Duration.ofSeconds(30)),
                new UncachedFiles(directory, disk, clock), new FileListing(directory, disk),
                () -> "{}", RequestLog.NONE, Timing.OFF, clock);
        fronts.stop();
        return fronts;
    }

    private final class Stopping implements ConnectionHost {
        private final FrontFactory fronts;

        Stopping(FrontFactory fronts) {
            this.fronts = fronts;
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
        public boolean isStopping() {
            return true;
        }

        @Override
        public void ended(Connection connection) {}
    }
}
