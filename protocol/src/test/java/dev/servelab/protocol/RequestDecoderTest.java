package dev.servelab.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class RequestDecoderTest {
    /** Each line as it stands on the wire, and the request it is. */
    static final List<Arguments> REQUESTS = List.of(
            request("GET a", new Request.Get("a")),
            request("GET dir/file name.txt", new Request.Get("dir/file name.txt")),
            request("GET ", new Request.Get("")),
            request("GET  two leading", new Request.Get(" two leading")),
            request("GET trailing ", new Request.Get("trailing ")),
            request("GET GET", new Request.Get("GET")),
            request("GET caf\u00e9 \u6f22\u5b57 \ud83d\ude00",
                    new Request.Get("caf\u00e9 \u6f22\u5b57 \ud83d\ude00")),
            request("GET %63af%C3%a9", new Request.Get("caf\u00e9")),
            request("GET caf%a9", ErrorCode.BAD_NAME),
            request("GET 100%25", new Request.Get("100%")),
            request("GET %252e%252e", new Request.Get("%2e%2e")),
            request("GET a%0Ab%00%C2%85%7f", new Request.Get("a\nb\0\u0085\u007f")),
            request("GET ../../etc/passwd", new Request.Get("../../etc/passwd")),
            request("GET /absolute", new Request.Get("/absolute")),
            request("GET HTTP/1.1", new Request.Get("HTTP/1.1")),
            request("GET a HTTP/1.1", new Request.Get("a HTTP/1.1")),
            request("GET /a HTTP/2.0", new Request.Get("/a HTTP/2.0")),
            request("GET /a HTTP/1.x", new Request.Get("/a HTTP/1.x")),
            request("RANGE 0 v a", new Request.Range(0, "v", "a")),
            request("RANGE 17 a.B_9-z  b c", new Request.Range(17, "a.B_9-z", " b c")),
            request("RANGE 9223372036854775807 v a",
                    new Request.Range(Long.MAX_VALUE, "v", "a")),
            request("RANGE 1 v ", new Request.Range(1, "v", "")),
            request("RANGE 1 " + "v".repeat(64) + " %41",
                    new Request.Range(1, "v".repeat(64), "A")),
            request("LIST", new Request.ListCached()),
            request("FILES", new Request.Files()),
            request("STATS", new Request.Stats()),
            request("", ErrorCode.BAD_REQUEST),
            request(" ", ErrorCode.BAD_REQUEST),
            request("GET", ErrorCode.BAD_REQUEST),
            request("get a", ErrorCode.BAD_REQUEST),
            request("Get a", ErrorCode.BAD_REQUEST),
            request(" GET a", ErrorCode.BAD_REQUEST),
            request("GETa", ErrorCode.BAD_REQUEST),
            request("GET\ta", ErrorCode.BAD_REQUEST),
            request("PUT a", ErrorCode.BAD_REQUEST),
            request("list", ErrorCode.BAD_REQUEST),
            request("LIST ", ErrorCode.BAD_REQUEST),
            request("LIST a", ErrorCode.BAD_REQUEST),
            request("LISTS", ErrorCode.BAD_REQUEST),
            request("FILES x", ErrorCode.BAD_REQUEST),
            request("STATS -v", ErrorCode.BAD_REQUEST),
            request("GET a\tb", ErrorCode.BAD_REQUEST),
            request("GET a\0b", ErrorCode.BAD_REQUEST),
            request("GET a\rb", ErrorCode.BAD_REQUEST),
            request("GET a\u001b[2J", ErrorCode.BAD_REQUEST),
            request("GET a\u007f", ErrorCode.BAD_REQUEST),
            request("GET a\u0085b", ErrorCode.BAD_REQUEST),
            request("GET %zz\u0001", ErrorCode.BAD_REQUEST),
            request("GET %", ErrorCode.BAD_NAME),
            request("GET %4", ErrorCode.BAD_NAME),
            request("GET a%4g", ErrorCode.BAD_NAME),
            request("GET %+1", ErrorCode.BAD_NAME),
            request("GET %-1", ErrorCode.BAD_NAME),
            request("GET %%41", ErrorCode.BAD_NAME),
            request("GET %C3", ErrorCode.BAD_NAME),
            request("GET %C0%AF", ErrorCode.BAD_NAME),
            request("GET %ED%A0%80", ErrorCode.BAD_NAME),
            request("GET %F4%90%80%80", ErrorCode.BAD_NAME),
            request("GET %FF", ErrorCode.BAD_NAME),
            request("RANGE", ErrorCode.BAD_REQUEST),
            request("RANGE ", ErrorCode.BAD_REQUEST),
            request("RANGE 1", ErrorCode.BAD_REQUEST),
            request("RANGE 1 ", ErrorCode.BAD_REQUEST),
            request("RANGE 1 v", ErrorCode.BAD_REQUEST),
            request("RANGE  v a", ErrorCode.BAD_REQUEST),
            request("RANGE 1  a", ErrorCode.BAD_REQUEST),
            request("RANGE -1 v a", ErrorCode.BAD_REQUEST),
            request("RANGE +1 v a", ErrorCode.BAD_REQUEST),
            request("RANGE 01 v a", ErrorCode.BAD_REQUEST),
            request("RANGE 1e3 v a", ErrorCode.BAD_REQUEST),
            request("RANGE 0x1 v a", ErrorCode.BAD_REQUEST),
            request("RANGE \u0661 v a", ErrorCode.BAD_REQUEST),
            request("RANGE 9223372036854775808 v a", ErrorCode.BAD_REQUEST),
            request("RANGE 18446744073709551617 v a", ErrorCode.BAD_REQUEST),
            request("RANGE 1 " + "v".repeat(65) + " a", ErrorCode.BAD_REQUEST),
            request("RANGE 1 v/w a", ErrorCode.BAD_REQUEST),
            request("RANGE 1 v a%", ErrorCode.BAD_NAME));

    @ParameterizedTest
    @FieldSource("REQUESTS")
    void decode_oneLine_isTheRequestForLfAndCrlf(String line, String expected) {
        assertThat(decode((line + "\n").getBytes(UTF_8))).containsExactly(expected);
        assertThat(decode((line + "\r\n").getBytes(UTF_8))).containsExactly(expected);
        assertThat(NaiveDecoder.decode((line + "\n").getBytes(UTF_8))).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "GET /index.html HTTP/1.0", "POST /a b HTTP/1.1",
            "RANGE /1 v HTTP/1.1", "LIST / HTTP/1.9", "G / HTTP/1.1"})
    void decode_httpRequestLine_isBadAndCloses(String line) {
        assertThat(decode((line + "\r\nHost: x\r\n\r\n").getBytes(UTF_8)))
                .containsExactly("bad-request closes");
    }

    @Test
    void decode_malformedUtf8_isBadNameInANameAndBadRequestElsewhere() {
        assertThat(decode("GET a\u00ff\nGET \u00c3\nG\u00ffT a\n".getBytes(ISO_8859_1)))
                .containsExactly("bad-name", "bad-name", "bad-request");
    }

    @Test
    void decode_everyByteAtEveryPlace_agreesWithTheNaiveDecoder() {
        for (String line : List.of("GET ab", "LIST", "RANGE 1 v a", "GET %41\u00c2\u00a0")) {
            byte[] bytes = (line + "\n").getBytes(ISO_8859_1);
            for (int at = 0; at < bytes.length; at++) {
                for (int value = 0; value < 256; value++) {
                    byte[] replaced = bytes.clone();
                    replaced[at] = (byte) value;
                    assertAgrees(replaced);
                    assertAgrees(inserted(bytes, at, (byte) value));
                }
            }
        }
    }

    @Test
    void decode_pipelined_answersInOrderAndLeavesTheRestUntouched() {
        RequestDecoder decoder = new RequestDecoder();
        ByteBuffer in = ByteBuffer.wrap("GET a\nLIST\r\nGET b".getBytes(UTF_8));

        assertThat(decoder.decode(in)).isEqualTo(new Request.Get("a"));
        assertThat(in.position()).isEqualTo(6);
        assertThat(decoder.decode(in)).isEqualTo(new Request.ListCached());
        assertThat(decoder.decode(in)).isNull();
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void decode_crBeforeCrlf_isAControlCharacter() {
        assertThat(decode("GET a\r\r\n".getBytes(UTF_8))).containsExactly("bad-request");
    }

    @Test
    void decode_noLineEnd_deliversNothing() {
        assertThat(decode("GET a".getBytes(UTF_8))).isEmpty();
        assertThat(decode("GET a\r".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void midLine_beginsWithTheFirstByteAndEndsWithTheLine() {
        RequestDecoder decoder = new RequestDecoder();
        assertThat(decoder.midLine()).isFalse();
        decoder.decode(ByteBuffer.wrap(new byte[]{'G'}));
        assertThat(decoder.midLine()).isTrue();
        decoder.decode(ByteBuffer.wrap("ET a\n".getBytes(UTF_8)));
        assertThat(decoder.midLine()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void decode_lineOfTheLimit_isARequest(String lineEnd) {
        String name = "n".repeat(RequestDecoder.MAX_LINE_BYTES - 4);
        assertThat(decode(("GET " + name + lineEnd).getBytes(UTF_8)))
                .containsExactly(new Request.Get(name).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\r", "x", "\nGET a\n", "\u0001\n"})
    void decode_oneByteOverTheLimit_isTooLongAndSwallowsTheRest(String after) {
        String name = "n".repeat(RequestDecoder.MAX_LINE_BYTES - 3);
        RequestDecoder decoder = new RequestDecoder();
        assertThat(decode(decoder, ("GET " + name + after).getBytes(UTF_8)))
                .containsExactly("too-long closes");
        assertThat(decode(decoder, "\nGET a\n".getBytes(UTF_8))).isEmpty();
        assertThat(decoder.midLine()).isFalse();
    }

    @Test
    void decode_crAtTheLimitWithoutItsLf_isTooLong() {
        String limit = "x".repeat(RequestDecoder.MAX_LINE_BYTES) + "\r";
        RequestDecoder decoder = new RequestDecoder();
        assertThat(decode(decoder, limit.getBytes(UTF_8))).isEmpty();
        assertThat(decode(decoder, "x\n".getBytes(UTF_8))).containsExactly("too-long closes");
    }

    @Test
    void decode_endlessLineByteByByte_isTooLongAtTheFirstByteOver() {
        RequestDecoder decoder = new RequestDecoder();
        for (int i = 0; i < RequestDecoder.MAX_LINE_BYTES; i++) {
            assertThat(decoder.decode(ByteBuffer.wrap(new byte[]{'x'}))).isNull();
        }
        Request request = decoder.decode(ByteBuffer.wrap(new byte[]{'x'}));
        assertThat(request).isInstanceOfSatisfying(Request.Bad.class,
                bad -> assertThat(bad.code()).isEqualTo(ErrorCode.TOO_LONG));
    }

    @Test
    void encode_everyRequest_isDecodedToItself() {
        List<Request> requests = List.of(new Request.Get(" a%\n\u00e9"),
                new Request.Range(Long.MAX_VALUE, "v-1", "b c"), new Request.ListCached(),
                new Request.Files(), new Request.Stats());
        for (Request request : requests) {
            assertThat(new RequestDecoder().decode(ByteBuffer.wrap(Request.encode(request))))
                    .isEqualTo(request);
        }
    }

    private static void assertAgrees(byte[] stream) {
        assertThat(decode(stream)).as("bytes %s", Arrays.toString(stream))
                .isEqualTo(NaiveDecoder.decode(stream));
    }

    private static byte[] inserted(byte[] bytes, int at, byte value) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        longer[at] = value;
        return longer;
    }

    private static List<String> decode(byte[] stream) {
        return decode(new RequestDecoder(), stream);
    }

    private static List<String> decode(RequestDecoder decoder, byte[] stream) {
        List<String> requests = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(stream);
        for (Request next = decoder.decode(in); next != null; next = decoder.decode(in)) {
            requests.add(NaiveDecoder.tell(next));
        }
        return requests;
    }

    private static Arguments request(String line, Request expected) {
        return Arguments.of(line, expected.toString());
    }

    private static Arguments request(String line, ErrorCode expected) {
        return Arguments.of(line, expected.wire());
    }
}
