package dev.servelab.fairness;

import java.util.Locale;

/** Figures in sentences, the same in every locale. */
final class Words {
    private Words() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** "1 port", "2 ports". */
    static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    static String ms(long us) {
        return String.format(Locale.ROOT, "%.1f ms", us / 1e3);
    }
}
