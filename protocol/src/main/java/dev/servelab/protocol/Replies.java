package dev.servelab.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The lines of a reply, written and read: {@code OK <length> <version>}, {@code END <crc32c>},
 * {@code ERR <code> <text>}, each ended by LF. Reading is strict: what is not exactly so is
 * malformed.
 */
public final class Replies {
    /** Longest reply line in bytes; a line of ours has its LF within them. */
    public static final int MAX_LINE_BYTES = 4_096;
    /** Room that {@link #ok} needs at most. */
    public static final int OK_BYTES_MAX = 3 + 19 + 1 + Versions.MAX_LENGTH + 1;
    /** Room that {@link #end} needs, always. */
    public static final int END_BYTES = 13;

    private static final byte[] OK = "OK ".getBytes(US_ASCII);
    private static final byte[] END = "END ".getBytes(US_ASCII);
    private static final byte[] ERR = "ERR ".getBytes(US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
    /** How much of a malformed line is shown. */
    private static final int SHOWN_BYTES = 60;

    private Replies() {}

    /**
     * Writes the first line of an answer at the position of {@code out}; allocates nothing.
     *
     * @param length bytes of the body, at least 0
     * @param version a {@linkplain Versions#isValid valid} token
     */
    public static void ok(ByteBuffer out, long length, String version) {
        assert length >= 0 && Versions.isValid(version) : length + " " + version;
        out.put(OK);
        Decimals.put(out, length);
        out.put((byte) ' ');
        for (int i = 0; i < version.length(); i++) {
            out.put((byte) version.charAt(i));
        }
        out.put((byte) '\n');
    }

    /** Writes the last line of an answer, with the CRC-32C of the whole file. */
    public static void end(ByteBuffer out, int crc32c) {
        out.put(END);
        for (int shift = 28; shift >= 0; shift -= 4) {
            out.put(HEX[(crc32c >>> shift) & 0xF]);
        }
        out.put((byte) '\n');
    }

    /**
     * The error line with its LF, at most {@link #MAX_LINE_BYTES} in all: control characters are
     * escaped, and a text that is too long is cut between characters.
     */
    public static byte[] error(ErrorCode code, String text) {
        byte[] line = ("ERR " + code.wire() + ' ' + WireNames.escape(text) + '\n').getBytes(UTF_8);
        if (line.length <= MAX_LINE_BYTES) {
            return line;
        }
        int cut = MAX_LINE_BYTES - 1;
        while ((line[cut] & 0xC0) == 0x80) {
            cut--; // line[cut] is left out, so it must be the first byte of a character
        }
        for (int i = cut - 2; i < cut; i++) {
            if (line[i] == '%') {
                cut = i; // nor is %XX cut in two
            }
        }
        byte[] shorter = Arrays.copyOf(line, cut + 1);
        shorter[cut] = '\n';
        return shorter;
    }

    /** Reads the first line of a reply, given without its LF. */
    public static ReplyHeader parseHeader(String line) throws MalformedReplyException {
        byte[] bytes = line.getBytes(UTF_8);
        return parseHeader(bytes, 0, bytes.length);
    }

    /** The same for the bytes from {@code from} up to {@code to}. */
    public static ReplyHeader parseHeader(byte[] line, int from, int to)
            throws MalformedReplyException {
        if (to - from > MAX_LINE_BYTES) {
            throw malformed("reply line too long", line, from, to);
        }
        if (startsWith(OK, line, from, to)) {
            return parseOk(line, from, to);
        }
        if (startsWith(ERR, line, from, to)) {
            return parseError(line, from, to);
        }
        throw malformed("expected OK or ERR", line, from, to);
    }

    /** Reads an END line, given without its LF, and returns its CRC-32C. */
    public static int parseEnd(byte[] line, int from, int to) throws MalformedReplyException {
        if (to - from != END_BYTES - 1 || !startsWith(END, line, from, to)) {
            throw malformed("expected END and a sum", line, from, to);
        }
        int crc32c = 0;
        for (int i = from + END.length; i < to; i++) {
            if (!HexFormat.isHexDigit(line[i])) {
                throw malformed("expected END and a sum", line, from, to);
            }
            crc32c = (crc32c << 4) | HexFormat.fromHexDigit(line[i]);
        }
        return crc32c;
    }

    private static ReplyHeader parseOk(byte[] line, int from, int to)
            throws MalformedReplyException {
        int lengthAt = from + OK.length;
        int space = indexOfSpace(line, lengthAt, to);
        long length = Decimals.parse(line, lengthAt, space);
        if (length == Decimals.MALFORMED) {
            throw malformed("bad length", line, from, to);
        }
        if (!Versions.isValid(line, space + 1, to)) {
            throw malformed("bad version", line, from, to);
        }
        return new ReplyHeader.Ok(length, WireNames.plain(line, space + 1, to));
    }

    private static ReplyHeader parseError(byte[] line, int from, int to)
            throws MalformedReplyException {
        int codeAt = from + ERR.length;
        int space = indexOfSpace(line, codeAt, to);
        ErrorCode code = ErrorCode.ofWire(new String(line, codeAt, space - codeAt, UTF_8));
        if (code == null) {
            throw malformed("unknown error code", line, from, to);
        }
        int textAt = Math.min(space + 1, to);
        String text = new String(line, textAt, to - textAt, UTF_8);
        return new ReplyHeader.Refused(code, WireNames.escape(text));
    }

    private static boolean startsWith(byte[] prefix, byte[] line, int from, int to) {
        return to - from >= prefix.length
                && Arrays.equals(line, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private static int indexOfSpace(byte[] line, int from, int to) {
        int i = from;
        while (i < to && line[i] != ' ') {
            i++;
        }
        return i;
    }

    static MalformedReplyException malformed(String what, byte[] line, int from, int to) {
        int shown = Math.min(to - from, SHOWN_BYTES);
        String text = WireNames.escape(new String(line, from, shown, UTF_8));
        return new MalformedReplyException(
                what + ": \"" + text + (shown < to - from ? "...\"" : "\""));
    }
}
