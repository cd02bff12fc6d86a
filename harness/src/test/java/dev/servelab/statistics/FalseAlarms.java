package dev.servelab.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How often a way to compare calls two servers different: of identical ones it should be 5 %, of
 * others as often as possible.
 */
final class FalseAlarms {
    private static final int RESAMPLES = 400;

    /** Says whether two rows of figures, block by block, come from different servers. */
    interface Judge {
        boolean differ(double[] a, double[] b);
    }

    private FalseAlarms() {}

    /** The share of tables, each of two servers, in which they are called different. */
    static double share(Judge judge, SimulatedServers servers, int tables, int rounds,
            double speed) {
        int different = 0;
        for (int table = 0; table < tables; table++) {
            double[][] figures = servers.run(rounds, speed, 1);
            different += judge.differ(figures[0], figures[1]) ? 1 : 0;
        }
        return (double) different / tables;
    }

    /** Ours. */
    static Judge paired(PairedComparison comparison) {
        return (a, b) -> comparison
                .table("strategy", Metric.THROUGHPUT, List.of(PairedValues.of("a", "b",
                        SimulatedServers.list(a), SimulatedServers.list(b))))
                .getFirst().verdict().isDifferent();
    }

    /** A planted bug: an interval of percentiles of resampled means. */
    static Judge bootstrap(UniformRandomProvider random) {
        return (a, b) -> {
            double[] means = new double[RESAMPLES];
            for (int i = 0; i < RESAMPLES; i++) {
                for (int n = 0; n < a.length; n++) {
                    int block = random.nextInt(a.length);
                    means[i] += Math.log(a[block] / b[block]) / a.length;
                }
            }
            Arrays.sort(means);
            return means[RESAMPLES / 40] > 0 || means[RESAMPLES - 1 - RESAMPLES / 40] < 0;
        };
    }

    /** A planted bug: pairs are dealt anew, so that the machine's drift is taken for noise. */
    static Judge unpaired(Judge judge) {
        return (a, b) -> {
            double[] shifted = new double[b.length];
            for (int i = 0; i < b.length; i++) {
                shifted[i] = b[(i + 1) % b.length];
            }
            return judge.differ(a, shifted);
        };
    }
}
