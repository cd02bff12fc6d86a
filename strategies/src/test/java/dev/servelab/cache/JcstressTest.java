package dev.servelab.cache;

import dev.servelab.cache.JcstressRun.Seen;
import dev.servelab.testing.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What two threads can see of each other on a real processor, under jcstress, which tries each race
 * very often. Planted races show that the same run finds them.
 *
 * <p>In the suite: a pin against an eviction, the last release, and the progress of a load, a
 * tenth of a second each. In depth, all of {@link PinsStress} and {@link LoadStress} for 20 s
 * each: {@code ./mvnw -B verify -P jcstress}.
 */
class JcstressTest {
    private static final List<String> SMOKE = List.of("-t",
            "(PinAgainstEviction|LastReleases|Progress)$", "-f", "1", "-fsm", "1", "-iters", "1",
            "-time", "100", "-sc", "false", "-jvmArgs", "-XX:+UseSerialGC");
    /** 10 times 2 s each, in about four minutes. */
    private static final List<String> DEEP = List.of("-f", "1", "-fsm", "1", "-iters", "10",
            "-time", "2000", "-sc", "false", "-jvmArgs", "-XX:+UseSerialGC");
    private static final boolean IS_DEEP = Boolean.getBoolean("jcstress.deep");

    private static Map<String, Seen> seen = Map.of();

    @BeforeAll
    static void run(@TempDir Path folder) throws Exception {
        seen = new JcstressRun(folder).run(IS_DEEP ? DEEP : SMOKE);
    }

    @Test
    void pinsAndLoads_inRaces_showNothingForbidden() {
        assertThat(ours()).hasSize(IS_DEEP ? 9 : 3)
                .allSatisfy((test, result) -> {
                    assertThat(result.samples()).isPositive();
                    assertThat(result.forbidden()).isZero();
                });
        Figures.say("jcstress, " + ours().size() + " races",
                String.format("%,d samples, 0 forbidden",
                        ours().values().stream().mapToLong(Seen::samples).sum()));
    }

    @Test
    void pins_thatLookFirstAndActLater_areFound() {
        assertThat(seen.get("PinsStress.PlantedPinAgainstEviction"))
                .satisfies(result -> assertThat(result.forbidden()).isPositive());
    }

    @Test
    void bytes_publishedBeforeTheCopy_areFound() {
        assertThat(seen.get("LoadStress.PlantedProgress"))
                .satisfies(result -> assertThat(result.forbidden()).isPositive());
    }

    private static Map<String, Seen> ours() {
        return seen.entrySet().stream().filter(test -> !test.getKey().contains(".Planted"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
