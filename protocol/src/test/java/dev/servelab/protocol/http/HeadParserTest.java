package dev.servelab.protocol.http;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.protocol.http.Heads.head;
import static org.assertj.core.api.Assertions.assertThat;

/** What is a request, and what it says. What is none: {@link MalformedHeadTest}. */
final class HeadParserTest {
    private static final String CURL = """
            GET /a%20b.txt?x HTTP/1.1\r
            Host: localhost:3000\r
            User-Agent: curl/7.88.1\r
            Accept: */*\r
            \r
            """;

    @Test
    void parse_curl_isTheRequest() {
        assertThat(Heads.request(CURL)).isEqualTo(plain(Method.GET, "/a%20b.txt?x"));
    }

    @Test
    void parse_pipelined_areAllRequestsInOrder() {
        assertThat(Heads.parse(head("GET /1") + head("HEAD /2") + head("GET /3") + "GET /4"))
                .containsExactly(plain(Method.GET, "/1"), plain(Method.HEAD, "/2"),
                        plain(Method.GET, "/3"));
    }

    /** Nothing of a head is left in the next. */
    @Test
    void parse_afterFields_forgetsThem() {
        String before = head("GET /1", "Range: bytes=0-", "If-Range: \"v\"", "If-Match: *",
                "If-None-Match: *", "Content-Length: 0", "Connection: close");

        assertThat(Heads.parse(before + head("GET /2")).getLast())
                .isEqualTo(plain(Method.GET, "/2"));
    }

    /** RFC 9110 section 9.1: methods are case-sensitive, and any token may be one. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "get", "Get", "GETS", "M-SEARCH", "OPTIONS", "CONNECT", "!"})
    void parse_otherMethod_isARequestToBeAnswered405(String method) {
        assertThat(Heads.request(head(method + " /a"))).isEqualTo(plain(Method.OTHER, "/a"));
    }

    /** Section 3.2 of RFC 9112 has four forms; and what curl sends as it was typed. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "*", "http://other/a", "example.com:80", "/a?b",
            "//", "/%zz", "/[a]{b}|\\^`\"<>", "a"})
    void parse_target_standsAsItWasSent(String target) {
        assertThat(Heads.request(head("GET " + target)).target()).isEqualTo(target);
    }

    /** RFC 9112 section 9.3. */
    @ParameterizedTest
    @MethodSource
    void parse_connection_saysWhetherItIsKept(String version, String connection, boolean kept) {
        String head = "GET / HTTP/" + version + "\r\nHost: h\r\n" + connection + "\r\n";

        assertThat(Heads.request(head).keepAlive()).as(connection).isEqualTo(kept);
    }

    static Stream<Object[]> parse_connection_saysWhetherItIsKept() {
        return Stream.of(
                new Object[]{"1.1", "", true},
                new Object[]{"1.0", "", false},
                new Object[]{"1.1", "Connection: close\r\n", false},
                new Object[]{"1.1", "CONNECTION:\tCLOSE \r\n", false},
                new Object[]{"1.1", "Connection: keep-alive, close\r\n", false},
                new Object[]{"1.1", "Connection: x\r\nConnection: ,, close\r\n", false},
                new Object[]{"1.1", "Connection: closed\r\n", true},
                new Object[]{"1.1", "Connection: Upgrade, HTTP2-Settings\r\n", true},
                new Object[]{"1.1", "Connection:\r\n", true},
                new Object[]{"1.0", "Connection: Keep-Alive\r\n", true},
                new Object[]{"1.0", "Connection: te , keep-alive\r\n", true},
                new Object[]{"1.0", "Connection: keep-alive\r\nConnection: close\r\n", false});
    }

    /** Names in any case, spaces around values cut, RFC 9110 sections 5.1 and 5.5. */
    @Test
    void parse_conditions_standAsTheyWereSent() {
        String head = head("GET /a", "rANGE: \t bytes=0-1 \t", "if-range:\"v\"", "IF-MATCH:",
                "If-None-Match: W/\"a\", \"b\u00e9\"");

        assertThat(Heads.request(head)).isEqualTo(new Head.Request(Method.GET, "/a", 1, true,
                "bytes=0-1", "\"v\"", "", "W/\"a\", \"b\u00e9\""));
    }

    /** RFC 9110 section 5.3: several fields of one name are one list. */
    @Test
    void parse_conditionThatCameTwice_isOneList() {
        String head = head("GET /a", "If-None-Match: \"a\"", "Range: bytes=0-1",
                "If-None-Match: \"b\"", "Range: bytes=2-3");

        assertThat(Heads.request(head)).returns("\"a\", \"b\"", Head.Request::ifNoneMatch)
                .returns("bytes=0-1, bytes=2-3", Head.Request::range);
    }

    /** What looks like a field that is heeded, and is another. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Range: bytes=0-1", "Rang: bytes=0-1", "Ranges: bytes=0-1",
            "Content_Length: 5", "Content-Lengthy: 5", "Transfer_Encoding: chunked", "Hos: a b",
            "Expec: x", "If_Match: \"a\"", "If-Matc!: \"a\"", "Content-Lengt: 5",
            "!#$%&'*+.^`|~: x",
            "A:", "A: \u0080\u00ff", "Connectio!: close", "If-None_Match: *"})
    void parse_fieldThatIsNotHeeded_isPassedOver(String field) {
        assertThat(Heads.request(head("GET /a", field))).isEqualTo(plain(Method.GET, "/a"));
    }

    /** No content is announced, or none that would be waited for in HTTP/1.0. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1\r\nHost: h\r\nContent-Length: 0",
            "HTTP/1.1\r\nHost: h\r\nContent-Length: 000", "HTTP/1.0\r\nExpect: 100-Continue",
            "HTTP/1.0", "HTTP/1.1\r\nHost:", "HTTP/1.1\r\nHost: [::1]:80",
            "HTTP/1.1\r\nHost: 127.0.0.1:", "HTTP/1.1\r\nHost: a_b.%41-~!$&'()*+,;="})
    void parse_withoutContent_isARequest(String rest) {
        assertThat(Heads.request("GET / " + rest + "\r\n\r\n").method()).isEqualTo(Method.GET);
    }

    /** RFC 9112 section 2.2: one empty line before a request line is passed over. */
    @Test
    void parse_emptyLineBefore_isPassedOver() {
        assertThat(Heads.parse("\r\n" + head("GET /1") + "\r\n" + head("GET /2")))
                .containsExactly(plain(Method.GET, "/1"), plain(Method.GET, "/2"));
    }

    private static Head.Request plain(Method method, String target) {
        return new Head.Request(method, target, 1, true, null, null, null, null);
    }
}
