package dev.servelab.telemetry;

import dev.servelab.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The canary and its clock; what holds it is shown by the server's HeldCarriersTest. */
@Timeout(60)
class CanaryTest {
    private static final long JUMP_MS = 10_000;

    private final AtomicLong aheadNanos = new AtomicLong();
    private final Clock clock = new Clock() {
        @Override
        public long nanoTime() {
            return System.nanoTime() + aheadNanos.get();
        }

        @Override
        public long wallMillis() {
            throw new AssertionError("delays are not told by the wall clock");
        }
    };

    /** As after ten seconds in which nothing ran: 10,000 wakes were due, the first 10 s ago. */
    @Test
    void take_afterAStop_hasEveryWakeThatWasMissed() {
        long began = clock.nanoTime();
        try (Canary canary = new Canary(clock)) {
            Histogram all = new Histogram(3);
            awaitCount(canary, all, 1);
            aheadNanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(JUMP_MS));

            awaitCount(canary, all, JUMP_MS);

            long livedMs = TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - began);
            assertThat(all.getTotalCount()).as("not more than one each millisecond")
                    .isLessThanOrEqualTo(livedMs);
            assertThat(all.getMaxValue()).isGreaterThan(TimeUnit.MILLISECONDS.toMicros(9_900));
            assertThat(all.getValueAtPercentile(50)).isBetween(4_500_000L, 5_500_000L);
        }
    }

    @Test
    void take_again_hasOnlyWhatCameSince() {
        try (Canary canary = new Canary(clock)) {
            awaitCount(canary, new Histogram(3), 1);
            aheadNanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(JUMP_MS));
            awaitCount(canary, new Histogram(3), JUMP_MS);

            Histogram second = new Histogram(3);
            awaitCount(canary, second, 1);

            assertThat(second.getTotalCount()).isLessThan(JUMP_MS);
        }
    }

    private static void awaitCount(Canary canary, Histogram sum, long count) {
        while (sum.getTotalCount() < count) {
            sum.add(canary.take());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
