package dev.servelab.benchmarks.goals;

import dev.servelab.benchmarks.goals.Judged.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Figures made up for it, so that the right judgement follows by hand. */
class GoalsTest {
    private static final int KIB = 1 << 10;

    private final List<Figure> figures = new ArrayList<>();

    @Test
    void judge_noFigures_measuresNoGoal() {
        assertThat(Goals.judge(new Figures(List.of()))).isNotEmpty()
                .allMatch(each -> each.outcome() == Outcome.NOT_MEASURED);
    }

    /** Three rounds; h2o is the fastest peer, by its median 205; nginx has 153 in the mean. */
    @ParameterizedTest
    @CsvSource({"206, MET, MET", "200, MISSED, MET", "180, MISSED, MISSED"})
    void judge_ratesOfOneKib_areOfTheFastestPeerAndOfNginx(double ours, Outcome ofFastest,
            Outcome ofNginx) {
        rates(KIB, "h2o", 204, 205, 206);
        rates(KIB, "nginx", 149, 150, 160);
        rates(KIB, "virtual-thread", ours, ours, ours);
        rates(KIB, "event-loop", 1, 1, 1);

        assertThat(outcome("kept, 1 KiB: requests/s to the fastest peer")).isEqualTo(ofFastest);
        assertThat(outcome("kept, 1 KiB: requests/s to nginx")).isEqualTo(ofNginx);
    }

    /** 2.05, 3 and 1.46: the third root of their product is 2.08. */
    @Test
    void judge_ratios_areTakenWithinRounds() {
        rates(KIB, "h2o", 100, 100, 205);
        rates(KIB, "virtual-thread", 205, 300, 300);

        assertThat(judged("kept, 1 KiB: requests/s to the fastest peer").seen())
                .startsWith("virtual-thread to h2o 2.08 (");
    }

    /** The fastest of ours is judged by its own p99, not by the best p99 of any. */
    @Test
    void judge_p99_isThatOfTheSameTwo() {
        rates(KIB, "h2o", 100, 100, 100);
        rates(KIB, "event-loop", 110, 111, 112);
        rates(KIB, "virtual-thread", 90, 90, 90);
        add(Work.KEEP_ALIVE, KIB, "h2o", Metric.P99_US, 500, 500, 500);
        add(Work.KEEP_ALIVE, KIB, "event-loop", Metric.P99_US, 510, 511, 512);
        add(Work.KEEP_ALIVE, KIB, "virtual-thread", Metric.P99_US, 400, 400, 400);

        assertThat(outcome("kept, 1 KiB: p99")).isEqualTo(Outcome.MISSED);
        assertThat(outcome("kept, 1 KiB: requests/s to event-loop")).isEqualTo(Outcome.MISSED);
    }

    @Test
    void judge_intervalOnBothSidesOfTheBound_isNotCertain() {
        rates(KIB, "h2o", 100, 100, 100);
        rates(KIB, "event-loop", 90, 102, 114);

        assertThat(judged("kept, 1 KiB: requests/s to the fastest peer")).satisfies(each -> {
            assertThat(each.outcome()).isEqualTo(Outcome.MET);
            assertThat(each.seen()).endsWith(", not certain");
        });
    }

    @Test
    void judge_zeroCopyFasterThanTheLimit_isJudgedApart() {
        int bytes = 1 << 20;
        add(Work.NATIVE, bytes, "limit", Metric.RATE, 100, 100, 100);
        add(Work.NATIVE, bytes, "event-loop", Metric.RATE, 96, 97, 98);
        assertThat(outcome("1 MiB: requests/s to limit")).isEqualTo(Outcome.MET);
        assertThat(outcome("zero-copy")).isEqualTo(Outcome.NOT_MEASURED);

        add(Work.NATIVE, bytes, "event-loop zero-copy", Metric.RATE, 120, 121, 122);
        assertThat(outcome("zero-copy")).isEqualTo(Outcome.MISSED);
    }

    @Test
    void judge_fileReadTwiceByOneServer_isMissed() {
        add(Work.TOGETHER, 50 << 20, "event-loop", Metric.READS, 1, 1, 1);
        assertThat(outcome("read once")).isEqualTo(Outcome.MET);

        add(Work.TOGETHER, 50 << 20, "virtual-thread", Metric.READS, 1, 2, 2);
        assertThat(outcome("read once")).isEqualTo(Outcome.MISSED);
    }

    @ParameterizedTest
    @CsvSource({"320, MET", "321, MISSED"})
    void judge_idleMemory_isCountedAboveTheSlab(int mib, Outcome outcome) {
        add(Work.IDLE, 10_000, "virtual-thread", Metric.KIB, mib * 1024);

        assertThat(outcome("idle")).isEqualTo(outcome);
    }

    @Test
    void judge_manyFiles_isByTheProcessorTimeOfFew() {
        add(Work.FILES, 10, "virtual-thread", Metric.CPU_US, 4, 4.1, 4.2);
        add(Work.FILES, 100_000, "virtual-thread", Metric.CPU_US, 5, 5.1, 5.2);

        assertThat(outcome("100,000 files")).isEqualTo(Outcome.MISSED);
    }

    /** Its hits are as slow as its misses: that is nothing to be proud of. */
    @Test
    void judge_slowServerWithTheBestRatio_isNotJudged() {
        int bytes = 50 << 20;
        add(Work.FIRST_BYTE, bytes, "slow", Metric.MISS_FIRST_US, 900, 900, 900);
        add(Work.FIRST_BYTE, bytes, "slow", Metric.HIT_FIRST_US, 600, 600, 600);
        add(Work.FIRST_BYTE, bytes, "event-loop", Metric.MISS_FIRST_US, 400, 400, 400);
        add(Work.FIRST_BYTE, bytes, "event-loop", Metric.HIT_FIRST_US, 100, 100, 100);

        assertThat(judged("first byte").seen()).startsWith("event-loop 4.00");
        assertThat(outcome("first byte")).isEqualTo(Outcome.MISSED);
    }

    private void rates(int bytes, String server, double... rates) {
        add(Work.KEEP_ALIVE, bytes, server, Metric.RATE, rates);
    }

    private void add(Work work, int amount, String server, Metric metric, double... values) {
        for (int round = 1; round <= values.length; round++) {
            figures.add(new Figure(work, amount, round, server, metric, values[round - 1]));
        }
    }

    private Outcome outcome(String words) {
        return judged(words).outcome();
    }

    private Judged judged(String words) {
        List<Judged> found = Goals.judge(new Figures(figures)).stream()
                .filter(each -> each.goal().contains(words)).toList();
        assertThat(found).as("goals with the words " + words).hasSize(1);
        return found.getFirst();
    }
}
