package dev.servelab.protocol.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Streams for the tests, a character for each byte, and what the parser makes of them. */
final class Heads {
    private Heads() {}

    /** All heads of a stream that comes at once. */
    static List<Head> parse(String stream) {
        return parse(List.of(ByteBuffer.wrap(stream.getBytes(ISO_8859_1))));
    }

    /** All heads of a stream that comes in chunks; the parser takes every byte of them. */
    static List<Head> parse(List<ByteBuffer> chunks) {
        HeadParser parser = new HeadParser();
        List<Head> heads = new ArrayList<>();
        for (ByteBuffer chunk : chunks) {
            drain(parser, chunk, heads);
        }
        return heads;
    }

    static void drain(HeadParser parser, ByteBuffer in, List<Head> heads) {
        for (Head next = parser.parse(in); next != null; next = parser.parse(in)) {
            heads.add(next);
        }
        if (in.hasRemaining()) {
            throw new AssertionError(in.remaining() + " bytes not taken");
        }
    }

    /** The one request of a stream. */
    static Head.Request request(String stream) {
        List<Head> heads = parse(stream);
        if (heads.size() == 1 && heads.getFirst() instanceof Head.Request request) {
            return request;
        }
        throw new AssertionError("not one request: " + heads);
    }

    /** A whole head of HTTP/1.1: the request line, Host, and further lines. */
    static String head(String requestLine, String... fields) {
        StringBuilder head = new StringBuilder(requestLine).append(" HTTP/1.1\r\nHost: h\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        return head.append("\r\n").toString();
    }
}
