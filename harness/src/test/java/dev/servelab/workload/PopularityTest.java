package dev.servelab.workload;

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
    private static final int FILES = 1_000;
    private static final double EXPONENT = 0.9;
    private static final List<WorkFile> LIST = IntStream.range(0, FILES)
            .mapToObj(i -> WorkFile.listed("file" + i, i)).toList();

    /** The count of each of the first ranks is binomial: five deviations are never seen. */
    @Test
    void next_manyDraws_followZipf() {
        int draws = 200_000;
        Popularity popularity = new Popularity(LIST, EXPONENT, 7);
        Map<WorkFile, Integer> counts = new HashMap<>();
        Requests requests = popularity.requests(7, 1, 1);
        for (int i = 0; i < draws; i++) {
            counts.merge(requests.next(), 1, Integer::sum);
        }

        double whole = IntStream.rangeClosed(1, FILES)
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
    void requests_sameSeedTrialAndClient_sameFiles() {
        assertThat(draw(1, 1, 1)).isEqualTo(draw(1, 1, 1));
        assertThat(Stream.of(draw(1, 1, 1), draw(2, 1, 1), draw(1, 2, 1), draw(1, 1, 2)))
                .doesNotHaveDuplicates();
    }

    @Test
    void ranks_areDealtBySeed_notBySize() {
        List<Long> sizes = IntStream.range(0, FILES)
                .mapToObj(new Popularity(LIST, EXPONENT, 3)::ofRank).map(WorkFile::bytes).toList();

        assertThat(sizes).doesNotHaveDuplicates().hasSize(FILES);
        long inOrder = IntStream.range(1, FILES)
                .filter(i -> sizes.get(i) > sizes.get(i - 1)).count();
        assertThat(inOrder).as("ascents in a shuffle, seed 3").isBetween(400L, 600L);
    }

    @Test
    void noFiles_areRefused() {
        assertThatThrownBy(() -> new Popularity(List.of(), EXPONENT, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<WorkFile> draw(long seed, long trial, long client) {
        Requests requests = new Popularity(LIST, EXPONENT, 1).requests(seed, trial,
                client);
        List<WorkFile> drawn = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            drawn.add(requests.next());
        }
        return drawn;
    }
}
