package dev.servelab.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PopularityTest {
    private static final int THINGS = 1_000;
    private static final double EXPONENT = 0.9;

    /** The count of each of the first ranks is binomial: five deviations are never seen. */
    @Test
    void next_manyDraws_followZipf() {
        int draws = 200_000;
        Popularity popularity = new Popularity(THINGS, EXPONENT, 7);
        Map<Integer, Integer> counts = new HashMap<>();
        Sequence sequence = popularity.sequence(7, 1, 1);
        for (int i = 0; i < draws; i++) {
            counts.merge(sequence.next(), 1, Integer::sum);
        }

        double whole = IntStream.rangeClosed(1, THINGS)
                .mapToDouble(rank -> Math.pow(rank, -EXPONENT)).sum();
        for (int rank : new int[]{1, 2, 3, 10, 100, 500}) {
            double p = Math.pow(rank, -EXPONENT) / whole;
            double deviation = Math.sqrt(draws * p * (1 - p));
            assertThat((double) counts.getOrDefault(popularity.ofRank(rank - 1), 0))
                    .as("rank %d, seed 7", rank)
                    .isBetween(draws * p - 5 * deviation, draws * p + 5 * deviation);
        }
    }

    @Test
    void sequence_sameSeedTrialAndClient_sameNumbers() {
        assertThat(draw(1, 1, 1)).isEqualTo(draw(1, 1, 1));
        assertThat(Stream.of(draw(1, 1, 1), draw(2, 1, 1), draw(1, 2, 1), draw(1, 1, 2)))
                .doesNotHaveDuplicates();
    }

    @Test
    void ranks_areDealtBySeed_notByNumber() {
        int[] dealt = IntStream.range(0, THINGS)
                .map(new Popularity(THINGS, EXPONENT, 3)::ofRank).toArray();

        assertThat(dealt).doesNotHaveDuplicates().hasSize(THINGS);
        long inOrder = IntStream.range(1, THINGS).filter(i -> dealt[i] > dealt[i - 1]).count();
        assertThat(inOrder).as("ascents in a shuffle, seed 3").isBetween(400L, 600L);
    }

    @Test
    void ofNothing_isRefused() {
        assertThatThrownBy(() -> new Popularity(0, EXPONENT, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Integer> draw(long seed, long trial, long client) {
        Sequence sequence = new Popularity(THINGS, EXPONENT, 1).sequence(seed, trial, client);
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            drawn.add(sequence.next());
        }
        return drawn;
    }
}
