package dev.servelab.protocol.http;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The lines of a head, one after another, and what they say together. */
final class HeadLines {
    private static final Head.Malformed BARE_LF = bad("a line ends with LF alone");
    private static final Head.Malformed EMPTY_LINES = bad("empty lines before the request");
    private static final Head.Malformed NO_REQUEST_LINE = bad(
            "expected <method> <target> HTTP/1.1");
    private static final Head.Malformed TARGET_TOO_LONG = new Head.Malformed(Status.URI_TOO_LONG,
            "a target has at most " + HeadParser.TARGET_BYTES_MAX + " bytes");
    private static final Head.Malformed OTHER_VERSION = new Head.Malformed(
            Status.VERSION_NOT_SUPPORTED, "this server speaks HTTP/1.1 and HTTP/1.0");
    private static final Head.Malformed TOO_MANY = new Head.Malformed(
            Status.HEADER_FIELDS_TOO_LARGE,
            "a head has at most " + HeadParser.FIELDS_MAX + " fields");
    private static final Head.Malformed NO_FIELD = bad("expected <name>:<value> in each line");
    private static final Head.Malformed CONTROL = bad("control character in a field");
    /** {@code HTTP/1.1}. */
    private static final int VERSION_BYTES = 8;

    private final Fields fields = new Fields();
    /** Known as soon as its first word has come, with whatever line that begins. */
    private Method method = Method.OTHER;
    private boolean begun;
    private String target = "";
    private int minor;
    private int fieldCount;
    private boolean emptyLine;

    /** Whether a request line has come and its head is not whole. */
    boolean haveBegun() {
        return begun;
    }

    /** Of the head that has begun. */
    Method method() {
        return method;
    }

    /**
     * Takes a line, without its LF.
     *
     * @return the head that it ends, or what is wrong with it; null if lines are to follow
     */
    @Nullable
    Head take(byte[] bytes, int from, int to) {
        if (!begun) {
            method = Method.of(bytes, from, to);
        }
        Head head = takeLine(bytes, from, to);
        return head instanceof Head.Malformed bad ? bad.to(method) : head;
    }

    private @Nullable Head takeLine(byte[] bytes, int from, int to) {
        int end = to - 1;
        if (end < from || bytes[end] != '\r') {
            return BARE_LF;
        }
        if (!begun) {
            return end == from ? takeEmptyLine() : takeRequestLine(bytes, from, end);
        }
        return end == from ? whole() : takeField(bytes, from, end);
    }

    /** One is passed over: old clients send one after a request, RFC 9112 section 2.2. */
    private @Nullable Head takeEmptyLine() {
        if (emptyLine) {
            return EMPTY_LINES;
        }
        emptyLine = true;
        return null;
    }

    private @Nullable Head takeRequestLine(byte[] bytes, int from, int end) {
        int targetAt = Octets.tokenEnd(bytes, from, end) + 1;
        int targetEnd = targetEnd(bytes, targetAt, end);
        if (targetAt == from + 1 || targetEnd <= targetAt || bytes[targetAt - 1] != ' '
                || !isVersion(bytes, targetEnd, end)) {
            return NO_REQUEST_LINE;
        }
        if (targetEnd - targetAt > HeadParser.TARGET_BYTES_MAX) {
            return TARGET_TOO_LONG;
        }
        minor = bytes[end - 1] - '0';
        if (bytes[end - 3] != '1' || minor > 1) {
            return OTHER_VERSION;
        }
        begun = true;
        target = new String(bytes, targetAt, targetEnd - targetAt, ISO_8859_1);
        return null;
    }

    /**
     * Where what may stand in a target ends: visible ASCII. RFC 3986 allows less, but curl sends
     * {@code "<>[\]^`{|}} as they were typed. {@code #} begins what no client sends.
     */
    private static int targetEnd(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] > ' ' && bytes[i] < 0x7F && bytes[i] != '#') {
            i++;
        }
        return i;
    }

    /** Whether a space and {@code HTTP/<digit>.<digit>} stand at the line's end. */
    private static boolean isVersion(byte[] bytes, int from, int end) {
        int at = from + 1;
        return end - at == VERSION_BYTES && bytes[from] == ' ' && bytes[at] == 'H'
                && bytes[at + 1] == 'T' && bytes[at + 2] == 'T' && bytes[at + 3] == 'P'
                && bytes[at + 4] == '/' && Octets.isDigit(bytes[at + 5]) && bytes[at + 6] == '.'
                && Octets.isDigit(bytes[at + 7]);
    }

    /** Neither a folded line nor a space before the colon passes: no token begins or ends so. */
    private @Nullable Head takeField(byte[] bytes, int from, int end) {
        fieldCount++;
        if (fieldCount > HeadParser.FIELDS_MAX) {
            return TOO_MANY;
        }
        int colon = Octets.tokenEnd(bytes, from, end);
        if (colon == from || colon == end || bytes[colon] != ':') {
            return NO_FIELD;
        }
        if (!Octets.isFieldText(bytes, colon + 1, end)) {
            return CONTROL;
        }
        return fields.take(bytes, from, colon, end);
    }

    private Head whole() {
        Head head = fields.judge(method, target, minor);
        begun = false;
        target = "";
        fieldCount = 0;
        emptyLine = false;
        fields.clear();
        return head;
    }

    private static Head.Malformed bad(String text) {
        return new Head.Malformed(Status.BAD_REQUEST, text);
    }
}
