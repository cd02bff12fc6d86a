package dev.servelab.selftest;

import java.util.Locale;

/** Figures for a person, the same in every locale. */
final class Format {
    private Format() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f s", seconds);
    }

    static String ms(double seconds) {
        return String.format(Locale.ROOT, "%.2f ms", seconds * 1e3);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
