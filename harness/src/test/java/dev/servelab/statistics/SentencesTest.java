package dev.servelab.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a reader gets, word by word. */
class SentencesTest {
    @Test
    void of_faster_saysHowMuchAndHowSure() {
        assertThat(Sentences.of(throughput(1.42, 1.31, 1.54, Verdict.FASTER))).isEqualTo(
                "virtual-thread answers 1.42 times as many requests a second as thread-pool:16"
                        + " (95 % interval 1.31 to 1.54, 6 blocks).");
    }

    @Test
    void of_slower_namesTheBetterFirst() {
        assertThat(Sentences.of(throughput(0.5, 0.4, 0.625, Verdict.SLOWER))).isEqualTo(
                "thread-pool:16 answers 2.00 times as many requests a second as virtual-thread"
                        + " (95 % interval 1.60 to 2.50, 6 blocks).");
    }

    @Test
    void of_tableOfThree_saysHolm() {
        Comparison c = new Comparison("policy", "lru", "fifo", Metric.HIT_RATIO, 12, 3, 1.084,
                1.0612, 1.1074, 1 - 0.05 / 3, 0.001, 0.003, 1.02, 0.05, Verdict.FASTER, 0, "");

        assertThat(Sentences.of(c)).isEqualTo("lru hits 1.08 times as often as fifo"
                + " (95 % interval 1.06 to 1.11, Holm over 3, 12 blocks).");
    }

    @Test
    void of_lowerLatency_isLessThanOne() {
        Comparison c = new Comparison("strategy", "a", "b", Metric.LATENCY_P99, 8, 1, 4, 3.2, 5,
                0.95, 0.001, 0.001, 1.1, 0.05, Verdict.SLOWER, 0, "");

        assertThat(Sentences.of(c)).isEqualTo("b has 0.25 times the 99th percentile of latency"
                + " of a (95 % interval 0.20 to 0.31, 8 blocks).");
    }

    @Test
    void of_same_saysWithinWhat() {
        assertThat(Sentences.of(throughput(1.003, 0.98, 1.03, Verdict.SAME))).isEqualTo(
                "virtual-thread and thread-pool:16 are the same in requests a second within 5 %"
                        + " (95 % interval 0.98 to 1.03, 6 blocks).");
    }

    @Test
    void of_cannotTell_saysWhatWouldHelp() {
        assertThat(Sentences.of(cannotTell(5, 1.0863))).isEqualTo(
                "Cannot tell virtual-thread from thread-pool:16 by requests a second:"
                        + " the 95 % interval 0.93 to 1.12 holds 1 (6 blocks)."
                        + " About 5 more rounds would tell a difference of 5 %."
                        + " This run could have found 8.7 %.");
        assertThat(Sentences.of(cannotTell(1, 1.2001)))
                .contains(" About 1 more round would tell")
                .endsWith("This run could have found 21 %.");
        assertThat(Sentences.of(cannotTell(1_000, 7.01)))
                .contains("The rounds differ too much for any number of them to tell 5 %.")
                .endsWith("This run could have found a factor of 7.1.");
        assertThat(Sentences.of(cannotTell(1_000, 1e9)))
                .endsWith("This run could have found no difference worth the name.");
    }

    /** Two digits would print 1.00 to 1.02, and 1.05 as the end of what is more than 5 %. */
    @Test
    void of_endsNearOne_haveDigitsThatTell() {
        assertThat(Sentences.of(throughput(1.01, 1.0021, 1.018, Verdict.FASTER))).isEqualTo(
                "virtual-thread answers 1.010 times as many requests a second as thread-pool:16"
                        + " (95 % interval 1.002 to 1.018, 6 blocks). That is less than 5 %.");
        assertThat(Sentences.of(new Comparison("strategy", "a", "b", Metric.THROUGHPUT, 6, 1,
                1.02, 0.99, 1.0512, 0.95, 0.1, 0.1, 1.06, 0.05, Verdict.CANNOT_TELL, 2, "")))
                .contains("0.990 to 1.051");
    }

    @Test
    void of_oneBlock_saysWhy() {
        Comparison c = table(PairedValues.of("a", "b", List.of(2.0), List.of(1.0)));

        assertThat(Sentences.of(c)).isEqualTo("Cannot tell a from b by requests a second:"
                + " one block says nothing of the spread.");
    }

    @Test
    void of_noAnswer_saysWhoseClients() {
        Comparison c = table(new PairedValues("thread-pool:16", "virtual-thread", List.of(),
                List.of(), 1, new Silence(
                        "thread-pool:16 with lru has no answer for 12 % of its requests", "", "")));

        assertThat(Sentences.of(c)).isEqualTo("thread-pool:16 with lru has no answer for 12 % of"
                + " its requests: thread-pool:16 and virtual-thread are not compared by"
                + " requests a second.");
    }

    @Test
    void of_leftOut_isSaidBeside() {
        Comparison c = table(new PairedValues("a", "b", values(2, 2.02, 1.98), values(1, 1, 1), 1,
                new Silence("", "b with lru has no answer for 12 % of its requests", "")));

        assertThat(Sentences.of(c)).isEqualTo("a answers 2.00 times as many requests a second as b"
                + " (95 % interval 1.95 to 2.05, 3 blocks); b with lru has no answer for 12 % of"
                + " its requests.");
    }

    @Test
    void of_interaction_saysWhere() {
        var contrast = new Interaction.Contrast("lru", "fifo", "thread-pool:16", "virtual-thread",
                1.02, 1.31);
        Interaction i = new Interaction("strategy", "policy", Metric.THROUGHPUT, 5, 6.2, 4, 32,
                0.00081, true, contrast, "");

        assertThat(Sentences.of(i)).isEqualTo("What the policy does to requests a second depends"
                + " on the strategy (F test, p < 0.001, 5 rounds): most of all, the ratio of"
                + " lru to fifo is 1.02 with thread-pool:16 and 1.31 with virtual-thread.");
    }

    @Test
    void of_noInteraction_saysThatNoneWasSeen() {
        Interaction i = new Interaction("strategy", "policy", Metric.HIT_RATIO, 2, 0.9, 4, 8, 0.507,
                false, Interaction.Contrast.NONE,
                "without x, which left clients without an answer");

        assertThat(Sentences.of(i)).isEqualTo("No sign that what the policy does to the hit ratio"
                + " depends on the strategy (F test, p = 0.51, 2 rounds); without x, which left"
                + " clients without an answer.");
    }

    @Test
    void of_everyMetric_isASentence() {
        assertThat(Stream.of(Metric.values()).map(SentencesTest::clause)).containsExactly(
                "a answers 1.50 times as many requests a second as b",
                "b has 0.67 times the median latency of a",
                "b has 0.67 times the 90th percentile of latency of a",
                "b has 0.67 times the 99th percentile of latency of a",
                "b has 0.67 times the mean latency of a",
                "a hits 1.50 times as often as b",
                "a serves 1.50 times the share of bytes from memory that b does",
                "b reads from the disk 0.67 times as often as a",
                "b sends 0.67 times as many bytes past the cache as a",
                "b spends 0.67 times the processor time on a request that a does",
                "b takes 0.67 times the resident memory of a",
                "b has 0.67 times as many threads as a");
    }

    @Test
    void metric_words_areThoseOfItsDirection() {
        assertThat(Metric.HIT_RATIO.word(Verdict.FASTER)).isEqualTo("hits more");
        assertThat(Metric.HIT_RATIO.word(Verdict.SLOWER)).isEqualTo("hits less");
        assertThat(Metric.LATENCY_P99.word(Verdict.FASTER)).isEqualTo("faster");
        assertThat(Metric.THROUGHPUT.word(Verdict.CANNOT_TELL)).isEqualTo("cannot tell");
        assertThat(Stream.of(Metric.values()).map(Metric::id)).doesNotHaveDuplicates();
    }

    private static String clause(Metric metric) {
        Comparison c = new Comparison("strategy", "a", "b", metric, 6, 1, 1.5, 1.25, 2, 0.95, 0.001,
                0.001, 1.1, 0.05, metric.of(1.5), 0, "");
        return Sentences.of(c).replaceFirst(" \\(95 %.*", "");
    }

    private static Comparison throughput(double ratio, double low, double high, Verdict verdict) {
        return new Comparison("strategy", "virtual-thread", "thread-pool:16", Metric.THROUGHPUT, 6,
                1, ratio, low, high, 0.95, 0.01, 0.01, 1.05, 0.05, verdict, 0, "");
    }

    private static Comparison cannotTell(int roundsNeeded, double leastDetectable) {
        return new Comparison("strategy", "virtual-thread", "thread-pool:16", Metric.THROUGHPUT, 6,
                1, 1.02, 0.93, 1.12, 0.95, 0.4, 0.4, leastDetectable, 0.05, Verdict.CANNOT_TELL,
                roundsNeeded, "");
    }

    private static Comparison table(PairedValues pair) {
        return new PairedComparison(Criteria.USUAL)
                .table("strategy", Metric.THROUGHPUT, List.of(pair)).getFirst();
    }

    private static List<Double> values(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
