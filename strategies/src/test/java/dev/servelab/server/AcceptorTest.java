package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.testing.SharedFiles;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who can connect, and how many while nobody is accepted. */
class AcceptorTest {
    private static final int PATIENCE_MS = 30_000;
    /** On this host a connection is there at once, or the queue is full. */
    private static final int AT_ONCE_MS = 300;

    @TempDir
    Path root;

    /** The acceptor is kept busy with the first; as many as the backlog get in behind it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 200})
    void connect_nobodyIsAccepted_asManyAsTheBacklogGetIn(int backlog) throws Exception {
        try (HeldAcceptor held = new HeldAcceptor(backlog)) {
            for (int i = 0; i < backlog; i++) {
                held.connect(PATIENCE_MS);
            }
            assertThat(held.admitted).hasValue(1);
            held.release.countDown();
            Await.until("all are admitted", () -> held.admitted.get() == 1 + backlog);
        }
    }

    /** Systems give some more than they were asked for; Linux one. */
    @Test
    void connect_moreThanTheBacklog_isNotAnsweredUntilThereIsRoom() throws Exception {
        int backlog = 8;
        try (HeldAcceptor held = new HeldAcceptor(backlog)) {
            int gotIn = 0;
            while (gotIn <= 3 * backlog && held.isConnectedAtOnce()) {
                gotIn++;
            }
            assertThat(gotIn).isBetween(backlog, 3 * backlog);
            held.release.countDown();
            int all = 1 + gotIn;
            Await.until("all are admitted", () -> held.admitted.get() >= all);
            held.connect(PATIENCE_MS);
        }
    }

    @Test
    void start_byDefault_isReachedFromThisHostAlone() throws Exception {
        try (FileServer server = FileServer.open(ServerSettings.defaults(root))) {
            server.start();
            InetSocketAddress address = server.address();
            assertThat(address.getAddress().isLoopbackAddress()).isTrue();
            RawClient.connect(server).assertUsable().close();
            for (InetAddress other : addressesOfThisHost()) {
                assertThatThrownBy(() -> RawClient.connect(
                        new InetSocketAddress(other, address.getPort()), 0)).as("by %s", other)
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    /** Where there is no IPv6 it is refused, in one line and at once. */
    @Test
    void start_onAnAddressOfIpv6_servesThereOrSaysWhyNot() throws Exception {
        byte[] content = new SharedFiles(root).write("file", 5_000);
        ServerSettings settings = on("::1");
        try (FileServer server = FileServer.open(settings)) {
            if (!hasIpv6()) {
                assertThatThrownBy(server::start).isInstanceOf(IOException.class)
                        .message().isNotEmpty().doesNotContain("\n");
                return;
            }
            server.start();
            assertThat(server.address().getAddress()).isEqualTo(InetAddress.ofLiteral("::1"));
            try (RawClient client = RawClient.connect(server)) {
                assertThat(client.send("GET file\n").body()).isEqualTo(content);
            }
        }
    }

    @Test
    void start_onAName_servesAtItsAddress() throws Exception {
        byte[] content = new SharedFiles(root).write("file", 5_000);
        try (FileServer server = TestClock.serve(on("localhost"));
                RawClient client = RawClient.connect(server)) {
            assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
            assertThat(client.send("GET file\n").body()).isEqualTo(content);
        }
    }

    private ServerSettings on(String host) {
        return Variants.of(root, StrategySpec.DEFAULT, CacheSpec.parse("lru"), 1 << 20)
                .withListen(listen(host, ListenSettings.DEFAULT_BACKLOG));
    }

    private static ListenSettings listen(String host, int backlog) {
        ListenSettings defaults = ListenSettings.loopback();
        return new ListenSettings(host, 0, backlog, defaults.maxConnections(),
                defaults.sendBufferBytes());
    }

    private static List<InetAddress> addressesOfThisHost() throws IOException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
            return true;
        } catch (IOException none) {
            return false;
        }
    }

    /** One that does not come back from the first connection until it is released. */
    private static final class HeldAcceptor implements AutoCloseable {
        final CountDownLatch release = new CountDownLatch(1);
        final AtomicInteger admitted = new AtomicInteger();
        private final List<Socket> clients = new ArrayList<>();
        private final Acceptor acceptor;

        HeldAcceptor(int backlog) throws IOException {
            acceptor = Acceptor.start(listen("127.0.0.1", backlog), this::admit);
            connect(PATIENCE_MS);
            Await.until("the first is admitted", () -> admitted.get() == 1);
        }

        void connect(int withinMs) throws IOException {
            Socket client = new Socket();
            clients.add(client);
            client.connect(acceptor.address(), withinMs);
        }

        boolean isConnectedAtOnce() throws IOException {
            try {
                connect(AT_ONCE_MS);
                return true;
            } catch (SocketTimeoutException full) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            release.countDown();
            acceptor.close();
            for (Socket client : clients) {
                client.close();
            }
        }

        private void admit(SocketChannel channel) throws IOException {
            channel.close();
            admitted.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
