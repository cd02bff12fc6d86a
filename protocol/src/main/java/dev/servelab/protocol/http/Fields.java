package dev.servelab.protocol.http;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The fields of a head that are heeded, and what they say together; all others are passed over. */
final class Fields {
    private static final Head.Malformed BAD_HOST = bad("bad Host");
    private static final Head.Malformed TWO_HOSTS = bad("Host came twice");
    private static final Head.Malformed NO_HOST = bad("a request in HTTP/1.1 has a Host");
    private static final Head.Malformed BAD_LENGTH = bad("bad Content-Length");
    private static final Head.Malformed TWO_LENGTHS = bad("Content-Length came twice");
    private static final Head.Malformed BAD_CODING = bad("Transfer-Encoding in HTTP/1.0, twice, or "
            + "with Content-Length");
    private static final Head.Malformed UNKNOWN_CODING = new Head.Malformed(Status.NOT_IMPLEMENTED,
            "unknown Transfer-Encoding");
    private static final Head.Malformed CONTENT = new Head.Malformed(Status.CONTENT_TOO_LARGE,
            "this server takes no content");
    private static final Head.Malformed CONTENT_FOR_OTHERS = new Head.Malformed(
            Status.METHOD_NOT_ALLOWED, "only GET and HEAD are served");
    private static final Head.Malformed EXPECTATION = new Head.Malformed(
            Status.EXPECTATION_FAILED, "no expectation is met here");

    private boolean host;
    private boolean length;
    private boolean content;
    private int codings;
    private boolean chunked;
    private boolean close;
    private boolean keep;
    private boolean continues;
    private boolean expects;
    private @Nullable String range;
    private @Nullable String ifRange;
    private @Nullable String ifMatch;
    private @Nullable String ifNoneMatch;

    /** Forgets the head that was judged. */
    void clear() {
        host = false;
        length = false;
        content = false;
        codings = 0;
        chunked = false;
        close = false;
        keep = false;
        continues = false;
        expects = false;
        range = null;
        ifRange = null;
        ifMatch = null;
        ifNoneMatch = null;
    }

    /** Takes a field of a valid form: its name up to {@code colon}, its value behind it. */
    Head.@Nullable Malformed take(byte[] bytes, int from, int colon, int end) {
        int valueAt = colon + 1;
        while (valueAt < end && isSpace(bytes[valueAt])) {
            valueAt++;
        }
        int valueEnd = end;
        while (valueEnd > valueAt && isSpace(bytes[valueEnd - 1])) {
            valueEnd--;
        }
        switch (colon - from) {
            case 4 -> {
                if (Octets.isIgnoringCase("host", bytes, from, colon)) {
                    return takeHost(bytes, valueAt, valueEnd);
                }
            }
            case 5 -> {
                if (Octets.isIgnoringCase("range", bytes, from, colon)) {
                    range = joined(range, bytes, valueAt, valueEnd);
                }
            }
            case 6 -> {
                if (Octets.isIgnoringCase("expect", bytes, from, colon)) {
                    takeExpect(bytes, valueAt, valueEnd);
                }
            }
            case 8 -> takeOfEight(bytes, from, colon, valueAt, valueEnd);
            case 10 -> {
                if (Octets.isIgnoringCase("connection", bytes, from, colon)) {
                    takeConnection(bytes, valueAt, valueEnd);
                }
            }
            case 13 -> {
                if (Octets.isIgnoringCase("if-none-match", bytes, from, colon)) {
                    ifNoneMatch = joined(ifNoneMatch, bytes, valueAt, valueEnd);
                }
            }
            case 14 -> {
                if (Octets.isIgnoringCase("content-length", bytes, from, colon)) {
                    return takeLength(bytes, valueAt, valueEnd);
                }
            }
            case 17 -> {
                if (Octets.isIgnoringCase("transfer-encoding", bytes, from, colon)) {
                    codings++;
                    chunked = Octets.isIgnoringCase("chunked", bytes, valueAt, valueEnd);
                }
            }
            default -> {
                // passed over
            }
        }
        return null;
    }

    /** What the request is, all fields of it taken. */
    Head judge(Method method, String target, int minor) {
        if (!host && minor > 0) {
            return NO_HOST;
        }
        if (codings > 0 && (codings > 1 || length || minor == 0)) {
            return BAD_CODING;
        }
        if (codings > 0 && !chunked) {
            return UNKNOWN_CODING;
        }
        if (content || chunked) {
            return method == Method.OTHER ? CONTENT_FOR_OTHERS : CONTENT;
        }
        if (expects || (continues && minor > 0)) {
            return EXPECTATION;
        }
        boolean keepAlive = !close && (minor > 0 || keep);
        return new Head.Request(method, target, minor, keepAlive, range, ifRange, ifMatch,
                ifNoneMatch);
    }

    private Head.@Nullable Malformed takeHost(byte[] bytes, int from, int to) {
        if (host) {
            return TWO_HOSTS;
        }
        host = true;
        return Authority.isValid(bytes, from, to) ? null : BAD_HOST;
    }

    private void takeOfEight(byte[] bytes, int from, int colon, int valueAt, int valueEnd) {
        if (Octets.isIgnoringCase("if-match", bytes, from, colon)) {
            ifMatch = joined(ifMatch, bytes, valueAt, valueEnd);
        } else if (Octets.isIgnoringCase("if-range", bytes, from, colon)) {
            ifRange = joined(ifRange, bytes, valueAt, valueEnd);
        }
    }

    /** RFC 9110 section 10.1.1: HTTP/1.0 has no 100, and ignores who waits for it. */
    private void takeExpect(byte[] bytes, int from, int to) {
        if (Octets.isIgnoringCase("100-continue", bytes, from, to)) {
            continues = true;
        } else {
            expects = true;
        }
    }

    /** A list of options, RFC 9110 section 7.6.1; those that are not known are passed over. */
    private void takeConnection(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int comma = Octets.indexOf((byte) ',', bytes, at, to);
            int end = comma;
            while (at < end && isSpace(bytes[at])) {
                at++;
            }
            while (end > at && isSpace(bytes[end - 1])) {
                end--;
            }
            close |= Octets.isIgnoringCase("close", bytes, at, end);
            keep |= Octets.isIgnoringCase("keep-alive", bytes, at, end);
            at = comma + 1;
        }
    }

    /** Digits, RFC 9110 section 8.6; how many bytes they announce is of no matter if it is any. */
    private Head.@Nullable Malformed takeLength(byte[] bytes, int from, int to) {
        if (length) {
            return TWO_LENGTHS;
        }
        length = true;
        for (int i = from; i < to; i++) {
            if (!Octets.isDigit(bytes[i])) {
                return BAD_LENGTH;
            }
            content |= bytes[i] != '0';
        }
        return from == to ? BAD_LENGTH : null;
    }

    private static String joined(@Nullable String before, byte[] bytes, int from, int to) {
        String value = new String(bytes, from, to - from, ISO_8859_1);
        return before == null ? value : before + ", " + value;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    private static Head.Malformed bad(String text) {
        return new Head.Malformed(Status.BAD_REQUEST, text);
    }
}
