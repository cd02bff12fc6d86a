package dev.servelab.experiment;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KneeTest {
    /**
     * M/M/1 with 1,000 requests a second: latency is 1 / (1000 - rate) seconds, so power is rate x
     * (1000 - rate), greatest at half of the capacity (Kleinrock 1979).
     */
    @Test
    void of_aSingleQueue_isHalfOfItsCapacity() {
        List<Knee.Point> curve = new ArrayList<>();
        for (int rate = 100; rate < 1_000; rate += 100) {
            curve.add(new Knee.Point(rate, 1e6 / (1_000 - rate)));
        }

        assertThat(Knee.of(curve)).hasValue(4);
    }

    @Test
    void of_aCurveWithoutABend_isNotKnown() {
        assertThat(Knee.of(List.of(new Knee.Point(100, 10), new Knee.Point(200, 10),
                new Knee.Point(400, 10)))).isEmpty();
        assertThat(Knee.of(List.of(new Knee.Point(100, 10), new Knee.Point(110, 100)))).isEmpty();
        assertThat(Knee.of(List.of())).isEmpty();
    }

    /** The second load would have the most power, if its clients had been answered. */
    @Test
    void of_aLoadWithoutAnswers_isPassedOver() {
        assertThat(Knee.of(List.of(new Knee.Point(100, 10), new Knee.Point(900, Double.NaN),
                new Knee.Point(300, 11), new Knee.Point(301, 50)))).hasValue(2);
    }
}
