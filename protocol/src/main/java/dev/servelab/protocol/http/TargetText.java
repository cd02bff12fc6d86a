package dev.servelab.protocol.http;

import dev.servelab.protocol.MalformedNameException;
import dev.servelab.protocol.WireNames;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/** How a target is written: RFC 9112 section 3.2, RFC 3986 sections 2.1 and 3.3. */
final class TargetText {
    private static final String SCHEME = "http://";
    private static final String PATH_MARKS = "-._~!$&'()*+,;=:@/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private TargetText() {}

    /**
     * The path of a target without its query; what stands there if it is not absolute, and nothing
     * if it has a bad host.
     */
    static String path(String target) {
        if (!target.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return target;
        }
        int slash = target.indexOf('/', SCHEME.length());
        int end = slash < 0 ? target.length() : slash;
        byte[] host = target.substring(SCHEME.length(), end).getBytes(US_ASCII);
        boolean hasHost = host.length > 0 && host[0] != ':';
        if (!hasHost || !Authority.isValid(host, 0, host.length)) {
            return "";
        }
        return slash < 0 ? "/" : target.substring(slash);
    }

    /** The characters that {@code path} stands for. */
    static String decode(String path) throws MalformedNameException {
        return path.indexOf('%') < 0 ? path : WireNames.decode(path);
    }

    static String encode(String name) {
        byte[] bytes = utf8(name);
        StringBuilder path = new StringBuilder(bytes.length + 16).append('/');
        for (byte b : bytes) {
            if (Octets.isLetterOrDigit(b) || PATH_MARKS.indexOf(b) >= 0) {
                path.append((char) b);
            } else {
                path.append('%').append(HEX.toHexDigits(b));
            }
        }
        return path.toString();
    }

    private static byte[] utf8(String name) {
        try {
            ByteBuffer encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(name));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("unpaired surrogate in the name", e);
        }
    }
}
