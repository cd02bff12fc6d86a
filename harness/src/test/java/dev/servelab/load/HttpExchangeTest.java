package dev.servelab.load;

import dev.servelab.workload.WorkFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpExchangeTest {
    private static final byte[] BODY = "fifteen bytes!\n".getBytes(UTF_8);
    private static final WorkFile FILE = new WorkFile("/a", BODY.length,
            OptionalInt.of(LyingServer.sum(BODY)));
    private static final String SIZED = "Content-Length: 15\r\n\r\nfifteen bytes!\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
    private static final Target TARGET = Target
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080));

    static Stream<ExchangeRow> answers() {
        String ok = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                kept("by length", ok + SIZED, 15),
                kept("names in capitals", ok + "CONTENT-LENGTH:15\r\n\r\nfifteen bytes!\n", 15),
                kept("lines without CR", (ok + SIZED).replace("\r", ""), 15),
                kept("no reason", "HTTP/1.1 200\r\n" + SIZED, 15),
                kept("other fields", ok + "Server: x\r\nConnection-Id: close\r\n" + SIZED, 15),
                kept("after an interim answer", "HTTP/1.1 100 Continue\r\n\r\n" + ok + SIZED, 15),
                kept("in chunks", ok + CHUNKED + "8\r\nfifteen \r\n7;a=b\r\nbytes!\n\r\n0\r\n\r\n",
                        15),
                kept("in chunks, with trailers", ok + CHUNKED
                        + "F\r\nfifteen bytes!\n\r\n0\r\nX: y\r\n\r\n", 15),
                once("the server will close", ok + "Connection: close\r\n" + SIZED, null, 15),
                once("HTTP/1.0", "HTTP/1.0 200 OK\r\n" + SIZED, null, 15),
                kept("HTTP/1.0 kept", "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\n" + SIZED,
                        15),
                new ExchangeRow("until it closes", ok + "\r\nfifteen bytes!\n",
                        true, null, false, 15),
                new ExchangeRow("until it closes, early", ok + "\r\nfift",
                        true, ErrorClass.SHORT, false, 4),
                once("not found", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
                        ErrorClass.HTTP_STATUS, 0),
                once("no content", "HTTP/1.1 204 No Content\r\n\r\n", ErrorClass.HTTP_STATUS, 0),
                once("our own wire", "OK 15 v1\n", ErrorClass.CORRUPT, 0),
                once("HTTP/2", "HTTP/2.0 200 OK\r\n", ErrorClass.CORRUPT, 0),
                once("no number", "HTTP/1.1 2x0 OK\r\n", ErrorClass.CORRUPT, 0),
                once("a length of letters", ok + "Content-Length: xv\r\n", ErrorClass.CORRUPT, 0),
                once("two lengths", ok + "Content-Length: 15\r\nContent-Length: 16\r\n",
                        ErrorClass.CORRUPT, 0),
                once("another coding", ok + "Transfer-Encoding: gzip, chunked\r\n",
                        ErrorClass.CORRUPT, 0),
                once("a chunk of no size", ok + CHUNKED + "x\r\n", ErrorClass.CORRUPT, 0),
                once("a chunk that goes on", ok + CHUNKED + "1\r\nff\r\n", ErrorClass.CORRUPT, 1),
                once("endless", "x".repeat(8_193), ErrorClass.CORRUPT, 0),
                closes("closed in the head", ok, 0),
                closes("closed in the content", ok + "Content-Length: 15\r\n\r\nfift", 4),
                closes("closed in a chunk", ok + CHUNKED + "F\r\nfift", 4),
                closes("closed before the last chunk", ok + CHUNKED
                        + "F\r\nfifteen bytes!\n\r\n", 15));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answer_cutAnywhere_isWhatItIs(ExchangeRow row) {
        row.check(TARGET, FILE, true);
    }

    @Test
    void answer_anotherContent_isCorruptIfTheFileIsKnown() {
        String other = "HTTP/1.1 200 OK\r\n" + SIZED.replace("bytes", "BYTES");
        new ExchangeRow("other", other, false, ErrorClass.CORRUPT, true, 15)
                .check(TARGET, FILE, true);
        kept("other, not verified", other, 15).check(TARGET, FILE, false);
        kept("other, not known", other, 15).check(TARGET, WorkFile.listed("/a", 0), true);
    }

    @Test
    void begin_asksForThePathOnThisHost() {
        String request = UTF_8.decode(TARGET.exchange(true).begin(FILE)).toString();

        assertThat(request).startsWith("GET /a HTTP/1.1\r\nHost: ").contains(":8080\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void surplus_inTheSamePiece_isCorrupt() {
        Exchange exchange = TARGET.exchange(true);
        exchange.begin(FILE);

        exchange.receive(ByteBuffer.wrap(("HTTP/1.1 200 OK\r\n" + SIZED + "!").getBytes(UTF_8)));

        assertThat(exchange.error()).isEqualTo(ErrorClass.CORRUPT);
        assertThat(exchange.reusable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/a%20b?c=d, /a%20b?c=d", "a b, /a%20b", "a/b.c, /a/b.c", "50%, /50%25",
            "\u00e9, /%C3%A9", "a?b#c, /a%3Fb%23c"})
    void path_ofAName_isEncodedAndOfAPathIsNot(String name, String path) {
        assertThat(HttpTarget.path(name)).isEqualTo(path);
    }

    @Test
    void path_thatWouldBreakTheRequest_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpTarget.path("/a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> HttpTarget.path("/a\r\nX: y"));
    }

    private static ExchangeRow kept(String what, String said, long bytes) {
        return new ExchangeRow(what, said, false, null, true, bytes);
    }

    private static ExchangeRow once(String what, String said, @Nullable ErrorClass error,
            long bytes) {
        return new ExchangeRow(what, said, false, error, false, bytes);
    }

    private static ExchangeRow closes(String what, String said, long bytes) {
        return new ExchangeRow(what, said, true, ErrorClass.SHORT, false, bytes);
    }
}
