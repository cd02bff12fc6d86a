package dev.servelab.statistics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AnalysisOfVarianceTest {
    /**
     * Montgomery, "Design and Analysis of Experiments", example 5.6: targets on a radar, four
     * operators as blocks, three levels of clutter, two filters. Its table: interaction 77.08 with
     * 2 degrees of freedom, error 166.33 with 15, F = 3.48, p = 0.0573.
     */
    private static final double[][][] RADAR = {
            {{90, 86}, {102, 87}, {114, 93}},
            {{96, 84}, {106, 90}, {112, 91}},
            {{100, 92}, {105, 97}, {108, 95}},
            {{92, 81}, {96, 80}, {98, 83}}};

    @Test
    void f_exampleOfTheBook_isThatOfTheBook() {
        var analysis = new AnalysisOfVariance(RADAR);

        assertThat(analysis.degreesOfFreedom()).isEqualTo(2);
        assertThat(analysis.residualDegreesOfFreedom()).isEqualTo(15);
        assertThat(analysis.interactionSquares()).isCloseTo(77.08, within(0.005));
        assertThat(analysis.residualSquares()).isCloseTo(166.33, within(0.005));
        assertThat(analysis.f()).isCloseTo(3.48, within(0.005));
        assertThat(analysis.p()).isCloseTo(0.0573, within(0.0005));
    }

    @Test
    void residual_roundsThatOnlyShift_isNone() {
        double[][][] logs = {{{1, 2}, {3, 5}}, {{2, 3}, {4, 6}}};

        assertThat(new AnalysisOfVariance(logs).hasResidual()).isFalse();
        assertThat(new AnalysisOfVariance(RADAR).hasResidual()).isTrue();
    }
}
