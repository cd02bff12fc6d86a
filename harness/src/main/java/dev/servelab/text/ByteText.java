package dev.servelab.text;

import java.util.Locale;

/** Numbers of bytes for people, in binary units. */
public final class ByteText {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private ByteText() {}

    /** In the largest unit of which it is a whole number: {@code 16 KiB}, {@code 1,500 B}. */
    public static String exact(long bytes) {
        int unit = 0;
        long amount = bytes;
        while (amount >= 1_024 && amount % 1_024 == 0) {
            amount /= 1_024;
            unit++;
        }
        return String.format(Locale.ROOT, "%,d %s", amount, UNITS[unit]);
    }

    /**
     * In the largest unit of which there is one, to a tenth where that says more: {@code 1.5 KiB},
     * {@code 64 MiB}, {@code 100 MiB}.
     */
    public static String rounded(long bytes) {
        return rounded((double) bytes);
    }

    /** The same of a mean. */
    public static String rounded(double bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1_024 && unit < UNITS.length - 1) {
            amount /= 1_024;
            unit++;
        }
        int decimals = amount >= 99.95 || amount == Math.rint(amount) ? 0 : 1;
        return String.format(Locale.ROOT, "%,." + decimals + "f ", amount) + UNITS[unit];
    }
}
