package dev.servelab.draw;

import java.util.Locale;

/** Numbers of bytes for people. */
public final class ByteText {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB"};

    private ByteText() {}

    /** In the largest unit of which it is a whole number, up to GiB: {@code 16 KiB}. */
    public static String of(long bytes) {
        int unit = 0;
        long amount = bytes;
        while (unit < UNITS.length - 1 && amount >= 1_024 && amount % 1_024 == 0) {
            amount /= 1_024;
            unit++;
        }
        return String.format(Locale.ROOT, "%,d %s", amount, UNITS[unit]);
    }
}
