package dev.servelab.protocol.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.protocol.http.Heads.head;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** How long a head may be, to the byte, and when it is known that it is longer. */
final class HeadLimitsTest {
    @Test
    void parse_longestTarget_isARequestAndOneByteMoreIs414() {
        String target = "/" + "x".repeat(HeadParser.TARGET_BYTES_MAX - 1);

        assertThat(Heads.request(head("GET " + target)).target()).isEqualTo(target);
        assertThat(Heads.parse(head("GET x" + target))).singleElement()
                .isEqualTo(new Head.Malformed(Method.GET, Status.URI_TOO_LONG,
                        "a target has at most 8192 bytes"));
    }

    @Test
    void parse_longestHead_isARequestAndOneByteMoreIs431() {
        String head = head("GET /", "X: ", "Y: " + "y".repeat(5_000));
        String filled = head.replace("X: ",
                "X: " + "x".repeat(HeadParser.HEAD_BYTES_MAX - head.length()));

        assertThat(Heads.parse(filled + filled)).hasSize(2)
                .allMatch(Head.Request.class::isInstance);
        assertThat(status(Heads.parse(filled.replace("X: ", "X:  "))))
                .isEqualTo(Status.HEADER_FIELDS_TOO_LARGE);
    }

    @Test
    void parse_mostFields_isARequestAndOneMoreIs431() {
        String[] fields = new String[HeadParser.FIELDS_MAX - 1]; // and the Host
        Arrays.fill(fields, "X: y");

        String most = head("GET /", fields);

        assertThat(Heads.parse(most + most)).hasSize(2).allMatch(Head.Request.class::isInstance);
        assertThat(status(Heads.parse(most.replace("Host", "X: y\r\nHost"))))
                .isEqualTo(Status.HEADER_FIELDS_TOO_LARGE);
    }

    /** What has no end is refused at the limit, and not when somebody's memory is full. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000, 100_000})
    void parse_lineWithoutEnd_isRefusedAtTheLimit(int chunkBytes) {
        assertThat(bytesUntilRefused("", chunkBytes, Status.URI_TOO_LONG))
                .isLessThanOrEqualTo(HeadParser.TARGET_BYTES_MAX + 64 + chunkBytes);
        assertThat(bytesUntilRefused("GET / HTTP/1.1\r\nHost: h\r\n", chunkBytes,
                Status.HEADER_FIELDS_TOO_LARGE))
                .isLessThanOrEqualTo(HeadParser.HEAD_BYTES_MAX + chunkBytes);
    }

    /** However long, and however little of it has come: the first word is enough. */
    @Test
    void method_beforeTheEndOfTheHead_isKnown() {
        HeadParser parser = new HeadParser();
        assertThat(parser.method()).isEqualTo(Method.OTHER);
        assertThat(after(parser, "\r\nHEAD")).isTrue();
        assertThat(parser.method()).isEqualTo(Method.OTHER);
        assertThat(after(parser, " ")).isTrue();
        assertThat(parser.method()).isEqualTo(Method.HEAD);
        assertThat(after(parser, "/ HTTP/1.1\r\nHost: h\r\nX: ")).isTrue();
        assertThat(parser.method()).isEqualTo(Method.HEAD);
        assertThat(Heads.parse("HEAD /" + "x".repeat(10_000))).singleElement()
                .extracting(Head::method).isEqualTo(Method.HEAD);
        assertThat(Heads.parse("HEAD / HTTP/1.1\r\nX: " + "x".repeat(20_000))).singleElement()
                .extracting(Head::method).isEqualTo(Method.HEAD);
    }

    @Test
    void midHead_betweenRequests_isFalse() {
        HeadParser parser = new HeadParser();
        assertThat(parser.midHead()).isFalse();
        assertThat(after(parser, "G")).isTrue();
        assertThat(after(parser, "ET / HTTP/1.1\r\n")).isTrue();
        assertThat(after(parser, "Host: h\r\n\r")).isTrue();
        assertThat(parser.parse(bytes("\n"))).isNotNull();
        assertThat(parser.midHead()).isFalse();
        assertThat(after(parser, "\r\n")).as("an empty line begins nothing").isFalse();
        assertThat(parser.parse(bytes("\n"))).isInstanceOf(Head.Malformed.class);
        assertThat(after(parser, "GET")).as("after the last").isFalse();
    }

    private static int bytesUntilRefused(String begin, int chunkBytes, Status status) {
        HeadParser parser = new HeadParser();
        Head head = parser.parse(bytes(begin));
        int sent = begin.length();
        while (head == null) {
            head = parser.parse(bytes("x".repeat(chunkBytes)));
            sent += chunkBytes;
        }
        assertThat(status(List.of(head))).isEqualTo(status);
        return sent;
    }

    private static boolean after(HeadParser parser, String bytes) {
        assertThat(parser.parse(bytes(bytes))).isNull();
        return parser.midHead();
    }

    private static @Nullable Status status(List<Head> heads) {
        return heads.getFirst() instanceof Head.Malformed malformed ? malformed.status() : null;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }
}
