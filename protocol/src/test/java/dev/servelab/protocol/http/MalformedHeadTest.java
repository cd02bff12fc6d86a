package dev.servelab.protocol.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.protocol.http.Heads.head;
import static org.assertj.core.api.Assertions.assertThat;

/** What is no request, section by section, and that nothing after it is one. */
final class MalformedHeadTest {
    private static final String SMUGGLED = head("GET /smuggled");

    /** @param section of RFC 9112, unless it says otherwise */
    record Case(String section, Status status, String head) {
        @Override
        public String toString() {
            return section + ": " + status.code() + " for "
                    + head.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
        }
    }

    @ParameterizedTest
    @MethodSource({"requestLines", "versions", "lineEnds", "fieldLines", "hosts", "lengths",
            "codings", "content"})
    void parse_malformed_isRefusedAndEndsTheConnection(Case malformed) {
        List<Head> heads = Heads.parse(head("GET /before") + malformed.head + SMUGGLED);

        assertThat(heads).hasSize(2);
        assertThat(heads.getLast()).isInstanceOfSatisfying(Head.Malformed.class, last -> {
            assertThat(last.status()).isEqualTo(malformed.status);
            assertThat(last.text()).matches("[ -~]{5,80}");
        });
    }

    /** Told with the line, not after a time that runs out. */
    @Test
    void parse_malformedLine_isRefusedBeforeTheHeadIsWhole() {
        assertThat(Heads.parse("GET / HTTP/1.1\n")).hasSize(1);
        assertThat(Heads.parse("GET  / HTTP/1.1\r\n")).hasSize(1);
        assertThat(Heads.parse("GET / HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n")).hasSize(1);
    }

    /** RFC 9110 section 9.3.2: who is refused must know, too, whether it may say why in a body. */
    @ParameterizedTest
    @ValueSource(strings = {"HEAD / HTTP/3.0\r\n", "HEAD / HTTP/1.1\n", "HEAD  /\r\n",
            "HEAD /#x HTTP/1.1\r\n", "\r\nHEAD / HTTP/1.1\r\nHost : h\r\n",
            "HEAD / HTTP/1.1\r\n\r\n", "HEAD / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\n"})
    void parse_malformedAfterTheWordHead_isToldAsHead(String head) {
        assertThat(Heads.parse(head)).singleElement().extracting(Head::method)
                .isEqualTo(Method.HEAD);
        assertThat(Heads.parse(head.replace("HEAD", "GET"))).singleElement()
                .extracting(Head::method).isEqualTo(Method.GET);
        assertThat(Heads.parse(head.replace("HEAD", "HEADS"))).singleElement()
                .extracting(Head::method).isEqualTo(Method.OTHER);
    }

    static Stream<Case> requestLines() {
        return Stream.of("GET", "GET ", "GET  HTTP/1.1", "GET HTTP/1.1", "GET / ",
                "GET  / HTTP/1.1", "GET /  HTTP/1.1", " GET / HTTP/1.1", "GET / HTTP/1.1 ",
                "GET\t/ HTTP/1.1", "GET /\tHTTP/1.1", "GET /a b HTTP/1.1", "/ HTTP/1.1",
                "G(T / HTTP/1.1", "G\u00c9T / HTTP/1.1", "GET: / HTTP/1.1", "GET / http/1.1",
                "GET / HTTP/1.10", "GET / HTTP/1.", "GET / HTTP/.1", "GET / HTTP/11",
                "GET / HTTP 1.1",
                "GET / HTTP/x.y", "GET / HTTPS/1.1", "GET / /1.1", "GET /", "GET /#top HTTP/1.1",
                "GET /\0 HTTP/1.1", "GET /\u0080 HTTP/1.1", "GET /\u00c3\u00a9 HTTP/1.1",
                "GET /\u00ff HTTP/1.1", "GET /\u007f HTTP/1.1", "GET /\u0001 HTTP/1.1",
                "GET /\r HTTP/1.1", "GET /\u000b HTTP/1.1", "LIST", "HTTP/1.1 200 OK",
                "\u0016\u0003\u0001")
                .map(line -> new Case("3 request line", Status.BAD_REQUEST,
                        line + "\r\nHost: h\r\n\r\n"));
    }

    static Stream<Case> versions() {
        return Stream.of("PRI * HTTP/2.0", "GET / HTTP/2.0", "GET / HTTP/0.9", "GET / HTTP/1.2",
                "GET / HTTP/3.0", "GET / HTTP/9.9", "GET / HTTP/0.1")
                .map(line -> new Case("RFC 9110 2.5 version", Status.VERSION_NOT_SUPPORTED,
                        line + "\r\n\r\n"));
    }

    static Stream<Case> lineEnds() {
        return Stream.of("GET / HTTP/1.1\nHost: h\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\n\r\n",
                "GET / HTTP/1.1\r\nHost: h\r\n\n", "\nGET / HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET / HTTP/1.1\rHost: h\r\r", "GET / HTTP/1.1\r\r\nHost: h\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: h\r\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: h\r\n\r\r\n", "\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n",
                "\r\r\n")
                .map(head -> new Case("2.2 line ends", Status.BAD_REQUEST, head));
    }

    /** Section 5.1: no space before the colon; 5.2: no folded lines; RFC 9110 5.5: no controls. */
    static Stream<Case> fieldLines() {
        List<String> lines = new ArrayList<>(List.of("Range : bytes=0-1", "Range\t: bytes=0-1",
                "Range\u000b: bytes=0-1", ": value", ":", "value", "no colon at all", " folded",
                "\tfolded", "X: a\r\n b", "Content-Length\0: 0", "Content-Length : 5",
                "Transfer-Encoding : chunked", "(x): y", "X\u00c9: y", "\u00ef\u00bb\u00bfX: y",
                "X Y: z", "\"X\": y", "X\u0080: y", "\u00ff: y", "/: y", "@: y", "[: y"));
        for (char c = 0; c < ' '; c++) {
            if (c != '\t' && c != '\n') {
                lines.add("X: a" + c + "b");
            }
        }
        lines.add("X: \u007f");
        return lines.stream().map(line -> new Case("5 field", Status.BAD_REQUEST,
                head("GET /", line)));
    }

    static Stream<Case> hosts() {
        return Stream.of("", "Host: a\r\nHost: a\r\n", "Host:\r\nHost: a\r\n", "Host: a b\r\n",
                "Host: a, b\r\n", "Host: a/b\r\n", "Host: u@a\r\n", "Host: a:b\r\n",
                "Host: a:80:80\r\n", "Host: [::1\r\n", "Host: []\r\n", "Host: [::1]x\r\n",
                "Host: [g]\r\n", "Host: %\r\n", "Host: %4\r\n", "Host: %4g\r\n", "Host: a\tb\r\n",
                "Host: \u00e9\r\n", "Host: a#b\r\n", "Host: a?b\r\n", "Host: ::1\r\n",
                "Host: [\r\n",
                "Host: <a>\r\n", "Host: a\\b\r\n")
                .map(host -> new Case("3.2 Host", Status.BAD_REQUEST,
                        "GET / HTTP/1.1\r\n" + host + "\r\n"));
    }

    /** Section 6.3, where what one hop takes for content another takes for a request. */
    static Stream<Case> lengths() {
        return Stream.of("Content-Length: 0\r\nContent-Length: 0",
                "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 0, 0",
                "Content-Length: 5, 5", "Content-Length: +5", "Content-Length: -1",
                "Content-Length: 0x5", "Content-Length: 5 5", "Content-Length: 5;",
                "Content-Length:",
                "Content-Length: five", "Content-Length: 1e1", "Content-Length: 0\u000b",
                "Content-Length: \u00b5", "content-length: 0\r\nCONTENT-LENGTH: 5")
                .map(length -> new Case("6.3 Content-Length", Status.BAD_REQUEST,
                        head("POST /", length)));
    }

    /** Section 6.1: with a length, twice, or in HTTP/1.0 the framing is faulty. */
    static Stream<Case> codings() {
        Stream<Case> faulty = Stream.of("Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 0",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: x\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding:\r\nContent-Length: 5", "Transfer-Encoding: chun\u000bked",
                "Transfer-Encoding: chunked\r\n Content-Length: 5")
                .map(coding -> new Case("6.1 framing", Status.BAD_REQUEST, head("GET /", coding)));
        Stream<Case> old = Stream.of(new Case("6.1 framing", Status.BAD_REQUEST,
                "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"));
        Stream<Case> unknown = Stream
                .of("", "identity", "gzip", "gzip, chunked", "chunked, chunked",
                        "xchunked", "chunked;x=y", "\"chunked\"", "'chunked'", "chunked,",
                        "ch\u00fcnked", "chunk")
                .map(coding -> new Case("6.1 coding", Status.NOT_IMPLEMENTED,
                        head("GET /", "Transfer-Encoding: " + coding)));
        return Stream.of(faulty, old, unknown).flatMap(cases -> cases);
    }

    /** No content is read, not even to find the next request behind it. */
    static Stream<Case> content() {
        return Stream.of(
                new Case("6.2", Status.CONTENT_TOO_LARGE,
                        head("GET /", "Content-Length: 5") + "hello"),
                new Case("6.2", Status.CONTENT_TOO_LARGE,
                        head("HEAD /", "Content-Length: 99999999999999999999999")),
                new Case("7.1", Status.CONTENT_TOO_LARGE,
                        head("GET /", "Transfer-Encoding: Chunked")
                                + "5;ext=\"\n\"\r\nhello\r\n0\r\n\r\n"),
                new Case("6.2", Status.METHOD_NOT_ALLOWED,
                        head("POST /", "Content-Length: 5", "Expect: 100-continue") + "hello"),
                new Case("7.1", Status.METHOD_NOT_ALLOWED,
                        head("PUT /", "transfer-encoding:\tchunked\t") + "0\r\n\r\n"),
                new Case("RFC 9110 10.1.1", Status.EXPECTATION_FAILED,
                        head("GET /", "Expect: 100-continue")),
                new Case("RFC 9110 10.1.1", Status.EXPECTATION_FAILED,
                        head("POST /", "Expect: 200-ok")),
                new Case("RFC 9110 10.1.1", Status.EXPECTATION_FAILED,
                        "GET / HTTP/1.0\r\nExpect: 100-continue, x\r\n\r\n"));
    }
}
