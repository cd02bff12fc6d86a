package dev.servelab.page;

import dev.servelab.protocol.WireNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * HTML being written, as UTF-8 in pieces: a folder of many thousand names is never a string, and
 * takes twice its page at most. One thread.
 */
final class HtmlWriter {
    private static final int PIECE_BYTES = 64 * 1_024;
    private static final HexFormat HEX_DIGITS = HexFormat.of().withUpperCase();
    /** Unicode Standard Annex 9, 2.1 to 2.4: embeddings, overrides, isolates. */
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final String UNRESERVED_SIGNS = "-._~";

    private final List<byte[]> full = new ArrayList<>();
    private byte[] piece = new byte[PIECE_BYTES];
    private int length;

    /** Adds markup, as it stands. */
    HtmlWriter markup(String html) {
        for (int i = 0; i < html.length(); i++) {
            if (html.charAt(i) >= 0x80) {
                return put(utf8(html));
            }
        }
        for (int i = 0; i < html.length(); i++) {
            put((byte) html.charAt(i));
        }
        return this;
    }

    /**
     * Adds text as it is safe between tags and in double quotes. Written {@code %XX} are control
     * characters, which HTML cannot hold, as on the native wire; and those that turn the direction
     * of writing, with which a name could pose as another.
     */
    HtmlWriter text(String text) {
        for (byte b : utf8(TURNS.matcher(WireNames.escape(text)).replaceAll(HtmlWriter::escaped))) {
            switch (b) {
                case '&' -> markup("&amp;");
                case '<' -> markup("&lt;");
                case '>' -> markup("&gt;");
                case '"' -> markup("&quot;");
                default -> put(b);
            }
        }
        return this;
    }

    /**
     * Adds one component of a name as a relative address has it: everything is percent-encoded but
     * what RFC 3986, 2.3 never reserves, so that no component reads as a scheme, a query or a
     * fragment.
     */
    HtmlWriter component(String component) {
        for (byte b : utf8(component)) {
            if (isUnreserved(b)) {
                put(b);
            } else {
                put((byte) '%');
                put((byte) HEX_DIGITS.toHighHexDigit(b));
                put((byte) HEX_DIGITS.toLowHexDigit(b));
            }
        }
        return this;
    }

    /** What was written. */
    byte[] toBytes() {
        byte[] all = new byte[full.size() * PIECE_BYTES + length];
        int at = 0;
        for (byte[] each : full) {
            System.arraycopy(each, 0, all, at, PIECE_BYTES);
            at += PIECE_BYTES;
        }
        System.arraycopy(piece, 0, all, at, length);
        return all;
    }

    private static String escaped(MatchResult turn) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : utf8(turn.group())) {
            escaped.append('%').append(HEX_DIGITS.toHexDigits(b));
        }
        return escaped.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9')
                || UNRESERVED_SIGNS.indexOf(b) >= 0;
    }

    private HtmlWriter put(byte[] more) {
        for (byte b : more) {
            put(b);
        }
        return this;
    }

    private void put(byte b) {
        if (length == PIECE_BYTES) {
            full.add(piece);
            piece = new byte[PIECE_BYTES];
            length = 0;
        }
        piece[length++] = b;
    }
}
