package dev.servelab.cli;

import dev.servelab.experiment.Level;
import dev.servelab.experiment.RunListener;
import dev.servelab.experiment.Variant;
import dev.servelab.time.Clock;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunProgressTest {
    private static final Variant VARIANT = Variant.of(
            new Level("virtual-thread", "virtual-thread"), new Level("lru", "lru"));

    private final StringWriter err = new StringWriter();
    private long nowNs;

    @Test
    void trial_onATerminal_redrawsOneLineAndClearsIt() {
        RunProgress progress = progress(new Terminal(true, 80));

        progress.preparing("rehearsing");
        progress.trial(new RunListener.Position(1, 4, 1), VARIANT);
        nowNs = 5_000_000_000L;
        progress.trial(new RunListener.Position(2, 4, 1), VARIANT);
        progress.close();
        progress.trial(new RunListener.Position(3, 4, 2), VARIANT);

        String[] drawn = err.toString().split("\r", -1);
        assertThat(drawn).extracting(String::strip).containsExactly("", "rehearsing",
                "trial 1 of 4: virtual-thread x lru",
                "trial 2 of 4: virtual-thread x lru, about 15 s left", "", "");
        assertThat(drawn[1]).hasSize(79);
        assertThat(err.toString()).doesNotContain("\n");
    }

    @Test
    void trial_elsewhere_isALineForEachRound() {
        RunProgress progress = progress(Terminal.none());

        for (int trial = 1; trial <= 4; trial++) {
            progress.trial(new RunListener.Position(trial, 4, (trial + 1) / 2), VARIANT);
            nowNs += 2_000_000_000L;
        }
        progress.close();

        assertThat(err.toString().lines()).containsExactly(
                "servelab: round 1, from trial 1 of 4",
                "servelab: round 2, from trial 3 of 4, about 4 s left");
    }

    private RunProgress progress(Terminal terminal) {
        return new RunProgress(new PrintWriter(err, true), terminal, new Clock() {
            @Override
            public long nanoTime() {
                return nowNs;
            }

            @Override
            public long wallMillis() {
                return 0;
            }
        });
    }
}
