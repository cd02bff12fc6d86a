package dev.servelab.cli;

import dev.servelab.time.Clock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ProgressTest {
    private static final long SECOND_NS = 1_000_000_000;

    private long nowNs;
    private final StringWriter err = new StringWriter();
    private final Clock clock = new Clock() {
        @Override
        public long nanoTime() {
            return nowNs;
        }

        @Override
        public long wallMillis() {
            return 0;
        }
    };

    /** 5 MiB of 10 in 2 s: half, 2.5 MiB/s, two more seconds. */
    @Test
    void render_halfWay_saysEverything() {
        assertThat(ProgressText.render("a.bin", 5 << 20, 10 << 20, 5 << 20, 2 * SECOND_NS, 79))
                .isEqualTo("a.bin [################----------------]  50%    5.0 MiB"
                        + "    2.5 MiB/s  ETA 0:02");
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 20, 40, 50, 60, 79, 80, 200})
    void render_onAnyWidth_fits(int columns) {
        for (long done : new long[]{0, 1, 999, Long.MAX_VALUE}) {
            assertThat(ProgressText.render("name ".repeat(30), done, Long.MAX_VALUE, done,
                    SECOND_NS, columns)).hasSizeLessThanOrEqualTo(columns);
        }
    }

    @Test
    void render_emptyFile_isDone() {
        assertThat(ProgressText.render("e", 0, 0, 0, 0, 79)).contains("100%", "ETA 0:00");
    }

    @Test
    void render_resumed_countsOnlyFreshBytesInTheRate() {
        assertThat(ProgressText.render("r", 9 << 20, 10 << 20, 1 << 20, SECOND_NS, 79))
                .contains("90%", "9.0 MiB", "1.0 MiB/s", "ETA 0:01");
    }

    @Test
    void at_moreOftenThanTenTimesASecond_drawsTenTimes() {
        ProgressLine line = new ProgressLine(new PrintWriter(err), new Terminal(true, 80), clock,
                "a");
        for (int i = 0; i <= 1_000; i++) {
            line.at(0, i, 1_000);
            nowNs += SECOND_NS / 1_000;
        }
        line.end();

        assertThat(err.toString().chars().filter(c -> c == '\r')).hasSize(10 + 1);
        assertThat(err.toString()).endsWith(System.lineSeparator());
    }

    @Test
    void at_noTerminal_drawsNothing() {
        ProgressLine line = new ProgressLine(new PrintWriter(err), Terminal.none(), clock, "a");
        line.at(0, 0, 10);
        nowNs += SECOND_NS;
        line.at(0, 10, 10);
        line.end();

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void draw_nameWithEscapes_isHarmless() {
        ProgressLine line = new ProgressLine(new PrintWriter(err), new Terminal(true, 80), clock,
                "\u001b[2J");
        line.at(0, 0, 1);
        line.end();

        assertThat(err.toString()).doesNotContain("\u001b").contains("%1B[2J");
    }

    @Test
    void columns_fromTheEnvironment_areUsed() {
        assertThat(Terminal.columns(Map.of("COLUMNS", "120"))).isEqualTo(120);
        assertThat(Terminal.columns(Map.of())).isEqualTo(80);
        assertThat(Terminal.columns(Map.of("COLUMNS", "wide"))).isEqualTo(80);
        assertThat(new Terminal(true, 1).columns()).isEqualTo(20);
    }
}
