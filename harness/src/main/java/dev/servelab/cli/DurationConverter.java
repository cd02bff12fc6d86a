package dev.servelab.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a time: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}, or a bare {@code 0}. What it
 * returns is never negative and fits into a {@code long} of nanoseconds.
 */
public final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,19})(ms|s|m|h)");

    @Override
    public Duration convert(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time (such as 500ms, 10s or 2m)");
        }
        try {
            long ms = Math.multiplyExact(Long.parseLong(time.group(1)), unitMs(time.group(2)));
            return Duration.ofNanos(Math.multiplyExact(ms, 1_000_000L));
        } catch (ArithmeticException | NumberFormatException tooLong) {
            throw new TypeConversionException("'" + text + "' is too long a time");
        }
    }

    private static long unitMs(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
    }
}
