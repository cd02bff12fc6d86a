package dev.servelab.report;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a terminal can show. */
public enum Glyphs {
    /** Dots of braille, arrows, and the letters of everybody. */
    UNICODE,
    /** The 95 printable characters of ASCII. */
    ASCII;

    /** What standard output can show, as the system says it. */
    public static Glyphs ofTerminal() {
        return of(Charset.forName(System.getProperty("stdout.encoding", "UTF-8"),
                StandardCharsets.UTF_8));
    }

    /** What may be written in {@code charset}. */
    public static Glyphs of(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) ? UNICODE : ASCII;
    }
}
