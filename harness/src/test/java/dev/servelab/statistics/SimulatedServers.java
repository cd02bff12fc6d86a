package dev.servelab.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Throughputs of servers whose speed is known, round by round, with log-normal noise and a machine
 * that drifts from round to round. Fixed by the seed.
 */
final class SimulatedServers {
    /** What the machine does to all servers of a round: far more than the noise of one trial. */
    private static final double DRIFT = 0.1;

    private final UniformRandomProvider random;
    private final NormalizedGaussianSampler gaussian;
    private final double noise;

    /** Noise of a trial, as a share: 0.03. */
    SimulatedServers(long seed, double noise) {
        this.random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        this.noise = noise;
    }

    UniformRandomProvider random() {
        return random;
    }

    /** A row of throughputs for each speed, a column for each round. */
    double[][] run(int rounds, double... speeds) {
        double[][] throughputs = new double[speeds.length][rounds];
        for (int round = 0; round < rounds; round++) {
            double machine = Math.exp(DRIFT * gaussian.sample());
            for (int i = 0; i < speeds.length; i++) {
                throughputs[i][round] = 1_000 * speeds[i] * machine
                        * Math.exp(noise * gaussian.sample());
            }
        }
        return throughputs;
    }

    static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
