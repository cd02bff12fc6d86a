package dev.servelab.load;

import java.util.Locale;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * The status line and the header fields of an HTTP/1.1 answer that say how it goes on (RFC 9112),
 * line by line. All others are passed over, without making a string of them.
 */
final class HttpHead {
    static final long UNKNOWN = -1;
    private static final int OK = 200;
    private static final int LEAST_STATUS = 100;
    private static final int MOST_DIGITS = 18;
    private static final byte[] VERSION = "HTTP/1.".getBytes(ISO_8859_1);
    private static final byte[] LENGTH = "content-length:".getBytes(ISO_8859_1);
    private static final byte[] CODING = "transfer-encoding:".getBytes(ISO_8859_1);
    private static final byte[] CONNECTION = "connection:".getBytes(ISO_8859_1);

    private int status;
    private long contentBytes;
    private boolean chunked;
    private boolean keptOpen;

    /** Begins an answer. Returns false if the line is not HTTP/1. */
    boolean status(LineBuffer line) {
        contentBytes = UNKNOWN;
        chunked = false;
        byte[] bytes = line.bytes();
        int length = line.lengthWithoutCr();
        // HTTP/1.x NNN, and a reason or nothing
        if (length < 12 || !starts(bytes, VERSION) || bytes[8] != ' '
                || (length > 12 && bytes[12] != ' ')) {
            return false;
        }
        keptOpen = bytes[7] != '0';
        long number = number(new String(bytes, 9, 3, ISO_8859_1));
        status = (int) number;
        return number >= LEAST_STATUS;
    }

    /** Takes a field. Returns false if the answer cannot be understood because of it. */
    boolean field(LineBuffer line) {
        if (starts(line.bytes(), LENGTH) && line.length() > LENGTH.length) {
            return contentLength(value(line, LENGTH));
        }
        if (starts(line.bytes(), CODING) && line.length() > CODING.length) {
            chunked = value(line, CODING).equals("chunked");
            return chunked;
        }
        if (starts(line.bytes(), CONNECTION) && line.length() > CONNECTION.length) {
            String value = value(line, CONNECTION);
            keptOpen = !value.contains("close")
                    && (keptOpen || value.contains("keep-alive"));
        }
        return true;
    }

    private boolean contentLength(String value) {
        long number = number(value);
        boolean clear = number >= 0 && (contentBytes == UNKNOWN || contentBytes == number);
        contentBytes = number;
        return clear;
    }

    /** An answer of 1xx, which another follows. */
    boolean isInterim() {
        return status < OK;
    }

    boolean isOk() {
        return status == OK;
    }

    boolean isChunked() {
        return chunked;
    }

    /** Whether the server means to keep the connection. */
    boolean isKeptOpen() {
        return keptOpen;
    }

    /** Bytes of content, or {@link #UNKNOWN}. */
    long contentBytes() {
        return contentBytes;
    }

    private static boolean starts(byte[] line, byte[] lowerCase) {
        for (int i = 0; i < lowerCase.length; i++) {
            int small = line[i] >= 'A' && line[i] <= 'Z' && lowerCase[i] >= 'a'
                    ? line[i] + ('a' - 'A')
                    : line[i];
            if (small != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private static String value(LineBuffer line, byte[] name) {
        return new String(line.bytes(), name.length, line.lengthWithoutCr() - name.length,
                ISO_8859_1).strip().toLowerCase(Locale.ROOT);
    }

    private static long number(String digits) {
        boolean all = !digits.isEmpty() && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return all ? Long.parseLong(digits) : -1;
    }
}
