package dev.servelab.simulate;

import dev.servelab.testing.Figures;
import dev.servelab.trace.TraceSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every count that other simulators print for traces of theirs, held against ours. It looks only if
 * it is told where they are:
 *
 * <pre>./mvnw -B test -pl harness -am -Dtest=ExpectedCountsTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dservelab.reference=FOLDER</pre>
 *
 * <p>The folder holds {@code expected.csv} (trace, unit, capacity, policy, requests, hits, bytes
 * hit, source) and the traces in {@code traces/}. A count may be written as a ratio, {@code miss
 * ratio 0.5932}.
 */
class ExpectedCountsTest {
    /** In bytes the others have no rule that all follow: what they make of it is only said. */
    private static final Set<String> EXACT_IN_BYTES = Set.of("fifo", "lru", "clock", "lfu",
            "sieve");
    /** Its sketch depends on the hash. */
    private static final String SKETCHED = "w-tinylfu";
    private static final double SKETCHED_WITHIN = 0.02;

    private record Expected(String trace, Unit unit, long capacity, String policy, long requests,
            String hits, String bytesHit) {
        static Expected of(String line) {
            String[] fields = line.split(",", -1);
            return new Expected(fields[0], Unit.ofId(fields[1]).orElseThrow(),
                    Long.parseLong(fields[2]), fields[3], Long.parseLong(fields[4]), fields[5],
                    fields[6]);
        }

        boolean isExact() {
            return unit == Unit.OBJECTS
                    ? !policy.equals(SKETCHED)
                    : EXACT_IN_BYTES.contains(policy);
        }

        String group() {
            return trace + " " + unit.id();
        }

        @Override
        public String toString() {
            return String.join(" ", trace, unit.id(), Long.toString(capacity), policy + ":", hits,
                    bytesHit).strip();
        }
    }

    @Test
    void counts_ofOtherSimulators_areOurs() throws Exception {
        String folder = System.getProperty("servelab.reference");
        if (folder == null) {
            return;
        }
        List<Expected> all = Files.readAllLines(Path.of(folder, "expected.csv")).stream().skip(1)
                .map(Expected::of).toList();
        List<String> deviations = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Map<String, List<Expected>> groups = all.stream()
                .collect(Collectors.groupingBy(Expected::group));
        for (List<Expected> group : groups.values()) {
            Path file = file(Path.of(folder, "traces"), group.getFirst().trace());
            List<Cell> cells = cells(file, group);
            for (Expected expected : group) {
                compare(expected, cells, expected.isExact() ? deviations : others);
            }
        }
        Figures.say("expected.csv", all.size() + " cells, " + all.stream()
                .filter(Expected::isExact).count() + " of them exact");
        others.forEach(other -> Figures.say("expected.csv, needs not be exact", other));

        assertThat(all).isNotEmpty();
        assertThat(deviations).isEmpty();
    }

    private static void compare(Expected expected, List<Cell> cells, List<String> deviations) {
        Cell cell = cells.stream().filter(each -> each.capacity() == expected.capacity()
                && each.policy().equals(expected.policy())).findFirst().orElseThrow();
        assertThat(cell.requests()).as(expected.toString()).isEqualTo(expected.requests());
        if (expected.policy().equals(SKETCHED)) {
            double theirs = Double.parseDouble(expected.hits()) / expected.requests();
            assertThat(Math.abs(cell.hitRatio() - theirs)).as(expected.toString())
                    .isLessThanOrEqualTo(SKETCHED_WITHIN);
        }
        boolean same = agrees(expected.hits(), cell.hits(), cell.requests())
                && (expected.bytesHit().isEmpty()
                        || agrees(expected.bytesHit(), cell.bytesHit(), cell.bytesRequested()));
        if (!same) {
            deviations.add(expected + ": ours " + cell.hits() + " hits, miss ratio "
                    + printed(1 - cell.hitRatio()) + ", byte miss ratio "
                    + printed(1 - cell.byteHitRatio()));
        }
    }

    /** A count to the last hit; a ratio to its four decimals. */
    private static boolean agrees(String expected, long hit, long all) {
        return expected.contains("miss ratio")
                ? printed((double) (all - hit) / all)
                        .equals(expected.substring(expected.lastIndexOf(' ') + 1))
                : Long.parseLong(expected) == hit;
    }

    /** As C prints it: 9,969 of 60,000, 0.16615, is a little less than that in binary. */
    private static String printed(double ratio) {
        return new BigDecimal(ratio).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static List<Cell> cells(Path file, List<Expected> group) throws Exception {
        List<SimulatedPolicy> policies = group.stream().map(Expected::policy).distinct()
                .map(SimulatedPolicy::parse).toList();
        List<Long> capacities = group.stream().map(Expected::capacity).distinct().toList();
        return Simulator.run(TraceSource.parse(file.toString(), null), policies, capacities,
                group.getFirst().unit(), Progress.NONE);
    }

    private static Path file(Path traces, String name) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(traces, name + ".*")) {
            return found.iterator().next();
        }
    }
}
