package dev.servelab.protocol;

/** The opaque token that changes when a file does: 1 to 64 of {@code A-Za-z0-9._-}. */
public final class Versions {
    /** Longest token, in characters and in bytes. */
    public static final int MAX_LENGTH = 64;
    /** The version of what has none: LIST, FILES and STATS. */
    public static final String NONE = "-";

    private Versions() {}

    /** Whether {@code version} may stand on the wire. */
    public static boolean isValid(String version) {
        if (version.isEmpty() || version.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < version.length(); i++) {
            if (!isTokenCharacter(version.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The same for the bytes from {@code from} up to {@code to}. */
    static boolean isValid(byte[] bytes, int from, int to) {
        if (to <= from || to - from > MAX_LENGTH) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!isTokenCharacter(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || c == '.' || c == '_' || c == '-';
    }
}
