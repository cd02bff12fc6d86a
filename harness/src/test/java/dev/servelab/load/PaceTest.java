package dev.servelab.load;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private static final long MS = 1_000_000;

    /** 1,000 bytes a second: one for each millisecond. */
    @Test
    void allowed_asTimePasses_growsByTheRate() {
        Pace pace = new Pace(1_000, 0);

        assertThat(pace.allowed(0, 100)).isZero();
        assertThat(pace.allowed(20 * MS, 100)).isEqualTo(20);
        pace.moved(15);
        assertThat(pace.allowed(20 * MS, 100)).isEqualTo(5);
        assertThat(pace.allowed(30 * MS, 100)).isEqualTo(15);
        assertThat(pace.allowed(30 * MS, 10)).isEqualTo(10);
    }

    /** After ten seconds of sleep a slow client does not become a fast one. */
    @Test
    void allowed_afterALongTime_isAQuarterOfASecond() {
        assertThat(new Pace(1_000, 0).allowed(10_000 * MS, 10_000)).isEqualTo(250);
    }

    @Test
    void allowed_atOneByteASecond_comesToAByte() {
        Pace pace = new Pace(1, 0);
        pace.allowed(500 * MS, 10);

        assertThat(pace.allowed(1_000 * MS, 10)).isEqualTo(1);
    }
}
