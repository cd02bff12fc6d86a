package dev.servelab.disk;

import dev.servelab.testing.NotChecked;
import dev.servelab.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every way to hold a thread keeps its word: never too short. How long it lasts is not judged. */
class PauseTest {
    private static final long SHORT_NANOS = Duration.ofMillis(5).toNanos();

    static Stream<Pause> pauses() {
        Pause best = Pause.ofSystem(Clock.SYSTEM);
        Pause parked = new ParkedPause(Clock.SYSTEM);
        return best instanceof ParkedPause ? Stream.of(parked) : Stream.of(best, parked);
    }

    @ParameterizedTest
    @MethodSource("pauses")
    void until_aTimeToCome_returnsNotBefore(Pause pause) {
        long deadline = System.nanoTime() + SHORT_NANOS;
        pause.until(deadline);
        assertThat(System.nanoTime() - deadline).isNotNegative();
    }

    @ParameterizedTest
    @MethodSource("pauses")
    void until_aTimeThatHasPassed_returns(Pause pause) {
        pause.until(System.nanoTime());
        pause.until(System.nanoTime() - Duration.ofDays(1).toNanos());
    }

    /** A read is not ended by an interrupt, and does not swallow it. */
    @ParameterizedTest
    @MethodSource("pauses")
    void until_threadIsInterrupted_lastsAndKeepsTheInterrupt(Pause pause) {
        Thread.currentThread().interrupt();
        try {
            long deadline = System.nanoTime() + SHORT_NANOS;
            pause.until(deadline);
            assertThat(System.nanoTime() - deadline).isNotNegative();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void ofSystem_onLinuxAndMac_keepsTheCarrier() {
        boolean keeps = Pause.ofSystem(Clock.SYSTEM).keepsCarrier();
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            NotChecked.here("a declared disk keeps the carrier", "Windows has no nanosleep");
            return;
        }
        assertThat(keeps).isTrue();
    }
}
