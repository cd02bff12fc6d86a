package dev.servelab.protocol.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The field Date, RFC 9110 sections 5.6.7 and 6.6.1: {@code Sun, 06 Nov 1994 08:49:37 GMT}. Made
 * anew when the second changes, for all connections. Thread-safe.
 */
public final class DateLine {
    /** What stands in every head after Date goes out with it. */
    private static final String ALWAYS = "\r\nServer: servelab\r\nX-Content-Type-Options: nosniff";
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Publishes second and line together. */
    private volatile Rendered last = render(0);

    private static final class Rendered {
        private final long second;
        private final byte[] line;

        Rendered(long second, byte[] line) {
            this.second = second;
            this.line = line;
        }
    }

    /**
     * The line end before the field, it, Server and X-Content-Type-Options, without their last line
     * end; not to be changed.
     *
     * @param wallMillis milliseconds since 1970, in the years 0 to 9999
     */
    byte[] at(long wallMillis) {
        long second = Math.floorDiv(wallMillis, 1_000);
        Rendered rendered = last;
        if (rendered.second != second) {
            rendered = render(second);
            last = rendered;
        }
        return rendered.line;
    }

    private static Rendered render(long second) {
        String date = IMF_FIXDATE.format(Instant.ofEpochSecond(second));
        return new Rendered(second,
                ("\r\nDate: " + date + ALWAYS).getBytes(US_ASCII));
    }
}
