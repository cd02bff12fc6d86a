package dev.servelab.front;

import dev.servelab.front.FirstLine.Verdict;
import dev.servelab.protocol.RequestDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a connection speaks, told by its first line. */
class FirstLineTest {
    /** The same in one expression: a second technique. One character stands for one byte. */
    private static final Pattern HTTP = Pattern.compile(
            "(?!GET \\*)[A-Z]+ (?=/|\\*|http://).* HTTP/[0-9]\\.[0-9]\r?", Pattern.DOTALL);
    private static final List<String> PIECES = List.of("GET", "GE", "get", " ", " /", " *",
            " http://", " http:/", "x", "/", "\r", " HTTP/1.1", " HTTP/1.10", " HTTP/2", "HTTP/1.1",
            "\0", "\u00ff");

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "HEAD /a HTTP/1.0\r", "PRI * HTTP/2.0\r",
            "X /?a=b c HTTP/9.9", "GET http://x/ HTTP/1.1", "OPTIONS * HTTP/1.1",
            "GET //  HTTP/1.1",
            "GET / HTTP/1.1 HTTP/1.1"})
    void judge_methodTargetAndVersion_isHttp(String line) {
        assertThat(judge(line + "\n")).isEqualTo(Verdict.HTTP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r", "GET a", "GET a HTTP/1.1", "get / HTTP/1.1", "GET /",
            "GET /a",
            "GET  / HTTP/1.1", " GET / HTTP/1.1", "GET\t/ HTTP/1.1", "GET / HTTP/1.1 ",
            "GET / HTTP/1", "GET / HTTP/1.10", "GET / HTTP/1.x", "GET / http/1.1", "GET /HTTP/1.1",
            "GET http:/x HTTP/1.1", "GET https://x/ HTTP/1.1", "STATS", "LIST", "G1T / HTTP/1.1",
            "/ HTTP/1.1", "GET * HTTP/1.1", "GET *.txt HTTP/1.1"})
    void judge_anythingElse_isNative(String line) {
        assertThat(judge(line + "\n")).isEqualTo(Verdict.NATIVE);
    }

    /** A verdict once given stands, whatever comes; without a line's end only NATIVE can be. */
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\n", "GET a\nGET / HTTP/1.1\n", "STATS\n",
            "GET http://x HTTP/1.1\r\n", "GET /etc/passwd\n", "\n\n", "GET /a HTTP/2\n"})
    void judge_cutAtEveryByte_saysTheSameOrOpen(String bytes) {
        Verdict whole = judge(bytes);
        assertThat(whole).isNotEqualTo(Verdict.OPEN);
        int lineEnd = bytes.indexOf('\n');
        for (int cut = 0; cut < bytes.length(); cut++) {
            Verdict early = judge(bytes.substring(0, cut));
            if (cut > lineEnd || early == Verdict.HTTP) {
                assertThat(early).as("the first %d bytes", cut).isEqualTo(whole);
            } else {
                assertThat(early).isIn(Verdict.OPEN, whole);
            }
        }
    }

    @Test
    void judge_lineLongerThanANativeOne_isHttpIfItBeginsSo() {
        String limit = "x".repeat(RequestDecoder.MAX_LINE_BYTES + 2);
        String http = ("GET /" + limit).substring(0, limit.length());
        assertThat(judge(http)).isEqualTo(Verdict.HTTP);
        assertThat(judge(http.substring(0, limit.length() - 1))).isEqualTo(Verdict.OPEN);
        assertThat(judge("X".repeat(limit.length() - 1))).isEqualTo(Verdict.OPEN);
        assertThat(judge("X".repeat(limit.length()))).isEqualTo(Verdict.NATIVE);
        assertThat(judge("X".repeat(limit.length() - 1) + " ")).isEqualTo(Verdict.NATIVE);
        assertThat(judge("X".repeat(limit.length() - 3) + " ht")).isEqualTo(Verdict.NATIVE);
    }

    @Test
    void judge_randomLines_agreesWithAnExpression() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder line = new StringBuilder();
            for (int i = random.nextInt(7); i >= 0; i--) {
                line.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            assertThat(judge(line + "\n")).as("'%s', seed %d", line, seed)
                    .isEqualTo(HTTP.matcher(line).matches() ? Verdict.HTTP : Verdict.NATIVE);
        }
    }

    private static Verdict judge(String bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(("--" + bytes).getBytes(StandardCharsets.ISO_8859_1));
        buffer.position(2);
        Verdict verdict = FirstLine.judge(buffer);
        assertThat(buffer.position()).as("bytes taken").isEqualTo(2);
        return verdict;
    }
}
