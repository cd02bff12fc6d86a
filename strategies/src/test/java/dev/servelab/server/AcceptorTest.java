package dev.servelab.server;

import dev.servelab.cache.CacheSpec;
import dev.servelab.testing.SharedFiles;
import dev.servelab.time.Clock;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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
    @MethodSource("waysAndBacklogs")
    void connect_nobodyIsAccepted_asManyAsTheBacklogGetIn(Way way, int backlog) throws Exception {
        try (HeldAcceptor held = new HeldAcceptor(way, backlog)) {
            for (int i = 0; i < backlog; i++) {
                held.connect(PATIENCE_MS);
            }
            assertThat(held.admitted).hasValue(1);
            held.release.countDown();
            Await.until("all are admitted", () -> held.admitted.get() == 1 + backlog);
        }
    }

    /** Systems give some more than they were asked for; Linux one. */
    @ParameterizedTest
    @EnumSource
    void connect_moreThanTheBacklog_isNotAnsweredUntilThereIsRoom(Way way) throws Exception {
        int backlog = 8;
        try (HeldAcceptor held = new HeldAcceptor(way, backlog)) {
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

    /** A connection that waits in the queue does not keep the port, nor does a selector. */
    @ParameterizedTest
    @EnumSource
    void close_somebodyWaits_thePortIsFreeAtOnce(Way way) throws Exception {
        try (HeldAcceptor held = new HeldAcceptor(way, 8)) {
            held.connect(PATIENCE_MS);
            held.release.countDown();
            held.acceptor.close();
            InetSocketAddress address = held.listener.address();
            assertThatThrownBy(() -> RawClient.connect(address, 0))
                    .isInstanceOf(ConnectException.class);
        }
    }

    /** What fails is tried again: soon, or when somebody says that it may succeed. */
    @ParameterizedTest
    @EnumSource
    void accept_admissionBreaks_goesOnAfterAPause(Way way) throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Listener listener = Listener.bind(listen("127.0.0.1", 8), channel -> {
            if (tries.incrementAndGet() == 1) {
                throw new OutOfMemoryError("planted");
            }
            channel.close();
        });
        try (Acceptor acceptor = way.start(listener);
                Socket broken = new Socket();
                Socket next = new Socket()) {
            broken.connect(listener.address(), PATIENCE_MS);
            next.connect(listener.address(), PATIENCE_MS);
            Await.until("the next is admitted", () -> {
                acceptor.expire(System.nanoTime());
                return tries.get() == 2;
            });
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

    private static Stream<Arguments> waysAndBacklogs() {
        return Stream.of(Way.values()).flatMap(
                way -> Stream.of(1, 8, 200).map(backlog -> Arguments.of(way, backlog)));
    }

    /** On whose thread is accepted. */
    enum Way {
        OWN_THREAD {
            @Override
            Acceptor start(Listener listener) {
                return AcceptorThread.start(listener);
            }
        },
        LOOP {
            @Override
            Acceptor start(Listener listener) throws IOException {
                Loop loop = Loop.start(Thread.ofPlatform().factory());
                Acceptor acceptor = LoopAcceptor.start(listener, loop, Clock.SYSTEM);
                return new Acceptor() {
                    @Override
                    public void retry() {
                        acceptor.retry();
                    }

                    @Override
                    public void expire(long now) {
                        acceptor.expire(now);
                    }

                    @Override
                    public void close() {
                        acceptor.close();
                        loop.close();
                    }
                };
            }
        };

        abstract Acceptor start(Listener listener) throws IOException;
    }

    /** One that does not come back from the first connection until it is released. */
    private static final class HeldAcceptor implements AutoCloseable {
        final CountDownLatch release = new CountDownLatch(1);
        final AtomicInteger admitted = new AtomicInteger();
        private final List<Socket> clients = new ArrayList<>();
        private final Listener listener;
        private final Acceptor acceptor;

        HeldAcceptor(Way way, int backlog) throws IOException {
            listener = Listener.bind(listen("127.0.0.1", backlog), this::admit);
            acceptor = way.start(listener);
            connect(PATIENCE_MS);
            Await.until("the first is admitted", () -> admitted.get() == 1);
        }

        void connect(int withinMs) throws IOException {
            Socket client = new Socket();
            clients.add(client);
            client.connect(listener.address(), withinMs);
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
