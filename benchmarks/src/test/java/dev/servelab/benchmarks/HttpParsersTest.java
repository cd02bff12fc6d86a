package dev.servelab.benchmarks;

import dev.servelab.protocol.http.Head;
import dev.servelab.protocol.http.HeadParser;
import dev.servelab.protocol.http.Method;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** What the benchmark compares reads the same; and what docs/decisions says of the other holds. */
final class HttpParsersTest {
    @ParameterizedTest
    @EnumSource
    void parse_headOfTheBenchmark_isTheSameRequestToBoth(HttpHeads heads) throws Exception {
        String target = "/" + HttpHeads.name(7);
        HttpRequest theirs = Objects.requireNonNull(httpcore(heads.head(7)));

        assertThat(ours(heads.head(7))).isInstanceOfSatisfying(Head.Request.class, request -> {
            assertThat(request.method()).isEqualTo(Method.GET);
            assertThat(request.target()).isEqualTo(target);
        });
        assertThat(theirs.getMethod()).isEqualTo("GET");
        assertThat(theirs.getPath()).isEqualTo(target);
    }

    /** Taken by httpcore5 5.4.4 and malformed, RFC 9112 sections 2.2, 3, 5; or one of its risks. */
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\nHost: h\n\n",
            "\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n",
            "GET  / HTTP/1.1\r\nHost: h\r\n\r\n", " GET / HTTP/1.1\r\nHost: h\r\n\r\n",
            "GET\t/ HTTP/1.1\r\nHost: h\r\n\r\n", "GET / HTTP/1.1 \r\nHost: h\r\n\r\n",
            "GET /\0 HTTP/1.1\r\nHost: h\r\n\r\n", "G(T / HTTP/1.1\r\nHost: h\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\n folded\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nX: a\rb\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nX(: y\r\n\r\n"})
    void parse_whatWeRefuse_isTakenByHttpcore(String head) throws Exception {
        assertIsRefusedByUsAlone(head);
    }

    /** Left by httpcore5 to who reads the fields: one more place for each to be forgotten in. */
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/2.0\r\nHost: h\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"})
    void parse_fieldsThatDisagree_areLeftToOthersByHttpcore(String head) throws Exception {
        assertIsRefusedByUsAlone(head);
    }

    private static void assertIsRefusedByUsAlone(String head) throws Exception {
        byte[] bytes = head.getBytes(ISO_8859_1);

        assertThat(ours(bytes)).isInstanceOf(Head.Malformed.class);
        assertThat(httpcore(bytes)).isNotNull();
    }

    private static @Nullable Head ours(byte[] head) {
        return new HeadParser().parse(ByteBuffer.wrap(head));
    }

    private static @Nullable HttpRequest httpcore(byte[] head) throws IOException, HttpException {
        CoreInput input = new CoreInput();
        input.take(ByteBuffer.wrap(head));
        return new DefaultHttpRequestParser<HttpRequest>(Http1Config.DEFAULT,
                DefaultHttpRequestFactory.INSTANCE).parse(input, false);
    }
}
