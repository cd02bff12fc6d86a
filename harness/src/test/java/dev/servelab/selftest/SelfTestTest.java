package dev.servelab.selftest;

import dev.servelab.experiment.RunScope;
import dev.servelab.testing.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every part with little to do, on real servers: what is counted is asserted, what is timed is
 * said. And every part with an instrument that has its own fault.
 */
class SelfTestTest {
    /** A few hundred requests for each part. */
    private static final Amounts LITTLE = new Amounts(Duration.ZERO, Duration.ofMillis(400),
            Duration.ofMillis(700), Duration.ofSeconds(1));

    /** A fault, the parts that are run with it, and the reading that it must spoil: a pattern. */
    record Planted(String fault, Instrument instrument, List<PartCatalogue> parts,
            String spoilt) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Planted> planted() {
        return Stream.of(
                new Planted("the clock starts at send: freeze", PlantedInstrument.CLOCK_FROM_SEND,
                        List.of(PartCatalogue.FREEZE), "p99, frozen for 0.300 s"),
                new Planted("the clock starts at send: queue", PlantedInstrument.CLOCK_FROM_SEND,
                        List.of(PartCatalogue.QUEUE), "p90, same sample|work for .*"),
                new Planted("wrong bytes are accepted", PlantedInstrument.UNVERIFIED,
                        List.of(PartCatalogue.LIES), "answers with wrong bytes"),
                new Planted("1 % of the samples are dropped", PlantedInstrument.DROPPING,
                        List.of(PartCatalogue.LAWS), "a latency for each ok and unanswered"),
                new Planted("answers seem to be late", PlantedInstrument.SLOW,
                        List.of(PartCatalogue.FLOOR), "half of the answers took"));
    }

    @Test
    void run_ours_countsExactlyAndSaysTheRest() throws Exception {
        List<String> told = new ArrayList<>();

        SelfTestResult result = run(Instrument.OURS, List.of(PartCatalogue.values()), told);

        assertThat(told).hasSize(2 * SelfTest.partCount()).startsWith("1 of 6 percentiles")
                .endsWith("laws");
        assertThat(result.parts()).allSatisfy(
                part -> assertThat(part.failure()).as(part.id()).isEmpty());
        assertThat(part(result, PartCatalogue.PERCENTILES).passed()).isTrue();
        assertThat(part(result, PartCatalogue.LIES).readings()).allMatch(Reading::held);
        assertThat(part(result, PartCatalogue.LIES).readings().getFirst().expected())
                .isNotEqualTo("0");
        assertThat(part(result, PartCatalogue.LAWS).readings()).filteredOn(
                reading -> !reading.what().startsWith("Little")).hasSize(4)
                .allMatch(Reading::held);
        result.parts().forEach(SelfTestTest::say);
    }

    private static void say(PartResult part) {
        for (Reading reading : part.readings()) {
            Figures.say("self-test, little to do, " + part.id() + ", " + reading.what(),
                    reading.measured() + ", expected " + reading.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("planted")
    void run_plantedFault_isRed(Planted planted) throws Exception {
        SelfTestResult result = run(planted.instrument, planted.parts, new ArrayList<>());

        assertThat(result.passed()).isFalse();
        assertThat(result.parts().getLast().failure()).isEmpty();
        assertThat(result.parts().getLast().readings()).filteredOn(reading -> !reading.held())
                .extracting(Reading::what).anyMatch(what -> what.matches(planted.spoilt));
        assertThat(result.parts().getLast().sentence()).endsWith(".").contains(", and not ");
    }

    @Test
    void run_partThatThrows_hasFailedAndSaysWhy() throws Exception {
        Instrument broken = (target, settings, workload) -> {
            throw new IllegalStateException("issued 3 is not ok 2");
        };

        SelfTestResult result = run(broken, List.of(PartCatalogue.FLOOR,
                PartCatalogue.PERCENTILES), new ArrayList<>());

        assertThat(result.passed()).isFalse();
        assertThat(result.parts().getFirst().sentence())
                .isEqualTo("It came to no end: issued 3 is not ok 2.");
        assertThat(result.parts().getLast().passed()).isTrue();
    }

    private static PartResult part(SelfTestResult result, PartCatalogue wanted) {
        return result.parts().stream().filter(part -> part.id().equals(wanted.id())).findFirst()
                .orElseThrow();
    }

    private static SelfTestResult run(Instrument instrument, List<PartCatalogue> parts,
            List<String> told) throws Exception {
        SelfTestListener listener = new SelfTestListener() {
            @Override
            public void begins(int number, int total, String id, String claim) {
                told.add(number + " of " + total + " " + id);
            }

            @Override
            public void ended(PartResult result) {
                told.add(result.id());
            }
        };
        try (RunScope scope = RunScope.begin()) {
            Lab lab = new Lab(instrument, PercentileCode.OURS, LITTLE, scope);
            return new SelfTest(lab, listener).run(parts);
        }
    }
}
