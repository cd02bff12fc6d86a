package dev.servelab.statistics;

import java.util.Locale;

/** Verdicts in plain words: what, by how much, how sure. The better one is named first. */
public final class Sentences {
    private Sentences() {}

    /** One or two sentences on a comparison. */
    public static String of(Comparison comparison) {
        return switch (comparison.verdict()) {
            case FASTER -> different(comparison);
            case SLOWER -> different(comparison.mirrored());
            case SAME -> same(comparison);
            case CANNOT_TELL -> cannotTell(comparison);
            case NO_ANSWER -> comparison.note() + ": " + comparison.a() + " and " + comparison.b()
                    + " are not compared by " + comparison.metric().noun() + ".";
        };
    }

    private static String different(Comparison c) {
        return c.metric().clause(c.a(), Ratios.text(c, c.ratio()), c.b()) + " (" + interval(c)
                + ", " + blocks(c) + ")" + aside(c) + "."
                + (c.withinBound() ? " That is less than " + percent(c.bound()) + "." : "");
    }

    private static String same(Comparison c) {
        return c.a() + " and " + c.b() + " are the same in " + c.metric().noun() + " within "
                + percent(c.bound()) + " (" + interval(c) + ", " + blocks(c) + ")" + aside(c) + ".";
    }

    private static String cannotTell(Comparison c) {
        String what = "Cannot tell " + c.a() + " from " + c.b() + " by " + c.metric().noun();
        if (!c.hasInterval()) {
            return what + ": " + c.note() + ".";
        }
        return what + ": the " + interval(c) + " holds 1 (" + blocks(c) + ")" + aside(c) + ". "
                + more(c) + " " + Ratios.found(c);
    }

    private static String more(Comparison c) {
        if (c.roundsNeeded() >= RoundsNeeded.MANY) {
            return "The rounds differ too much for any number of them to tell "
                    + percent(c.bound()) + ".";
        }
        return "About " + c.roundsNeeded() + (c.roundsNeeded() == 1
                ? " more round"
                : " more rounds") + " would tell a difference of " + percent(c.bound()) + ".";
    }

    private static String interval(Comparison c) {
        return percent(1 - Criteria.USUAL.alpha()) + " interval " + Ratios.text(c, c.low()) + " to "
                + Ratios.text(c, c.high());
    }

    private static String blocks(Comparison c) {
        return (c.comparisons() > 1 ? "Holm over " + c.comparisons() + ", " : "") + c.blocks()
                + (c.blocks() == 1 ? " block" : " blocks");
    }

    private static String aside(Comparison c) {
        return c.note().isEmpty() ? "" : "; " + c.note();
    }

    private static String percent(double share) {
        return Ratios.percent(share);
    }

    /** One or two sentences on an interaction. */
    public static String of(Interaction i) {
        String question = "what the " + i.second() + " does to " + i.metric().noun()
                + " depends on the " + i.first();
        String note = i.note().isEmpty() ? "" : "; " + i.note();
        if (!i.isTested()) {
            return "Whether " + question + " was not tested: " + i.note() + ".";
        }
        String test = String.format(Locale.ROOT, " (F test, p %s, %d rounds)", Ratios.p(i.p()),
                i.rounds());
        if (!i.found()) {
            return "No sign that " + question + test + note + ".";
        }
        return Ratios.capital(question) + test + note + ": " + contrast(i) + ".";
    }

    private static String contrast(Interaction i) {
        Interaction.Contrast largest = i.largest();
        return "most of all, the ratio of " + largest.a() + " to " + largest.b() + " is "
                + Ratios.plain(largest.ratioUnder()) + " with " + largest.under() + " and "
                + Ratios.plain(largest.ratioElsewhere()) + " with " + largest.elsewhere();
    }
}
