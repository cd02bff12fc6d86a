package dev.servelab.protocol.http;

import java.util.HexFormat;

/** The form of {@code host [":" port]}, RFC 3986 sections 3.2.2 and 3.2.3, without user names. */
final class Authority {
    private Authority() {}

    /** Whether the bytes from {@code from} up to {@code to} are one. The host may be empty. */
    static boolean isValid(byte[] bytes, int from, int to) {
        int end = from < to && bytes[from] == '['
                ? literalEnd(bytes, from, to)
                : nameEnd(bytes, from, to);
        return end == to || (end >= 0 && bytes[end] == ':' && areDigits(bytes, end + 1, to));
    }

    /** Behind the bracket that closes an IPv6 address, or -1. */
    private static int literalEnd(byte[] bytes, int from, int to) {
        int i = from + 1;
        while (i < to && (HexFormat.isHexDigit(bytes[i]) || bytes[i] == ':' || bytes[i] == '.')) {
            i++;
        }
        return i > from + 1 && i < to && bytes[i] == ']' ? i + 1 : -1;
    }

    private static int nameEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (Octets.isHostCharacter(bytes[i]) || isEscape(bytes, i, to))) {
            i += bytes[i] == '%' ? 3 : 1;
        }
        return i;
    }

    private static boolean isEscape(byte[] bytes, int at, int to) {
        return bytes[at] == '%' && at + 2 < to && HexFormat.isHexDigit(bytes[at + 1])
                && HexFormat.isHexDigit(bytes[at + 2]);
    }

    private static boolean areDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Octets.isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }
}
