package dev.servelab.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Verdicts on tables of comparisons. Each comparison is Student's t on the logarithms of the ratios
 * within blocks: what a block does to both of a pair cancels. Holm's correction runs over the
 * comparisons of one table. Verdicts:
 * <ul>
 * <li>faster, slower: the interval has no 1, which is the same as an adjusted p of at most alpha;
 * <li>same: the interval has 1 and lies from 1 / (1 + bound) to 1 + bound. That is the test of
 * equivalence by two one-sided tests (D. J. Schuirmann, Journal of Pharmacokinetics and
 * Biopharmaceutics 15, 1987) with the interval of confidence 1 - alpha, where 1 - 2 alpha would do:
 * one interval serves both questions, and "same" is said a little less often than it might;
 * <li>no answer: who left clients without an answer, where the other did not, is never called
 * better;
 * <li>cannot tell: everything else.
 * </ul>
 * Remembers what it has computed; one thread.
 */
public final class PairedComparison {
    private final Criteria criteria;
    private final RoundsNeeded roundsNeeded;
    private final Power power;

    /** Compares by these criteria. */
    public PairedComparison(Criteria criteria) {
        this.criteria = criteria;
        this.power = new Power(criteria.power());
        this.roundsNeeded = new RoundsNeeded(criteria, power);
    }

    /**
     * Compares every pair, as one table.
     *
     * @param factor what was varied: "strategy"
     * @return as many comparisons, in the same order
     */
    public List<Comparison> table(String factor, Metric metric, List<PairedValues> pairs) {
        double[] p = pairs.stream().filter(pair -> pair.whyNoRatios().isEmpty())
                .mapToDouble(pair -> LogSample.of(pair.logRatios()).p()).toArray();
        double[] adjusted = Holm.adjusted(p);
        double[] levels = Holm.levels(criteria.alpha(), p);
        List<Comparison> table = new ArrayList<>();
        int tested = 0;
        for (PairedValues pair : pairs) {
            if (pair.whyNoRatios().isEmpty()) {
                var test = new Test(factor, metric, p.length, p[tested], adjusted[tested],
                        levels[tested]);
                table.add(compare(pair, LogSample.of(pair.logRatios()), test));
                tested++;
            } else {
                table.add(untested(factor, metric, p.length, pair));
            }
        }
        return List.copyOf(table);
    }

    /** What the table says about one of its comparisons. */
    private record Test(String factor, Metric metric, int comparisons, double p,
            double adjustedP, double alpha) {}

    private Comparison compare(PairedValues pair, LogSample sample, Test test) {
        LogSample.Range range = sample.interval(test.alpha);
        Verdict verdict = verdict(pair, sample, range, test.metric);
        double least = sample.spread() > 0
                ? Math.exp(power.leastEffect(sample.count(), test.alpha)
                        * power.trueSpread(sample))
                : Double.NaN;
        int needed = verdict == Verdict.CANNOT_TELL
                ? roundsNeeded.of(sample, test.alpha, pair.blocksPerRound())
                : 0;
        return new Comparison(test.factor, pair.a(), pair.b(), test.metric, sample.count(),
                test.comparisons, Math.exp(sample.mean()), Math.exp(range.low()),
                Math.exp(range.high()), 1 - test.alpha, test.p, test.adjustedP, least,
                criteria.bound(), verdict, needed, note(pair, sample));
    }

    private Verdict verdict(PairedValues pair, LogSample sample, LogSample.Range range,
            Metric metric) {
        if (range.low() > 0 || range.high() < 0) {
            Verdict verdict = metric.of(Math.exp(sample.mean()));
            return pair.silence().of(verdict).isEmpty() ? verdict : Verdict.NO_ANSWER;
        }
        double bound = criteria.logBound();
        return range.low() >= -bound && range.high() <= bound
                ? Verdict.SAME
                : Verdict.CANNOT_TELL;
    }

    private static String note(PairedValues pair, LogSample sample) {
        if (!pair.silence().equals(Silence.NONE)) {
            return pair.silence().words();
        }
        if (sample.count() == 1) {
            return "one block says nothing of the spread";
        }
        return sample.spread() > 0
                ? ""
                : "all " + sample.count() + " blocks have the same ratio: no spread to judge by";
    }

    private Comparison untested(String factor, Metric metric, int comparisons,
            PairedValues pair) {
        Verdict verdict = pair.blocks() == 0 && !pair.silence().equals(Silence.NONE)
                ? Verdict.NO_ANSWER
                : Verdict.CANNOT_TELL;
        return new Comparison(factor, pair.a(), pair.b(), metric, pair.blocks(), comparisons,
                Double.NaN, 0, Double.POSITIVE_INFINITY, 1 - criteria.alpha(), Double.NaN,
                Double.NaN, Double.NaN, criteria.bound(), verdict, 0, pair.whyNoRatios());
    }
}
