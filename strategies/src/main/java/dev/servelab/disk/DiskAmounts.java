package dev.servelab.disk;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and rates as they are written in a {@link DiskModel}: a whole number and its unit. */
final class DiskAmounts {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,18})([A-Za-z/]+)");

    private DiskAmounts() {}

    /** Nanoseconds of {@code 5ms}, {@code 100us} or {@code 1s}; -1 if it is none, or too long. */
    static long nanos(String text) {
        Matcher amount = AMOUNT.matcher(text);
        return amount.matches() ? times(amount.group(1), timeUnit(amount.group(2))) : -1;
    }

    /** Bytes a second of {@code 200MB/s} or {@code 64MiB/s}; -1 if it is none, or too much. */
    static long bytesPerSec(String text) {
        Matcher amount = AMOUNT.matcher(text);
        return amount.matches() ? times(amount.group(1), rateUnit(amount.group(2))) : -1;
    }

    private static long times(String number, long unit) {
        long count = Long.parseLong(number);
        return unit < 0 || count > Long.MAX_VALUE / unit ? -1 : count * unit;
    }

    private static long timeUnit(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "us" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            default -> -1;
        };
    }

    private static long rateUnit(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "kb/s" -> 1_000;
            case "kib/s" -> 1L << 10;
            case "mb/s" -> 1_000_000;
            case "mib/s" -> 1L << 20;
            case "gb/s" -> 1_000_000_000;
            case "gib/s" -> 1L << 30;
            default -> -1;
        };
    }
}
