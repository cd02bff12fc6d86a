package dev.servelab.selftest.reference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PopulationTest {
    private static final long SECOND_NS = 1_000_000_000;

    /** One from 1 to 4, another from 2 to 3, seen at 5: three seconds and one. */
    @Test
    void counts_twoRequests_areTheirTimesTogether() {
        Population population = new Population(0);
        population.arrives(SECOND_NS);
        population.arrives(2 * SECOND_NS);
        population.leaves(3 * SECOND_NS);
        population.leaves(4 * SECOND_NS);

        assertThat(population.counts(5 * SECOND_NS)).isEqualTo("\"asked\":2,\"present_s\":4.0");
    }

    /** Who is still there counts up to now. */
    @Test
    void counts_requestUnderWay_includeIt() {
        Population population = new Population(0);
        population.arrives(SECOND_NS);

        assertThat(population.counts(3 * SECOND_NS)).isEqualTo("\"asked\":1,\"present_s\":2.0");
    }
}
