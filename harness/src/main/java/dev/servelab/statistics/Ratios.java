package dev.servelab.statistics;

import java.util.Locale;

/** Ratios as text, with no more digits than a reader needs and no fewer. */
final class Ratios {
    private static final int MOST_DECIMALS = 6;
    /** From here on, a difference is told as a factor. */
    private static final double DOUBLE = 2;

    private Ratios() {}

    /**
     * A ratio of a comparison. All of its ratios get two decimals, and more where two would make an
     * end of the interval look like 1, or like more than the bound, when it is not.
     */
    static String text(Comparison c, double ratio) {
        int decimals = 2;
        while (decimals < MOST_DECIMALS && !(tells(c, c.low(), decimals)
                && tells(c, c.high(), decimals))) {
            decimals++;
        }
        return fixed(ratio, decimals);
    }

    private static boolean tells(Comparison c, double end, int decimals) {
        double read = Double.parseDouble(fixed(end, decimals));
        return read > 0 && read < 1 == end < 1 && read > 1 == end > 1
                && (read > 1 + c.bound() == end > 1 + c.bound());
    }

    /** A ratio by itself. */
    static String plain(double ratio) {
        return fixed(ratio, ratio < 0.1 ? 4 : 2);
    }

    private static String fixed(double ratio, int decimals) {
        int fewer = ratio >= 100 ? 2 : ratio >= 10 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + Math.max(0, decimals - fewer) + "f", ratio);
    }

    /** "5 %", "0.5 %". */
    static String percent(double share) {
        double percent = share * 100;
        boolean whole = Math.abs(percent - Math.rint(percent)) < 1e-9;
        return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
    }

    /** What the run could have found. Rounded up: it must not promise more than there was. */
    static String found(Comparison c) {
        double least = c.leastDetectableRatio();
        if (least >= 100) {
            return "This run could have found no difference worth the name.";
        }
        if (least >= DOUBLE) {
            return String.format(Locale.ROOT, "This run could have found a factor of %.1f.",
                    Math.ceil(least * 10) / 10);
        }
        double percent = (least - 1) * 100;
        return String.format(Locale.ROOT,
                percent < 10
                        ? "This run could have found %.1f %%."
                        : "This run could have found %.0f %%.",
                percent < 10 ? Math.ceil(percent * 10) / 10 : Math.ceil(percent));
    }

    /** "= 0.041", "< 0.001". */
    static String p(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.2g", p);
    }

    static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
