package dev.servelab.protocol.http;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

final class DateLineTest {
    /** Year 0 to 9999, in milliseconds since 1970. */
    private static final long FIRST = -62_167_219_200_000L;
    private static final long LAST = 253_402_300_799_999L;

    private static final Pattern LINE = Pattern.compile("\r\nDate: ([A-Za-z0-9:, ]{29})"
            + "\r\nServer: servelab\r\nX-Content-Type-Options: nosniff");

    private final DateLine dates = new DateLine();

    /** The first is RFC 9110's own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"784111777000 | Sun, 06 Nov 1994 08:49:37 GMT",
            "0 | Thu, 01 Jan 1970 00:00:00 GMT", "999 | Thu, 01 Jan 1970 00:00:00 GMT",
            "-1 | Wed, 31 Dec 1969 23:59:59 GMT", "951782400000 | Tue, 29 Feb 2000 00:00:00 GMT",
            FIRST + " | Sat, 01 Jan 0000 00:00:00 GMT", LAST + " | Fri, 31 Dec 9999 23:59:59 GMT"})
    void at_time_isTheFieldOfItsSecond(long wallMillis, String date) {
        assertThat(line(wallMillis)).isEqualTo(date);
    }

    @Test
    void at_anyTime_isReadAsThatSecond() {
        long seed = Long.getLong("servelab.seed", System.nanoTime());
        LongStream times = new SplittableRandom(seed).longs(500, 0, LAST);
        times.forEach(millis -> {
            Instant read = ZonedDateTime.parse(line(millis),
                    DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            assertThat(read.getEpochSecond()).as("replay with -Dservelab.seed=%d", seed)
                    .isEqualTo(Math.floorDiv(millis, 1_000));
        });
    }

    @Test
    void at_withinOneSecond_isRenderedOnce() {
        assertThat(dates.at(1_000)).isSameAs(dates.at(1_999)).isNotSameAs(dates.at(2_000));
    }

    @Test
    void at_anotherLocale_isEnglish() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("pt", "BR"));
        try {
            assertThat(line(784_111_777_000L)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        } finally {
            Locale.setDefault(before);
        }
    }

    private String line(long wallMillis) {
        Matcher line = LINE.matcher(new String(dates.at(wallMillis), US_ASCII));
        assertThat(line.matches()).isTrue();
        return line.group(1);
    }
}
