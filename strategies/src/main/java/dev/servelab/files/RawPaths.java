package dev.servelab.files;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;

/** The bytes behind a {@link Path} of Unix, which its string may misrepresent. */
final class RawPaths {
    private static final int ESCAPE_LENGTH = 3;

    private RawPaths() {}

    /** An absolute path as the system has it: a URI keeps every byte, whatever the locale. */
    static byte[] bytes(Path absolute) {
        String raw = absolute.toUri().getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        int i = 0;
        while (i < raw.length()) {
            if (raw.charAt(i) == '%') {
                bytes.write(Integer.parseInt(raw, i + 1, i + ESCAPE_LENGTH, 16));
                i += ESCAPE_LENGTH;
            } else {
                bytes.write(raw.charAt(i));
                i++;
            }
        }
        return bytes.toByteArray();
    }
}
