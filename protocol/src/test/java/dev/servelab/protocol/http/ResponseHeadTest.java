package dev.servelab.protocol.http;

import dev.servelab.protocol.Versions;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

final class ResponseHeadTest {
    private static final String ALWAYS = """
            Date: Sun, 06 Nov 1994 08:49:37 GMT\r
            Server: servelab\r
            X-Content-Type-Options: nosniff\r
            """;
    private static final long WALL_MILLIS = 784_111_777_000L;

    private final DateLine dates = new DateLine();

    @Test
    void write_file_isStatusFieldsAndAnEmptyLine() {
        String head = write(Status.OK, answer -> answer.length(12).type("text/plain")
                .version("a.b-c_1", true).cacheStatus("hit").connection(true, 1));

        assertThat(head).isEqualTo("HTTP/1.1 200 OK\r\n" + ALWAYS
                + "Content-Length: 12\r\nContent-Type: text/plain\r\nAccept-Ranges: bytes\r\n"
                + "ETag: \"a.b-c_1\"\r\nCache-Status: servelab; hit\r\n\r\n");
    }

    /** What is between the quotes is no version, so that no later answer's tag is the same. */
    @Test
    void write_versionThatIsNotSettled_isAWeakTagOfItsOwn() {
        assertThat(write(Status.OK, answer -> answer.version("v", false)))
                .contains("\r\nETag: W/\"v~\"\r\n");
        assertThat(Versions.isValid("v~")).isFalse();
    }

    @Test
    void write_ranges_areAsTheRfcWritesThem() {
        assertThat(write(Status.PARTIAL_CONTENT, answer -> answer.range(500, 1_000, 1_234)))
                .contains("\r\nContent-Range: bytes 500-999/1234\r\n");
        assertThat(write(Status.RANGE_NOT_SATISFIABLE, answer -> answer.noRange(0)))
                .contains("\r\nContent-Range: bytes */0\r\n");
    }

    /** RFC 9112 section 9.3: said where the client cannot know it. */
    @Test
    void write_connection_isSaidWhereItIsNotTheVersionsOwnWay() {
        assertThat(write(Status.OK, answer -> answer.connection(true, 1)))
                .doesNotContain("Connection");
        assertThat(write(Status.OK, answer -> answer.connection(false, 1)))
                .contains("\r\nConnection: close\r\n");
        assertThat(write(Status.OK, answer -> answer.connection(true, 0)))
                .contains("\r\nConnection: keep-alive\r\n");
        assertThat(write(Status.OK, answer -> answer.connection(false, 0)))
                .contains("\r\nConnection: close\r\n");
    }

    @Test
    void write_refusals_haveTheFieldsThatTheyMust() {
        assertThat(write(Status.METHOD_NOT_ALLOWED, answer -> {}))
                .contains("\r\nAllow: GET, HEAD\r\n");
        assertThat(write(Status.SERVICE_UNAVAILABLE, answer -> answer.retryAfter(1)))
                .contains("\r\nRetry-After: 1\r\n");
        assertThat(write(Status.MOVED_PERMANENTLY, answer -> answer.location("/a/")
                .field("Cache-Control", "no-store")))
                .contains("\r\nLocation: /a/\r\nCache-Control: no-store\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void write_everyStatus_hasItsCodeAndReason(Status status) {
        assertThat(write(status, answer -> {}))
                .startsWith("HTTP/1.1 " + status.code() + ' ' + status.reason() + "\r\nDate: ")
                .endsWith("\r\n\r\n");
    }

    @Test
    void write_everythingAtItsLongest_fitsTheRoomThatIsSaid() {
        String head = write(Status.VERSION_NOT_SUPPORTED, answer -> answer.length(Long.MAX_VALUE)
                .type("x".repeat(127) + "/" + "y".repeat(127))
                .version("v".repeat(Versions.MAX_LENGTH), false)
                .range(Long.MAX_VALUE - 1, Long.MAX_VALUE, Long.MAX_VALUE)
                .cacheStatus("fwd=uri-miss; collapsed").retryAfter(Integer.MAX_VALUE)
                .connection(true, 0));

        assertThat(head.length()).isLessThan(ResponseHead.BYTES_MAX);
    }

    private String write(Status status, Consumer<ResponseHead> fields) {
        ByteBuffer out = ByteBuffer.allocateDirect(ResponseHead.BYTES_MAX);
        ResponseHead head = new ResponseHead(out, status, dates, WALL_MILLIS);
        fields.accept(head);
        head.end();
        return ISO_8859_1.decode(out.flip()).toString();
    }
}
