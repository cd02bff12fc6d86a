package dev.servelab.load;

/** The line before a chunk (RFC 9112, 7.1). */
final class HttpChunks {
    private static final int MOST_DIGITS = 15;
    private static final int RADIX = 16;

    private HttpChunks() {}

    /** The size in hexadecimal, extensions passed over; -1 if there is none. */
    static long size(LineBuffer line) {
        long size = 0;
        int digits = 0;
        int length = line.lengthWithoutCr();
        while (digits < length && Character.digit(line.bytes()[digits], RADIX) >= 0) {
            size = size * RADIX + Character.digit(line.bytes()[digits], RADIX);
            digits++;
            if (digits > MOST_DIGITS) {
                return -1;
            }
        }
        boolean ended = digits == length || line.bytes()[digits] == ';'
                || line.bytes()[digits] == ' ';
        return digits > 0 && ended ? size : -1;
    }
}
