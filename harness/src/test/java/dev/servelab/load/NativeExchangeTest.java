package dev.servelab.load;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.workload.WorkFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.servelab.load.LyingServer.frame;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class NativeExchangeTest {
    private static final byte[] BODY = "fifteen bytes!\n".getBytes(UTF_8);
    private static final WorkFile FILE = new WorkFile("a file", BODY.length,
            OptionalInt.of(LyingServer.sum(BODY)));
    private static final Target TARGET = Target
            .nativeWire(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));

    static Stream<ExchangeRow> answers() {
        byte[] other = "FIFTEEN BYTES!\n".getBytes(UTF_8);
        byte[] more = "fifteen bytes!\n and more".getBytes(UTF_8);
        byte[] whole = frame(BODY);
        return Stream.of(
                row("truth", whole, null, 15),
                row("another content with its right sum", frame(other), ErrorClass.CORRUPT, 15),
                row("a wrong sum", frame(BODY, 1), ErrorClass.CORRUPT, 15),
                row("the front with its right sum", frame("fif".getBytes(UTF_8)),
                        ErrorClass.SHORT, 3),
                row("more, with its right sum", frame(more), ErrorClass.CORRUPT, 24),
                row("nothing, with its right sum", frame(new byte[0]), ErrorClass.SHORT, 0),
                row("no OK and no ERR", "HTTP/1.1 200 OK\r\n", ErrorClass.CORRUPT, 0),
                row("an unknown code", "ERR what? ever\n", ErrorClass.CORRUPT, 0),
                row("no length", "OK many v1\n", ErrorClass.CORRUPT, 0),
                row("no END", "OK 1 v1\nxEND 1\n", ErrorClass.CORRUPT, 1),
                row("a line without an end", "x".repeat(4_097), ErrorClass.CORRUPT, 0),
                closes("closed at once", new byte[0], 0),
                closes("closed in the head", "OK 1".getBytes(UTF_8), 0),
                closes("closed in the content", "OK 15 v1\nfift".getBytes(UTF_8), 4),
                closes("closed in END", Arrays.copyOf(whole, whole.length - 1), 15));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answer_cutAnywhere_isWhatItIs(ExchangeRow row) {
        row.check(TARGET, FILE, true);
    }

    @ParameterizedTest
    @EnumSource
    void answer_refused_hasTheServersCode(ErrorCode code) {
        String line = "ERR " + code.wire() + " because\n";
        new ExchangeRow(code.wire(), line, false, ErrorClass.of(code), !code.closes(), 0)
                .check(TARGET, FILE, true);
    }

    /** The planted fault of a self-test: who does not verify takes anything of the right form. */
    @Test
    void answer_notVerified_isTakenAsItIs() {
        byte[] other = "FIFTEEN BYTES!\n".getBytes(UTF_8);
        row("another content", frame(other), null, 15).check(TARGET, FILE, false);
        row("a wrong sum", frame(BODY, 1), null, 15).check(TARGET, FILE, false);
        closes("closed", "OK 15 v1\nfift".getBytes(UTF_8), 4).check(TARGET, FILE, false);
    }

    @Test
    void answer_ofAListedFile_isHeldAgainstTheServersSumAlone() {
        WorkFile listed = WorkFile.listed("a file", 3);
        row("truth", frame(BODY), null, 15).check(TARGET, listed, true);
        row("a wrong sum", frame(BODY, 1), ErrorClass.CORRUPT, 15).check(TARGET, listed, true);
    }

    @Test
    void begin_afterAnAnswer_asksAndTakesTheNext() {
        Exchange exchange = TARGET.exchange(true);
        for (int i = 0; i < 2; i++) {
            ByteBuffer request = exchange.begin(FILE);
            assertThat(UTF_8.decode(request).toString()).isEqualTo("GET a file\n");
            assertThat(exchange.receive(ByteBuffer.wrap(frame(BODY)))).isTrue();
            assertThat(exchange.error()).isNull();
            assertThat(exchange.reusable()).isTrue();
        }
    }

    @Test
    void surplus_inTheSamePiece_isWrongUnlessItIsAGoodbye() {
        Exchange exchange = TARGET.exchange(true);
        exchange.begin(FILE);
        exchange.receive(joined(frame(BODY), "ERR shutting-down\n".getBytes(UTF_8)));
        assertThat(exchange.error()).isNull();
        assertThat(exchange.reusable()).isFalse();

        Exchange second = TARGET.exchange(true);
        second.begin(FILE);
        second.receive(joined(frame(BODY), frame(BODY)));
        assertThat(second.error()).isEqualTo(ErrorClass.CORRUPT);
    }

    private static ByteBuffer joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).flip();
    }

    private static ExchangeRow row(String what, byte[] said, @Nullable ErrorClass error,
            long bytes) {
        boolean formRight = !what.startsWith("no ");
        return new ExchangeRow(what, new String(said, UTF_8), false, error, formRight, bytes);
    }

    private static ExchangeRow row(String what, String said, ErrorClass error, long bytes) {
        return new ExchangeRow(what, said, false, error, false, bytes);
    }

    private static ExchangeRow closes(String what, byte[] said, long bytes) {
        return new ExchangeRow(what, new String(said, UTF_8), true, ErrorClass.SHORT, false, bytes);
    }
}
