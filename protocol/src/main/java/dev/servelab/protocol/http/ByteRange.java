package dev.servelab.protocol.http;

/**
 * The one range of a field Range, RFC 9110 section 14.1.2. What is longer than a {@code long} is
 * as good as {@link Long#MAX_VALUE}.
 *
 * @param first of {@code first-last} and {@code first-}; -1 for {@code -last}
 * @param last  the last byte wanted; for {@code -last} how many from the end
 */
record ByteRange(long first, long last) {
    /** What is not one range of bytes: another unit, several ranges, or no range at all. */
    static final ByteRange NONE = new ByteRange(-1, -1);

    private static final String UNIT = "bytes=";

    /** Whether the field is to be passed over, section 14.2. */
    boolean isNone() {
        return first < 0 && last < 0;
    }

    /** Whether the last so many bytes are wanted. */
    boolean isSuffix() {
        return first < 0 && last >= 0;
    }

    /** The field's value, or {@link #NONE}. */
    static ByteRange parse(String field) {
        if (!field.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return NONE;
        }
        int dash = field.indexOf('-');
        if (dash < 0 || !areDigits(field, UNIT.length(), dash)
                || !areDigits(field, dash + 1, field.length())) {
            return NONE;
        }
        boolean hasFirst = dash > UNIT.length();
        boolean hasLast = dash + 1 < field.length();
        long first = hasFirst ? number(field, UNIT.length(), dash) : -1;
        long last = hasLast
                ? number(field, dash + 1, field.length())
                : hasFirst
                        ? Long.MAX_VALUE
                        : -1;
        return hasFirst && last < first ? NONE : new ByteRange(first, last);
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static long number(String digits, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = digits.charAt(i) - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return Long.MAX_VALUE;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
