package dev.servelab.server;

import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.MalformedReplyException;
import dev.servelab.protocol.Replies;
import dev.servelab.protocol.ReplyHeader;
import dev.servelab.testing.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What a {@link RawClient} speaks, for tests of what holds whatever is spoken. */
enum Spoken {
    NATIVE {
        @Override
        String get(String name) {
            return "GET " + name + "\n";
        }

        @Override
        ReplyHeader.Ok header(RawClient client) throws IOException {
            String line = client.line();
            try {
                if (Replies.parseHeader(line) instanceof ReplyHeader.Ok ok) {
                    return ok;
                }
            } catch (MalformedReplyException malformed) {
                throw new IOException(malformed);
            }
            throw new IOException("not OK: " + line);
        }

        @Override
        void checkEnd(RawClient client, byte[] body) throws IOException {
            Crc32c sum = new Crc32c();
            sum.update(body, 0, body.length);
            assertThat(client.end()).isEqualTo(sum.value());
        }

        @Override
        void skipEnd(RawClient client) throws IOException {
            client.end();
        }

        @Override
        void refused(RawClient client, ErrorCode code) throws IOException {
            assertThat(client.line()).startsWith("ERR " + code.wire() + " ");
        }

        @Override
        void ended(RawClient client, ErrorCode code) throws IOException {
            refused(client, code);
        }

        @Override
        String stats() {
            return "STATS\n";
        }

        @Override
        String listing() {
            return "FILES\n";
        }
    },

    HTTP {
        @Override
        String get(String name) {
            return "GET /" + name.replace(" ", "%20") + " HTTP/1.1\r\nHost: test\r\n\r\n";
        }

        // The entity tag is the version in quotes.
        @Override
        ReplyHeader.Ok header(RawClient client) throws IOException {
            HttpReply head = HttpReply.readHead(client.in());
            if (head.status() != 200) {
                throw new IOException("not OK: " + head);
            }
            String tag = String.valueOf(head.field("ETag"));
            return new ReplyHeader.Ok(head.length(), tag.substring(1, tag.length() - 1));
        }

        @Override
        void checkEnd(RawClient client, byte[] body) {}

        @Override
        void skipEnd(RawClient client) {}

        @Override
        void refused(RawClient client, ErrorCode code) throws IOException {
            HttpReply reply = HttpReply.read(client.in(), false);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(STATUS.get(code));
            assertThat(reply.saysClose()).as("closes after %s", reply).isEqualTo(code.closes());
        }

        @Override
        void ended(RawClient client, ErrorCode code) {}

        @Override
        String stats() {
            return get("_servelab/stats");
        }

        @Override
        String listing() {
            return get("");
        }
    };

    /** RFC 9110, 15.5 and 15.6. */
    private static final Map<ErrorCode, Integer> STATUS = Map.of(ErrorCode.BAD_NAME, 400,
            ErrorCode.DENIED, 403, ErrorCode.NOT_A_FILE, 403, ErrorCode.NOT_FOUND, 404,
            ErrorCode.TIMEOUT, 408, ErrorCode.TOO_LONG, 414, ErrorCode.IO_ERROR, 500,
            ErrorCode.BUSY, 503, ErrorCode.SHUTTING_DOWN, 503);

    /** The one and the other. */
    static Spoken inTurn(int number) {
        return number % 2 == 0 ? NATIVE : HTTP;
    }

    /** What asks for a file in whose name nothing but spaces needs an escape. */
    abstract String get(String name);

    /** What asks for the counters, one JSON object. */
    abstract String stats();

    /** What asks for the list of files. */
    abstract String listing();

    /** Takes the header of an answer that is OK, and nothing of its body. */
    abstract ReplyHeader.Ok header(RawClient client) throws IOException;

    /** Takes what stands behind a body, and holds the body against it. */
    abstract void checkEnd(RawClient client, byte[] body) throws IOException;

    /** Takes what stands behind a body. */
    abstract void skipEnd(RawClient client) throws IOException;

    /** Takes the answer to a request that is refused. */
    abstract void refused(RawClient client, ErrorCode code) throws IOException;

    /** Takes what is said to one who has asked for nothing: over HTTP nothing is. */
    abstract void ended(RawClient client, ErrorCode code) throws IOException;

    /** The front of a request, which is never whole. */
    String begun(String name) {
        String whole = get(name);
        return whole.substring(0, whole.length() - 2);
    }

    /** A word of it, for figures. */
    String id() {
        return this == HTTP ? "HTTP" : "native";
    }

    /** A body of text. */
    static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
