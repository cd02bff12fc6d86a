package dev.servelab.front;

import dev.servelab.protocol.RequestDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Tells by the first line of a connection what it speaks. HTTP is {@code METHOD TARGET HTTP/x.y},
 * the target beginning with a slash, an asterisk (not for GET) or {@code http://}; no native request
 * does, so everything else is native. A line that begins so and is longer than a native line
 * may be is HTTP.
 */
final class FirstLine {
    /** So many bytes decide, whatever follows: a native line, its CR, and one more. */
    static final int MOST_BYTES = RequestDecoder.MAX_LINE_BYTES + 2;

    private static final byte[] GET = "GET".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ABSOLUTE = "http://".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = " HTTP/".getBytes(StandardCharsets.US_ASCII);
    /** Of a version: a digit, a dot, a digit. */
    private static final int NUMBER_BYTES = 3;

    /** What a connection speaks. */
    enum Verdict {
        NATIVE,
        HTTP,
        /** More must come before it can be told. */
        OPEN
    }

    private FirstLine() {}

    /** Judges a line by its bytes so far, from the position on; takes none. */
    static Verdict judge(ByteBuffer bytes) {
        Verdict start = judgeStart(bytes);
        if (start != Verdict.HTTP) {
            return start;
        }
        int from = bytes.position();
        int end = from;
        while (end < bytes.limit() && bytes.get(end) != '\n') {
            end++;
        }
        if (end < bytes.limit()) {
            return endsWithVersion(bytes, from, end) ? Verdict.HTTP : Verdict.NATIVE;
        }
        return end - from >= MOST_BYTES ? Verdict.HTTP : Verdict.OPEN;
    }

    /** Whether method and target look so, and have come as far as that. */
    static boolean looksLikeHttp(ByteBuffer bytes) {
        return judgeStart(bytes) == Verdict.HTTP;
    }

    /** Whether method and target have come so far that {@link #looksLikeHttp} is settled. */
    static boolean hasShown(ByteBuffer bytes) {
        return judgeStart(bytes) != Verdict.OPEN;
    }

    /** HTTP if its end is not against it. */
    private static Verdict judgeStart(ByteBuffer bytes) {
        int at = bytes.position();
        int limit = bytes.limit();
        while (at < limit && bytes.get(at) >= 'A' && bytes.get(at) <= 'Z') {
            at++;
        }
        int methodBytes = at - bytes.position();
        if (at == limit) {
            return ofUnfinished(bytes);
        }
        if (methodBytes == 0 || bytes.get(at) != ' ') {
            return Verdict.NATIVE;
        }
        return judgeTarget(bytes, at + 1, methodBytes);
    }

    /** Of a beginning that may still become HTTP, if there is room for more of it. */
    private static Verdict ofUnfinished(ByteBuffer bytes) {
        return bytes.remaining() >= MOST_BYTES ? Verdict.NATIVE : Verdict.OPEN;
    }

    private static Verdict judgeTarget(ByteBuffer bytes, int from, int methodBytes) {
        int limit = bytes.limit();
        if (from == limit) {
            return ofUnfinished(bytes);
        }
        if (bytes.get(from) == '/') {
            return Verdict.HTTP;
        }
        if (bytes.get(from) == '*') {
            return isGet(bytes, methodBytes) ? Verdict.NATIVE : Verdict.HTTP;
        }
        for (int i = 0; i < ABSOLUTE.length; i++) {
            if (from + i == limit) {
                return ofUnfinished(bytes);
            }
            if (bytes.get(from + i) != ABSOLUTE[i]) {
                return Verdict.NATIVE;
            }
        }
        return Verdict.HTTP;
    }

    /** A file's name may begin with an asterisk, and HTTP has it for OPTIONS alone. */
    private static boolean isGet(ByteBuffer bytes, int methodBytes) {
        int at = bytes.position();
        return methodBytes == GET.length && bytes.get(at) == GET[0] && bytes.get(at + 1) == GET[1]
                && bytes.get(at + 2) == GET[2];
    }

    private static boolean endsWithVersion(ByteBuffer bytes, int from, int lineEnd) {
        int end = lineEnd > from && bytes.get(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
        int at = end - VERSION.length - NUMBER_BYTES;
        if (at < from) {
            return false;
        }
        for (byte expected : VERSION) {
            if (bytes.get(at++) != expected) {
                return false;
            }
        }
        return isDigit(bytes.get(at)) && bytes.get(at + 1) == '.' && isDigit(bytes.get(at + 2));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
