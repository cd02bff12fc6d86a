package dev.servelab.protocol;

import dev.servelab.testing.SilentPort;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How a connection begins and ends: not made, refused, closed by either side. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a blocked read heeds no interrupt
final class FileClientEndsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void get_refused_saysWhyAndKeepsTheConnectionUnlessTheCodeCloses(ErrorCode code)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.readLine();
            peer.write("ERR " + code.wire() + " \u001b[1mwords\n");
        }); FileClient client = FileClient.connect(server.address(), PATIENCE)) {
            assertThatThrownBy(() -> client.get("a", FileClient.DISCARD, Progress.NONE))
                    .isInstanceOfSatisfying(ServerRefused.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo(code);
                        assertThat(refusal.text()).isEqualTo("%1B[1mwords");
                    });
            assertThat(client.usable()).isEqualTo(!code.closes());
        }
    }

    @Test
    void get_serverThatRefusesAndClosesBeforeTheRequest_isHeard() throws Exception {
        CountDownLatch connected = new CountDownLatch(1); // a reset before it would fail connect
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.write(Replies.error(ErrorCode.BUSY, "come back later"));
            connected.await();
            peer.reset();
            closed.countDown();
        }); FileClient client = FileClient.connect(server.address(), PATIENCE)) {
            connected.countDown();
            closed.await();
            assertThatThrownBy(() -> client.get("a", FileClient.DISCARD, Progress.NONE))
                    .isInstanceOf(ServerRefused.class).hasMessage("busy: come back later");
        }
    }

    @Test
    void close_fromAnotherThread_endsTheRequest() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.readLine();
            peer.write("OK 5 v\n12");
            asked.countDown();
            peer.awaitClose();
        }); FileClient client = FileClient.connect(server.address(), PATIENCE)) {
            CompletableFuture<IOException> failure = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    client.get("a", FileClient.DISCARD, Progress.NONE);
                } catch (IOException e) {
                    failure.complete(e);
                }
            });
            asked.await();
            Closeable fromHere = client;
            fromHere.close();
            assertFailed(failure.get(), FailedTransfer.Reason.CLOSED);
            assertThat(client.usable()).isFalse();
        }
    }

    @Test
    void connect_nobodyListens_cannotConnect() throws Exception {
        try (SilentPort nobody = new SilentPort()) {
            assertThatThrownBy(() -> FileClient.connect(nobody.address(), PATIENCE))
                    .isInstanceOf(CannotConnect.class)
                    .hasMessageContaining(":" + nobody.address().getPort());
        }
    }

    @Test
    void connect_unknownHost_cannotConnect() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("no\u001bwhere.invalid", 1);
        assertThatThrownBy(() -> FileClient.connect(nowhere, PATIENCE))
                .isInstanceOf(CannotConnect.class)
                .hasMessage("cannot connect to no%1Bwhere.invalid:1: unknown host");
    }

    @Test
    void connect_badOptions_areRefused() {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        assertThatThrownBy(
                () -> FileClient.connect(anywhere, ClientOptions.DEFAULT, new byte[4_096]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClientOptions.DEFAULT.withReadTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClientOptions.DEFAULT.withReceiveBuffer(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void millis_anyDuration_isPositiveAndFits() {
        assertThat(ClientOptions.millis(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(ClientOptions.millis(Duration.ofMillis(1_500))).isEqualTo(1_500);
        assertThat(ClientOptions.millis(Duration.ofSeconds(Long.MAX_VALUE)))
                .isEqualTo(Integer.MAX_VALUE);
    }

    private static void assertFailed(IOException failure, FailedTransfer.Reason expected) {
        assertThat(failure).isInstanceOfSatisfying(FailedTransfer.class,
                failed -> assertThat(failed.reason()).isEqualTo(expected));
    }
}
