package dev.servelab.protocol;

import com.sun.management.ThreadMXBean;
import dev.servelab.protocol.FailedTransfer.Reason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The client against a server that cuts, invents, drips, goes on, or says nothing. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a blocked read heeds no interrupt
final class LyingServerTest {
    /** "hello" and what its END line must say. */
    private static final String END = "END %08x\n"
            .formatted(ScriptedServer.sum("hello".getBytes(US_ASCII)));
    private static final String WHOLE = "OK 5 v\nhello" + END;
    private static final ClientOptions IMPATIENT = ClientOptions.DEFAULT
            .withReadTimeout(Duration.ofMillis(100));

    /** What the server says before it closes in order, and what is wrong with it. */
    static final List<Arguments> REPLIES = List.of(
            lie("", Reason.SHORT),
            lie("O", Reason.SHORT),
            lie("OK 5 v", Reason.SHORT),
            lie("OK 5 v\n", Reason.SHORT),
            lie("OK 5 v\nhell", Reason.SHORT),
            lie("OK 5 v\nhello", Reason.SHORT),
            lie("OK 5 v\nhello" + END.stripTrailing(), Reason.SHORT),
            lie("ERR not-found without an end", Reason.SHORT),
            lie("OK 9223372036854775807 v\nhello", Reason.SHORT),
            lie("OK 9223372036854775807 v\nhello" + END, Reason.SHORT),
            lie("OK 5 v\nhellO" + END, Reason.CORRUPT),
            lie("OK 5 v\nhelloEND 00000000\n", Reason.CORRUPT),
            lie("OK 0 v\nEND 00000001\n", Reason.CORRUPT),
            lie("OK 4 v\nhello" + END, Reason.MALFORMED),
            lie("OK 6 v\nhello" + END, Reason.MALFORMED),
            lie("OK 5 v\nhello\n" + END, Reason.MALFORMED),
            lie("OK 5 v\nhelloERR io-error disk\n", Reason.MALFORMED),
            lie("OK 5 v\nhello" + END.toUpperCase(Locale.ROOT).replace("END", "End"),
                    Reason.MALFORMED),
            lie("OK -1 v\n", Reason.MALFORMED),
            lie("OK +5 v\nhello" + END, Reason.MALFORMED),
            lie("OK 05 v\nhello" + END, Reason.MALFORMED),
            lie("OK 9223372036854775808 v\n", Reason.MALFORMED),
            lie("OK 18446744073709551621 v\nhello" + END, Reason.MALFORMED),
            lie("OK 5\nhello" + END, Reason.MALFORMED),
            lie("OK 5 \nhello" + END, Reason.MALFORMED),
            lie("OK 5 v w\nhello" + END, Reason.MALFORMED),
            lie("OK 5 ../v\nhello" + END, Reason.MALFORMED),
            lie("OK 5 " + "v".repeat(65) + "\nhello" + END, Reason.MALFORMED),
            lie("OK 5 v\r\nhello" + END, Reason.MALFORMED),
            lie("\n" + WHOLE, Reason.MALFORMED),
            lie("ERR nonsense\n", Reason.MALFORMED),
            lie("HTTP/1.1 400 Bad Request\r\n\r\n", Reason.MALFORMED),
            lie("x".repeat(4_097), Reason.MALFORMED),
            lie("OK 5 " + "v".repeat(100_000), Reason.MALFORMED),
            lie("ERR busy " + "x".repeat(4_088) + "\n", Reason.MALFORMED),
            lie("OK 5 v\nhelloEND " + "0".repeat(5_000), Reason.MALFORMED));

    @ParameterizedTest
    @FieldSource("REPLIES")
    void get_reply_failsForItsReason(String reply, Reason expected) throws Exception {
        try (ScriptedServer server = ScriptedServer.saying(reply);
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            assertFails(() -> client.get("a", FileClient.DISCARD, Progress.NONE), expected);
            assertThat(client.usable()).isFalse();
        }
    }

    @Test
    void get_replyCutAtEveryByte_isShort() throws Exception {
        for (int cut = 0; cut < WHOLE.length(); cut++) {
            try (ScriptedServer server = ScriptedServer.saying(WHOLE.substring(0, cut));
                    FileClient client = FileClient.connect(server.address(),
                            ClientOptions.DEFAULT)) {
                assertFails(() -> client.get("a", FileClient.DISCARD, Progress.NONE),
                        Reason.SHORT);
            }
        }
    }

    @Test
    void get_replyInSegmentsOfOneByte_isReceived() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.socket().setTcpNoDelay(true);
            peer.readLine();
            for (byte b : WHOLE.getBytes(US_ASCII)) {
                peer.write(new byte[]{b});
            }
        }); FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            assertThat(client.get("a", FileClient.DISCARD, Progress.NONE).length()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK 5", "OK 5 v\nhel"})
    void get_connectionReset_isAReset(String reply) throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.readLine();
            peer.write(reply);
            peer.reset();
        }); FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            assertFails(() -> client.get("a", FileClient.DISCARD, Progress.NONE), Reason.RESET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK 5", "OK 5 v\nhel", "OK 5 v\nhello", "OK 5 v\nhelloEND "})
    void get_silence_timesOut(String reply) throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.readLine();
            peer.write(reply);
            peer.awaitClose();
        }); FileClient client = FileClient.connect(server.address(), IMPATIENT)) {
            assertThatThrownBy(() -> client.get("a", FileClient.DISCARD, Progress.NONE))
                    .isInstanceOf(TimedOut.class)
                    .hasMessage("no answer from the server within 100 ms");
            assertThat(client.usable()).isFalse();
        }
    }

    /** Each byte comes well before the read timeout; 4,096 of them would take a minute and a half. */
    @Test
    void get_drippingReplyLine_timesOutAsAWhole() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(LyingServerTest::drip);
                FileClient client = FileClient.connect(server.address(), IMPATIENT)) {
            assertThatThrownBy(() -> client.get("a", FileClient.DISCARD, Progress.NONE))
                    .isInstanceOf(TimedOut.class);
        }
    }

    @Test
    void range_otherVersionInTheReply_isMalformed() throws Exception {
        try (ScriptedServer server = ScriptedServer.saying(WHOLE);
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            assertFails(() -> client.range("a", 0, "w", 0, FileClient.DISCARD, Progress.NONE),
                    Reason.MALFORMED);
        }
    }

    @Test
    void range_sumOfTheRestAlone_isCorrupt() throws Exception {
        try (ScriptedServer server = ScriptedServer.saying(WHOLE);
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            assertFails(() -> client.range("a", 3, "v", 0x1234, FileClient.DISCARD, Progress.NONE),
                    Reason.CORRUPT);
        }
    }

    @Test
    void list_versionOfAFile_isMalformed() throws Exception {
        try (ScriptedServer server = ScriptedServer.saying(WHOLE);
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            assertFails(client::list, Reason.MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a\n", "a\t1\n", "a\t1\t2\t3", "a\t1\t2\t-3\n", "\n",
            "a\t1\t2\t3\n\n", "a\u0001\t1\t2\t3\n", "%\t1\t2\t3\n", "a\t1\t2\t3\t4\n"})
    void list_verifiedButNotALine_isMalformed(String body) throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(peer -> {
            peer.readLine();
            peer.ok(body.getBytes(US_ASCII), Versions.NONE);
        }); FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            assertFails(client::list, Reason.MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {FileClient.LISTING_BYTES_MAX + 1, Long.MAX_VALUE})
    void files_overTheCap_isMalformed(long length) throws Exception {
        try (ScriptedServer server = ScriptedServer.saying("OK " + length + " -\n");
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            assertFails(client::files, Reason.MALFORMED);
        }
    }

    @Test
    void files_promisedButNotSent_takeNoMemory() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (ScriptedServer server = ScriptedServer
                .saying("OK " + FileClient.LISTING_BYTES_MAX + " -\na\t1\n");
                FileClient client = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            long before = threads.getCurrentThreadAllocatedBytes();
            assertFails(client::files, Reason.SHORT);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .isLessThan(FileClient.LISTING_BYTES_MAX / 8);
        }
    }

    /** A byte of an error line every 20 ms, paced by a read that times out. */
    private static void drip(ScriptedServer.Peer peer) throws IOException {
        peer.readLine();
        peer.write("ERR busy ");
        peer.socket().setSoTimeout(20);
        while (true) {
            try {
                if (peer.socket().getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException e) {
                peer.write("x");
            }
        }
    }

    private static void assertFails(ThrowingCallable request, Reason expected) {
        assertThatThrownBy(request).isInstanceOfSatisfying(FailedTransfer.class,
                failure -> assertThat(failure.reason()).as(failure.getMessage())
                        .isEqualTo(expected));
    }

    private static Arguments lie(String reply, Reason expected) {
        return Arguments.of(reply, expected);
    }
}
