package dev.servelab.selftest;

import dev.servelab.load.Arrivals;
import dev.servelab.selftest.reference.ServiceTimes;
import dev.servelab.statistics.ErlangC;
import java.util.PrimitiveIterator;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class PaperQueueTest {
    private static final double SECOND_NS = 1e9;
    private static final double ARRIVALS = 200_000;

    /**
     * Two workers. At 0 comes 5, at 1 comes 3, both begin at once. At 2 comes 2: worker two is
     * free at 4, so it waits 2 and is done at 6. At 3 comes 1: worker one is free at 5, waits 2,
     * done at 6. At 9 comes 4 and begins at once. What comes at 10 is not looked at.
     */
    @Test
    void waits_workedByHand_areTheSame() {
        PaperQueue queue = PaperQueue.of(2, supplier(0, 1, 2, 3, 9, 10),
                supplier(5, 3, 2, 1, 4, 9), 10);

        assertThat(queue.waitsNs()).containsExactly(0.0, 0.0, 2.0, 2.0, 0.0);
        assertThat(queue.responsesNs()).containsExactly(3.0, 3.0, 4.0, 4.0, 5.0);
        assertThat(queue.meanWaitS()).isEqualTo(0.8e-9);
        assertThat(queue.percentileS(50)).isEqualTo(4e-9);
        assertThat(queue.percentileS(90)).isEqualTo(5e-9);
    }

    /** A few hundred thousand arrivals: the figures have settled within their few per cent. */
    @ParameterizedTest
    @CsvSource({"1, 0.3", "2, 0.7", "4, 0.5"})
    void meanWait_inTheLongRun_isErlangs(int workers, double busy) {
        double ratePerSec = busy * workers / 0.004;
        PaperQueue queue = PaperQueue.of(workers,
                Arrivals.POISSON.schedule(ratePerSec, 7, 1), ServiceTimes.of(4e6, 7),
                Math.round(ARRIVALS / ratePerSec * SECOND_NS));
        ErlangC theory = new ErlangC(workers, ratePerSec, 250);

        assertThat(queue.meanWaitS()).isCloseTo(theory.meanWaitS(), withinPercentage(5));
        assertThat(queue.percentileS(90)).isCloseTo(theory.responsePercentileS(90),
                withinPercentage(2));
    }

    @Test
    void spread_ofKnownFigures_isTheirStandardDeviationByTheirMean() {
        assertThat(PaperQueue.spread(new double[]{8, 10, 12})).isEqualTo(0.2);
    }

    private static LongSupplier supplier(long... numbers) {
        PrimitiveIterator.OfLong iterator = LongStream.of(numbers).iterator();
        return iterator::nextLong;
    }
}
