package dev.servelab.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One answer of an HTTP/1.1 server, read as strictly as RFC 9110 and 9112 allow, and a bit more:
 * what this reader takes, any client takes. What is wrong is an {@link AssertionError}, a
 * connection that ends in the middle an {@link IOException}.
 */
public final class HttpReply {
    private static final int LINE_BYTES_MAX = 16 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2}) ([ -~]+)");
    /** RFC 9110, 5.1 and 5.5: a token, a colon, and visible characters; here one space between. */
    private static final Pattern FIELD = Pattern.compile(
            "([A-Za-z0-9!#$%&'*+.^_`|~-]+): ([!-~](?:[ -~]*[!-~])?)");
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final Pattern ENTITY_TAG = Pattern.compile("\"[!#-~]*\"");
    private static final Pattern PART = Pattern.compile("bytes ([0-9]+)-([0-9]+)/([0-9]+)");
    /** RFC 9110, 5.6.7, IMF-fixdate. */
    private static final DateTimeFormatter DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT);

    private final int status;
    private final Map<String, String> fields;
    private byte[] body = {};

    private HttpReply(int status, Map<String, String> fields) {
        this.status = status;
        this.fields = Collections.unmodifiableMap(fields);
    }

    /**
     * Takes a whole answer.
     *
     * @param toHead whether HEAD was asked: then no body follows
     */
    public static HttpReply read(InputStream in, boolean toHead) throws IOException {
        HttpReply reply = readHead(in);
        if (!toHead) {
            reply.readBody(in);
        }
        return reply;
    }

    /** Takes the head of an answer and leaves its body where it is. */
    public static HttpReply readHead(InputStream in) throws IOException {
        String line = line(in);
        Matcher status = STATUS.matcher(line);
        assertThat(status.matches()).as("a status line: '%s'", line).isTrue();
        HttpReply reply = new HttpReply(Integer.parseInt(status.group(1)), fields(in));
        reply.check();
        return reply;
    }

    public int status() {
        return status;
    }

    /** The value of a field, whatever the case of its name; null if there is none. */
    public @Nullable String field(String name) {
        return fields.get(name);
    }

    /** Of the body that follows, or that would follow a GET; 0 where the status allows none. */
    public long length() {
        return hasBody() ? Long.parseLong(fields.get("Content-Length")) : 0;
    }

    /** What was read of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the server says that it will close. */
    public boolean saysClose() {
        return "close".equals(fields.get("Connection"));
    }

    @Override
    public String toString() {
        return status + " " + fields + " " + (body.length > 200 ? body.length + " bytes" : text());
    }

    private static Map<String, String> fields(InputStream in) throws IOException {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            Matcher field = FIELD.matcher(line);
            assertThat(field.matches()).as("a field: '%s'", line).isTrue();
            assertThat(fields.put(field.group(1), field.group(2))).as("'%s' once", line).isNull();
        }
        return fields;
    }

    /** A line without its CRLF; a CR or LF elsewhere is wrong. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        for (; b != '\r' && b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the server closed within a head, after '" + line + "'");
            }
            assertThat(line.size()).as("bytes of a line: %s", line).isLessThan(LINE_BYTES_MAX);
            line.write(b);
        }
        assertThat(b == '\r' && in.read() == '\n').as("CRLF behind '%s'", line).isTrue();
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Takes the body behind the head: not to be called of an answer to HEAD. */
    public void readBody(InputStream in) throws IOException {
        body = in.readNBytes(Math.toIntExact(length()));
        if (body.length < length()) {
            throw new IOException("the server closed after " + body.length + " of " + length()
                    + " bytes");
        }
        if (status >= 400) {
            assertThat(text()).as("one line of plain text").matches("[^\\p{Cntrl}]+\n");
            assertThat(fields).containsEntry("Content-Type", "text/plain; charset=utf-8");
        }
    }

    /** RFC 9110, 6.4.1. */
    private boolean hasBody() {
        return status >= 200 && status != 204 && status != 304;
    }

    /** What every answer of this server has, and what its status requires. */
    private void check() {
        assertThat(fields).containsEntry("Server", "servelab").doesNotContainKeys(
                "Transfer-Encoding", "Trailer", "Upgrade", "Last-Modified");
        if (status < 500 || fields.containsKey("Date")) { // RFC 9110, 6.6.1
            checkDate(String.valueOf(fields.get("Date")));
        }
        if (hasBody() || fields.containsKey("Content-Length")) {
            assertThat(String.valueOf(fields.get("Content-Length"))).matches(DECIMAL);
        }
        if (status < 400) {
            assertThat(fields).containsEntry("X-Content-Type-Options", "nosniff");
        }
        switch (status) {
            case 200 -> assertThat(fields).containsKey("Content-Type")
                    .doesNotContainKey("Content-Range");
            case 206 -> checkPart(String.valueOf(fields.get("Content-Range")));
            case 301 -> assertThat(fields.get("Location")).endsWith("/");
            case 304 -> assertThat(String.valueOf(fields.get("ETag"))).matches(ENTITY_TAG);
            case 405 -> assertThat(fields).containsEntry("Allow", "GET, HEAD");
            case 416 -> assertThat(fields.get("Content-Range")).matches("bytes \\*/[0-9]+");
            default -> assertThat(fields).doesNotContainKeys("Content-Range", "Location");
        }
    }

    private static void checkDate(String date) {
        try {
            DATE.parse(date);
        } catch (DateTimeException wrong) {
            throw new AssertionError("a date as RFC 9110 wants it: '" + date + "'", wrong);
        }
    }

    private void checkPart(String part) {
        Matcher range = PART.matcher(part);
        assertThat(range.matches()).as("Content-Range '%s'", part).isTrue();
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        assertThat(last).isBetween(first, Long.parseLong(range.group(3)) - 1);
        assertThat(length()).isEqualTo(last - first + 1);
        assertThat(fields).containsKeys("Content-Type", "ETag");
    }
}
