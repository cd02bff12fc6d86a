package dev.servelab.page;

import dev.servelab.protocol.WireNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * HTML being written, as UTF-8 in one growing array: a folder of many thousand names is never a
 * string. One thread.
 */
final class HtmlWriter {
    private static final int FIRST_CAPACITY = 16 * 1_024;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final String UNRESERVED_SIGNS = "-._~";

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    /** Adds markup, as it stands. */
    HtmlWriter markup(String html) {
        return put(html.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds text as it is safe between tags and in double quotes. Control characters, which HTML
     * cannot hold, are written {@code %XX}, as on the native wire.
     */
    HtmlWriter text(String text) {
        for (byte b : utf8(WireNames.escape(text))) {
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
                put(HEX[(b >> 4) & 0xF]);
                put(HEX[b & 0xF]);
            }
        }
        return this;
    }

    /** What was written. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9')
                || UNRESERVED_SIGNS.indexOf(b) >= 0;
    }

    private HtmlWriter put(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    private void put(byte b) {
        ensure(1);
        bytes[length++] = b;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
