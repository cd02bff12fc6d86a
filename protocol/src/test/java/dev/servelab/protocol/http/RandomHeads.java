package dev.servelab.protocol.http;

import java.util.List;
import java.util.Random;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Streams of heads, right and wrong, whole and cut, some of their bytes changed. */
final class RandomHeads {
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "HEAD", "POST", "get",
            "");
    private static final List<String> TARGETS = List.of("/", "/a/b.txt", "/%41%2f?q", "*",
            "http://a:80/x", "/\u00e9", "", "/a b", "/#");
    private static final List<String> VERSIONS = List.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1",
            "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "http/1.1");
    private static final List<String> FIELDS = List.of("Accept: */*", "User-Agent: wrk",
            "Connection: close", "Connection: keep-alive, x", "Range: bytes=0-9", "range:bytes=-5",
            "If-Range: \"v\"", "If-Match: *", "If-None-Match: \"a\", W/\"v\"",
            "Content-Length: 0", "X:\t y \t", "Expect: 100-continue");
    private static final List<String> WRONG_FIELDS = List.of("Content-Length: 5", "Host: b",
            "Content-Length: +0", "Transfer-Encoding: chunked", "Transfer-Encoding: x", " folded",
            "X : y", ":", "no colon", "Host: a b", "Expect: x", "X: \u00ff", "\u00ff: x");

    private final Random random;

    RandomHeads(Random random) {
        this.random = random;
    }

    byte[] next() {
        StringBuilder stream = new StringBuilder();
        int heads = random.nextInt(6);
        for (int i = 0; i < heads; i++) {
            addHead(stream);
        }
        if (random.nextInt(4) == 0) {
            stream.setLength(random.nextInt(stream.length() + 1));
        }
        byte[] bytes = stream.toString().getBytes(ISO_8859_1);
        int changes = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0;
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = changed();
        }
        return bytes;
    }

    private void addHead(StringBuilder stream) {
        if (random.nextInt(8) == 0) {
            stream.append("\r\n");
        }
        stream.append(right() ? "GET" : any(METHODS)).append(' ')
                .append(random.nextInt(30) == 0 ? lengthy(8_192) : right() ? "/f" : any(TARGETS))
                .append(' ').append(right() ? "HTTP/1.1" : any(VERSIONS)).append(lineEnd());
        if (random.nextInt(16) != 0) {
            stream.append("Host: a").append(lineEnd());
        }
        int fields = random.nextInt(40) == 0 ? 97 + random.nextInt(5) : random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            stream.append(random.nextInt(25) == 0 ? any(WRONG_FIELDS) : any(FIELDS))
                    .append(lineEnd());
        }
        if (random.nextInt(20) == 0) {
            stream.append("Y: ").append(lengthy(16_290)).append(lineEnd());
        }
        stream.append(lineEnd());
    }

    private String lengthy(int about) {
        return "/" + "x".repeat(about - 20 + random.nextInt(40));
    }

    private boolean right() {
        return random.nextInt(3) != 0;
    }

    private String lineEnd() {
        return random.nextInt(200) == 0 ? any(List.of("\n", "\r", "\r\r\n", "\n\r")) : "\r\n";
    }

    private byte changed() {
        return random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) " \t\r\n:\0\"/".charAt(random.nextInt(8));
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
