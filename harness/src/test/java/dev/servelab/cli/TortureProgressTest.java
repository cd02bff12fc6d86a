package dev.servelab.cli;

import dev.servelab.cache.Sending;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.Variant;
import dev.servelab.load.ErrorClass;
import dev.servelab.time.Clock;
import dev.servelab.torture.FaultKind;
import dev.servelab.torture.TortureCounts;
import dev.servelab.torture.TorturePlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TortureProgressTest {
    private static final TorturePlan PLAN = new TorturePlan(
            Level.of(List.of("thread-pool:16", "virtual-thread")), Level.of(List.of("lru")), 1,
            20_000, 2_000, 8, Sending.COPY);
    private static final Variant VARIANT = PLAN.variants().getFirst();
    private static final TortureCounts COUNTS = new TortureCounts(4_000, 1 << 20,
            Map.of(FaultKind.RESET, 300L, FaultKind.STALL, 20L),
            Map.of(ErrorClass.BUSY, 5L, ErrorClass.SHORT, 2L), 0, 1, 2.0);
    private static final List<String> LINES = List.of(
            "1 of 2, thread-pool:16 x lru, under load",
            "verified 4,000 of 10,000, 2,000/s; refused 5, cut 2, wrong 0, unexplained 1",
            "faults 320 of 1,000: peers 320");

    private final StringWriter err = new StringWriter();
    private long nowNs;

    /** ESC[A is a line up, ESC[J erases from there on. */
    @Test
    void progress_onATerminal_redrawsItsLinesAndTakesThemAway() {
        TortureProgress progress = progress(new Terminal(true, 80));

        progress.progress(1, 2, VARIANT, "under load", COUNTS);
        progress.progress(1, 2, VARIANT, "under load", COUNTS);
        progress.close();
        progress.progress(1, 2, VARIANT, "under load", COUNTS);

        String drawn = String.join("\r\n", LINES);
        String erased = "\r\033[A\033[A\033[J";
        assertThat(err).hasToString(drawn + erased + drawn + erased);
    }

    @Test
    void progress_onANarrowTerminal_neverFillsALine() {
        TortureProgress progress = progress(new Terminal(true, 30));

        progress.progress(1, 2, VARIANT, "under load", COUNTS);

        assertThat(err.toString().lines()).hasSize(3)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(30));
    }

    @Test
    void progress_elsewhere_isALineForEachVariantAndOneEveryFewSeconds() {
        TortureProgress progress = progress(Terminal.none());

        for (int second = 0; second < 7; second++) {
            progress.progress(1, 2, VARIANT, "under load", COUNTS);
            nowNs += 1_000_000_000;
        }
        progress.progress(2, 2, VARIANT, "under load", COUNTS);
        progress.close();

        assertThat(err.toString().lines()).hasSize(3).first()
                .isEqualTo("servelab: " + String.join("; ", LINES));
    }

    private TortureProgress progress(Terminal terminal) {
        return new TortureProgress(new PrintWriter(err, true), terminal, new Clock() {
            @Override
            public long nanoTime() {
                return nowNs;
            }

            @Override
            public long wallMillis() {
                return 0;
            }
        }, PLAN);
    }
}
