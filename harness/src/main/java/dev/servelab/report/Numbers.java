package dev.servelab.report;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as tables show them: in {@link Locale#ROOT}, thousands apart, unknown as a dash. */
final class Numbers {
    static final String UNKNOWN = "-";
    private static final double BYTES_PER_MIB = 1 << 20;

    private Numbers() {}

    /** {@code 12,345}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String count(OptionalLong count) {
        return count.isEmpty() ? UNKNOWN : count(count.getAsLong());
    }

    /** Three digits that mean something: {@code 1,234}, {@code 56.7}, {@code 0.89}. */
    static String rate(double perSec) {
        return Double.isFinite(perSec) ? threeDigits(perSec) : UNKNOWN;
    }

    /** Microseconds as milliseconds. */
    static String millis(OptionalLong us) {
        return us.isEmpty() ? UNKNOWN : threeDigits(us.getAsLong() / 1e3);
    }

    static String millis(double us) {
        return Double.isFinite(us) ? threeDigits(us / 1e3) : UNKNOWN;
    }

    /** {@code 61.3}; 100.0 only if it is all, 0.0 only if it is nothing. */
    static String percent(OptionalDouble ratio) {
        if (ratio.isEmpty()) {
            return UNKNOWN;
        }
        double value = ratio.getAsDouble();
        double shown = Math.round(value * 1000) / 10.0;
        if (shown == 100 && value < 1) {
            return "99.9";
        }
        return shown == 0 && value > 0 ? "0.1" : String.format(Locale.ROOT, "%.1f", shown);
    }

    /** Whole MiB. */
    static String mib(double bytes) {
        return String.format(Locale.ROOT, "%,.0f", bytes / BYTES_PER_MIB);
    }

    static String mib(long bytes) {
        return mib((double) bytes);
    }

    static String mib(OptionalLong bytes) {
        return bytes.isEmpty() ? UNKNOWN : mib(bytes.getAsLong());
    }

    /** {@code 12.3}. */
    static String seconds(OptionalDouble seconds) {
        return seconds.isEmpty()
                ? UNKNOWN
                : String.format(Locale.ROOT, "%,.1f", seconds.getAsDouble());
    }

    private static String threeDigits(double value) {
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
