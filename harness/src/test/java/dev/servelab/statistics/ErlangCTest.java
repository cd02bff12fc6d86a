package dev.servelab.statistics;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ErlangCTest {
    /** M/M/1: rho, and 1 / (mu - lambda). M/M/2: 2 rho^2 / (1 + rho) = 1.28 / 1.8. */
    @ParameterizedTest
    @CsvSource({"1, 0.8, 0.8", "2, 1.6, 0.711111111", "2, 1, 0.333333333", "3, 2, 0.444444444",
            "100, 90, 0.217"})
    void waitingProbability_isThatOfTheTables(int servers, double load, double expected) {
        assertThat(new ErlangC(servers, load, 1).waitingProbability())
                .isCloseTo(expected, within(5e-4));
    }

    @Test
    void means_twoServers_byHand() {
        ErlangC queue = new ErlangC(2, 160, 100);

        assertThat(queue.utilization()).isCloseTo(0.8, within(1e-12));
        assertThat(queue.meanWaitS()).isCloseTo(0.0177777777, within(1e-9));
        assertThat(queue.meanResponseS()).isCloseTo(0.0277777777, within(1e-9));
    }

    /** M/M/1: the response time is exponential with rate mu - lambda. */
    @Test
    void responseWithin_oneServer_isExponential() {
        ErlangC queue = new ErlangC(1, 60, 100);

        for (double t = 0.001; t < 0.3; t += 0.007) {
            assertThat(queue.responseWithin(t)).isCloseTo(1 - Math.exp(-40 * t), within(1e-12));
        }
        assertThat(queue.responsePercentileS(50)).isCloseTo(Math.log(2) / 40, within(1e-12));
    }

    /** c mu - lambda = mu divides by zero in the general formula. */
    @Test
    void responseWithin_equalRates_isSmooth() {
        double at = new ErlangC(2, 100, 100).responseWithin(0.02);

        assertThat(at).isCloseTo(new ErlangC(2, 100.001, 100).responseWithin(0.02), within(1e-5));
    }

    @Test
    void queue_thatGrowsWithoutEnd_isRefused() {
        assertThatThrownBy(() -> new ErlangC(2, 200, 100)).hasMessageContaining("no steady state");
    }

    @ParameterizedTest
    @CsvSource({"1, 0.7", "2, 0.8", "8, 0.8"})
    void simulatedQueue_manyArrivals_isAsComputed(int servers, double utilization) {
        ErlangC queue = new ErlangC(servers, servers * utilization * 100, 100);
        double[] responses = simulated(queue, 400_000, 5);

        double mean = Arrays.stream(responses).average().orElseThrow();
        Arrays.sort(responses);
        assertThat(mean / queue.meanResponseS()).as("seed 5").isCloseTo(1, within(0.05));
        for (double percent : new double[]{50, 90, 99}) {
            double seen = responses[(int) (responses.length * percent / 100)];
            assertThat(seen / queue.responsePercentileS(percent)).as("p%s, seed 5", percent)
                    .isCloseTo(1, within(0.08));
        }
    }

    /** Each arrival takes the server that is free first. */
    private static double[] simulated(ErlangC queue, int arrivals, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        var exponential = ZigguratSampler.Exponential.of(random);
        PriorityQueue<Double> freeAt = new PriorityQueue<>();
        for (int i = 0; i < queue.servers(); i++) {
            freeAt.add(0.0);
        }
        double now = 0;
        double[] responses = new double[arrivals];
        for (int i = 0; i < arrivals; i++) {
            now += exponential.sample() / queue.arrivalsPerSec();
            double start = Math.max(now, freeAt.remove());
            double end = start + exponential.sample() / queue.servicesPerSec();
            freeAt.add(end);
            responses[i] = end - now;
        }
        return responses;
    }
}
