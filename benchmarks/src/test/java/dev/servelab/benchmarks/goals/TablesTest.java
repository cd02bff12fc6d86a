package dev.servelab.benchmarks.goals;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TablesTest {
    /**
     * Medians 200 and 100; ratios 2, 2, 2.5: their logarithms have the mean 0.767 and the standard
     * error 0.0744, and t of two degrees is 4.303.
     */
    @Test
    void of_aRace_listsTheFastestFirstWithRatiosAndTheirIntervals() {
        Figures figures = figures("""
                keep-alive\t1024\t1\tlighttpd\trate\t100
                keep-alive\t1024\t1\tevent-loop zero-copy\trate\t200
                keep-alive\t1024\t2\tlighttpd\trate\t120
                keep-alive\t1024\t2\tevent-loop zero-copy\trate\t240
                keep-alive\t1024\t3\tlighttpd\trate\t80
                keep-alive\t1024\t3\tevent-loop zero-copy\trate\t200
                keep-alive\t1024\t1\tlighttpd\tp99-us\t1500
                keep-alive\t1024\t1\tlighttpd\tbusy\t0.994
                """);

        assertThat(Tables.of(figures)).isEqualTo("""

                ### Hits over HTTP, connections kept, 1 KiB

                | server               | requests/s  |         to lighttpd  | p99, us  | processor time, us  | busy  |
                | -------------------- | ----------: | -------------------: | -------: | ------------------: | ----: |
                | event-loop zero-copy |        200  | 2.15 (1.56 to 2.97)  |       -  |                  -  |    -  |
                | lighttpd             |        100  |                   1  |   1,500  |                  -  | 99 %  |
                """);
    }

    @Test
    void of_nginxBesideAFasterPeer_showsBothRatios() {
        Figures figures = figures("""
                misses\t65536\t1\tnginx\trate\t50
                misses\t65536\t1\th2o\trate\t100
                """);

        assertThat(Tables.of(figures)).contains(" to h2o  | to nginx  |")
                .contains("| nginx  |         50  |   0.50  |        1  |");
    }

    @Test
    void of_manyFiles_isOneTableWithRatiosToTheFewest() {
        Figures figures = figures("""
                files\t100000\t1\tvirtual-thread\tcpu-us\t5
                files\t10\t1\tvirtual-thread\tcpu-us\t4
                """);

        assertThat(Tables.of(figures)).isEqualTo("""

                ### Hits among many files, native wire

                | server         |   files  | processor time, us  | to that of 10  |
                | -------------- | -------: | ------------------: | -------------: |
                | virtual-thread |      10  |               4.00  |          1.00  |
                | virtual-thread | 100,000  |               5.00  |          1.25  |
                """);
    }

    @Test
    void parse_malformedLine_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> figures("keep-alive\t1024\n"))
                .withMessageContaining("keep-alive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figures("sleep\t1024\t1\th2o\trate\t100\n"))
                .withMessage("no such work: sleep");
    }

    private static Figures figures(String lines) {
        return new Figures(lines.lines().map(Figure::parse).toList());
    }
}
