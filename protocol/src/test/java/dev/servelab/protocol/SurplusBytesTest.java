package dev.servelab.protocol;

import dev.servelab.protocol.FailedTransfer.Reason;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The client that asks once, against a server that goes on after END. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a blocked read heeds no interrupt
final class SurplusBytesTest {
    private static final String WHOLE = "OK 5 v\nhello" + "END %08x\n"
            .formatted(ScriptedServer.sum("hello".getBytes(US_ASCII)));

    @ParameterizedTest
    @ValueSource(strings = {"", "ERR timeout too long idle\n", "ERR shutting-down\n"})
    void expectNothingMore_closeOrOneError_isAllRight(String after) throws Exception {
        try (ScriptedServer server = ScriptedServer.saying(WHOLE + after);
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            client.get("a", FileClient.DISCARD, Progress.NONE);
            client.expectNothingMore(Duration.ofSeconds(20));
            assertThat(client.usable()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\n", "END 00000000\n", "ERR", "ERR timeout", "ERR nonsense x\n",
            "ERR timeout a\nERR timeout b\n", "ERR timeout a\nb", "OK 0 v\nEND 00000000\n"})
    void expectNothingMore_moreBytes_isSurplus(String after) throws Exception {
        try (ScriptedServer server = ScriptedServer.saying(WHOLE + after);
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            client.get("a", FileClient.DISCARD, Progress.NONE);
            assertFails(() -> client.expectNothingMore(Duration.ofSeconds(20)), Reason.SURPLUS);
        }
    }

    @Test
    void expectNothingMore_endlessErrorLine_isSurplus() throws Exception {
        try (ScriptedServer server = ScriptedServer
                .saying(WHOLE + "ERR busy " + "x".repeat(20_000));
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            client.get("a", FileClient.DISCARD, Progress.NONE);
            assertFails(() -> client.expectNothingMore(Duration.ofSeconds(20)), Reason.SURPLUS);
        }
    }

    @Test
    void expectNothingMore_bytesAfterTheHalfClose_areSurplus() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.readLine();
            peer.write(WHOLE);
            peer.awaitClose();
            peer.write("late");
        }); FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            client.get("a", FileClient.DISCARD, Progress.NONE);
            assertFails(() -> client.expectNothingMore(Duration.ofSeconds(20)), Reason.SURPLUS);
        }
    }

    @Test
    void expectNothingMore_serverThatStaysOpenInSilence_isAllRight() throws Exception {
        CountDownLatch checked = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.readLine();
            peer.write(WHOLE);
            checked.await();
        }); FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            client.get("a", FileClient.DISCARD, Progress.NONE);
            client.expectNothingMore(Duration.ofMillis(100));
            checked.countDown();
        }
    }

    private static void assertFails(ThrowingCallable request, Reason expected) {
        assertThatThrownBy(request).isInstanceOfSatisfying(FailedTransfer.class,
                failure -> assertThat(failure.reason()).as(failure.getMessage())
                        .isEqualTo(expected));
    }
}
