package dev.servelab.statistics;

import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HolmTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** 4 * 0.005; 3 * 0.01; 2 * 0.03; 0.04 alone would be less than the one before it. */
    @Test
    void adjusted_fourTests_byHand() {
        assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[]{0.03, 0.06, 0.06, 0.02}, EXACT);
    }

    /** R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm"). */
    @Test
    void adjusted_fiveTests_asInR() {
        assertThat(Holm.adjusted(0.01, 0.02, 0.03, 0.04, 0.05))
                .containsExactly(new double[]{0.05, 0.08, 0.09, 0.09, 0.09}, EXACT);
    }

    @Test
    void adjusted_largeP_isAtMostOne() {
        assertThat(Holm.adjusted(0.6, 0.7)).containsExactly(1, 1);
        assertThat(Holm.adjusted()).isEmpty();
    }

    /** 0.005 and 0.01 pass at 0.05/4 and 0.05/3; 0.03 fails at 0.05/2, and so does the last. */
    @Test
    void levels_afterTheFirstThatFails_stay() {
        assertThat(Holm.levels(0.05, 0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[]{0.05 / 3, 0.025, 0.025, 0.0125}, EXACT);
    }

    @Test
    void levels_anyTests_decideAsAdjustedDoes() {
        long seed = 7;
        var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        for (int i = 0; i < 10_000; i++) {
            double[] p = new double[1 + random.nextInt(8)];
            for (int j = 0; j < p.length; j++) {
                p[j] = random.nextDouble() * random.nextDouble() * random.nextDouble();
            }
            double[] adjusted = Holm.adjusted(p);
            double[] levels = Holm.levels(0.05, p);
            for (int j = 0; j < p.length; j++) {
                assertThat(p[j] <= levels[j]).as("%s, seed %d", p, seed)
                        .isEqualTo(adjusted[j] <= 0.05);
            }
        }
    }
}
