package dev.servelab.selftest.reference;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LyingBehaviourTest {
    @Test
    void count_afterAnyNumberOfAnswers_isWhatWasTold() {
        Map<Lie, Long> told = new EnumMap<>(Lie.class);
        for (int number = 0; number < 50; number++) {
            told.merge(Lie.of(number), 1L, Long::sum);

            for (Lie lie : Lie.values()) {
                assertThat(LyingBehaviour.count(lie, number + 1))
                        .as("%s after %d answers", lie, number + 1)
                        .isEqualTo(told.getOrDefault(lie, 0L));
            }
        }
        assertThat(told).containsOnlyKeys(Lie.values());
    }

    /** No answer may be another's, or a lie would be the truth. */
    @Test
    void answers_ofAllLies_areDifferent() {
        assertThat(Lie.values()).extracting(Lie::answer).doesNotHaveDuplicates();
    }
}
