package dev.servelab.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * How a name is written on the wire: UTF-8, in which {@code %} and control characters (C0, DEL, C1)
 * are written {@code %XX} byte by byte and everything else stands as it is. Decoding happens once,
 * so {@code %252e} is the name {@code %2e}. Whether a name may be asked for is decided elsewhere.
 */
public final class WireNames {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    /** First byte of U+0080 to U+00BF in UTF-8; in valid UTF-8 it stands nowhere else. */
    private static final byte C1_LEAD = (byte) 0xC2;

    /** What the bytes of a line or name need before they are a string. */
    enum Bytes {
        /** Printable ASCII without {@code %}: the bytes are the characters. */
        PLAIN,
        /** Has {@code %} or bytes above 7F: must go through {@link WireNames#decode}. */
        CODED,
        /** Has a raw control character, which no line may have. */
        CONTROL
    }

    private WireNames() {}

    /**
     * The wire form of {@code name}, without a limit on its length.
     *
     * @throws IllegalArgumentException if the name has an unpaired surrogate, which UTF-8 cannot say
     */
    public static String encode(String name) {
        int i = 0;
        while (i < name.length()) {
            int codePoint = name.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException("unpaired surrogate at index " + i);
            }
            i += Character.charCount(codePoint);
        }
        return escape(name, true);
    }

    /**
     * {@code text} with its control characters written {@code %XX}, for terminals, logs and error
     * texts. Leaves {@code %} alone, so that names already in wire form are not escaped twice.
     */
    public static String escape(String text) {
        return escape(text, false);
    }

    /** The name that {@code wire} stands for. */
    public static String decode(String wire) throws MalformedNameException {
        byte[] bytes;
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder()
                    .encode(CharBuffer.wrap(wire));
            bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
        } catch (CharacterCodingException e) {
            throw malformed("unpaired surrogate in the name", e);
        }
        return decode(bytes, 0, bytes.length);
    }

    /** The name that the bytes from {@code from} up to {@code to} stand for. */
    public static String decode(byte[] bytes, int from, int to) throws MalformedNameException {
        return switch (inspect(bytes, from, to)) {
            case PLAIN -> plain(bytes, from, to);
            case CONTROL -> throw new MalformedNameException("control character in the name");
            case CODED -> decodeUtf8(unescape(bytes, from, to));
        };
    }

    /** The string of bytes that {@link #inspect} found {@link Bytes#PLAIN}: a copy, no decoder. */
    static String plain(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** One look at each byte; a C1 control is the pair C2, 80 to 9F. */
    static Bytes inspect(byte[] bytes, int from, int to) {
        Bytes found = Bytes.PLAIN;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b >= ' ' && b != '%' && b != 0x7F) {
                continue;
            }
            found = Bytes.CODED;
            boolean c1 = b == C1_LEAD && i + 1 < to && (bytes[i + 1] & 0xE0) == 0x80;
            if (c1 || (b >= 0 && b != '%')) {
                return Bytes.CONTROL;
            }
        }
        return found;
    }

    private static byte[] unescape(byte[] bytes, int from, int to) throws MalformedNameException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            if (bytes[i] != '%') {
                raw.write(bytes[i]);
                continue;
            }
            if (i + 2 >= to || !HexFormat.isHexDigit(bytes[i + 1])
                    || !HexFormat.isHexDigit(bytes[i + 2])) {
                throw new MalformedNameException("% is not followed by two hexadecimal digits");
            }
            raw.write((HexFormat.fromHexDigit(bytes[i + 1]) << 4)
                    | HexFormat.fromHexDigit(bytes[i + 2]));
            i += 2;
        }
        return raw.toByteArray();
    }

    private static String decodeUtf8(byte[] raw) throws MalformedNameException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("the name is not UTF-8", e);
        }
    }

    private static String escape(String text, boolean percentToo) {
        int i = 0;
        while (i < text.length() && !mustEscape(text.charAt(i), percentToo)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 8).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!mustEscape(c, percentToo)) {
                escaped.append(c);
                continue;
            }
            if (c >= 0x80) {
                escaped.append("%C2");
            }
            escaped.append('%').append(HEX.toHexDigits((byte) c));
        }
        return escaped.toString();
    }

    private static boolean mustEscape(char c, boolean percentToo) {
        return c < ' ' || (c >= 0x7F && c < 0xA0) || (percentToo && c == '%');
    }

    private static MalformedNameException malformed(String message, Exception cause) {
        MalformedNameException malformed = new MalformedNameException(message);
        malformed.initCause(cause);
        return malformed;
    }
}
