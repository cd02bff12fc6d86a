package dev.servelab.disk;

import dev.servelab.testing.NotChecked;
import dev.servelab.time.Clock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a declared read does to other virtual threads is what a real one does. */
class CarrierTest {
    private static final int ENDS_WITHIN_S = 60;

    /**
     * The second is the control: a pause that lets the carrier go, as Thread.sleep does, is found
     * out. In none of them is a time compared: the other thread stands in the queue of the only
     * carrier, so it has run when the load is over if and only if the carrier was let go.
     */
    @ParameterizedTest
    @CsvSource({"inline, did not run", "parked, ran", "pool, ran"})
    void load_fromADeclaredDisk_holdsTheCarrierInlineOnly(String way, String otherThread)
            throws Exception {
        if (!Pause.ofSystem(Clock.SYSTEM).keepsCarrier()) {
            NotChecked.here("a declared disk keeps the carrier", "no native sleep");
            return;
        }
        Process child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED",
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1", "-cp",
                System.getProperty("java.class.path"), CarrierMain.class.getName(), way)
                .redirectErrorStream(true).start();
        try {
            String said = new String(child.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(child.waitFor(ENDS_WITHIN_S, TimeUnit.SECONDS)).isTrue();
            assertThat(said.strip()).isEqualTo(otherThread);
        } finally {
            child.destroyForcibly();
        }
    }
}
