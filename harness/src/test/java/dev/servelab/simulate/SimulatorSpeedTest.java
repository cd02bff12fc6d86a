package dev.servelab.simulate;

import dev.servelab.testing.Depth;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The race runs; its figures here mean nothing. */
class SimulatorSpeedTest {
    private static final String TRACE = "zipf:0.9,objects=20000,seed=1,requests=";

    @TempDir
    Path folder;

    @Test
    @Tag(Depth.TAG)
    void main_traceWrittenAndPlayed_saysRatesAndHitRatios() throws Exception {
        Path file = folder.resolve("zipf.oracleGeneral");
        int requests = Depth.of(20_000, 5_000_000);
        SimulatorSpeed.main(new String[]{"--write", file.toString(), TRACE + requests});

        assertThat(Files.size(file)).isEqualTo(24L * requests);
        assertThat(SimulatorSpeed.rates(file.toString(), "2000", "1", "lru",
                "sieve")).matches(
                        "lru +[0-9.]+ +[0-9.]+ {2}0\\.[0-9]{4}\nsieve +[0-9.]+ +[0-9.]+ {2}0\\.[0-9]{4}\n");
    }
}
