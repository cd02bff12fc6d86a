package dev.servelab.telemetry;

import dev.servelab.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is recorded, by many threads and while it is read. */
class RequestTimesTest {
    private static final int THREADS = 4;
    private static final int REQUESTS = 20_000;
    private static final List<Kind> KINDS = List.of(Kind.values());

    /** Each reading is a microsecond later. */
    private final AtomicLong readings = new AtomicLong();
    private final RequestTimes times = new RequestTimes(new Clock() {
        @Override
        public long nanoTime() {
            return TimeUnit.MICROSECONDS.toNanos(readings.incrementAndGet());
        }

        @Override
        public long wallMillis() {
            throw new AssertionError("durations are not told by the wall clock");
        }
    });

    @Test
    void take_again_hasOnlyWhatCameSince() {
        Stopwatch watch = times.stopwatch(0);
        request(watch, Kind.HIT);
        assertThat(times.take().get(Kind.HIT)).extracting(KindTimes::count).isEqualTo(1L);

        request(watch, Kind.HIT);
        request(watch, Kind.MISS);

        Map<Kind, KindTimes> second = times.take();
        assertThat(second.get(Kind.HIT)).extracting(KindTimes::count).isEqualTo(1L);
        assertThat(second.get(Kind.MISS)).extracting(KindTimes::count).isEqualTo(1L);
        assertThat(times.take().values()).hasSize(Kind.values().length)
                .allMatch(sums -> sums.count() == 0 && sums.totalNanos() == 0);
    }

    /** Laps are 1 us each: the second request is one from READ to CACHE and one more to its end. */
    @Test
    void take_oneRequest_hasItsTimeInMicroseconds() {
        Stopwatch watch = times.stopwatch(0);
        request(watch, Kind.HIT);
        times.take();

        request(watch, Kind.HIT);

        KindTimes hits = times.take().getOrDefault(Kind.HIT, KindTimes.none());
        assertThat(hits.totalUs().getMaxValue()).isEqualTo(2);
        assertThat(hits.meanUs()).isEqualTo(2);
        assertThat(hits.meanUs(Part.READ)).isEqualTo(1);
        assertThat(hits.meanUs(Part.CACHE)).isEqualTo(1);
        assertThat(hits.meanUs(Part.DISK)).isZero();
    }

    /** {@link KindTimes} refuses sums that do not add up: so no request is torn between two takes. */
    @Test
    void take_whileManyRecord_tearsAndLosesNone() throws Exception {
        CountDownLatch ended = new CountDownLatch(THREADS);
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    Stopwatch watch = times.stopwatch(0);
                    for (int n = 0; n < REQUESTS; n++) {
                        request(watch, KINDS.get(n % KINDS.size()));
                    }
                    ended.countDown();
                })).toList();
        Map<Kind, KindTimes> all = new EnumMap<>(Kind.class);
        do {
            times.take().forEach((kind, sums) -> all.merge(kind, sums, KindTimes::plus));
        } while (ended.getCount() > 0);
        for (Thread thread : threads) {
            thread.join();
        }
        times.take().forEach((kind, sums) -> all.merge(kind, sums, KindTimes::plus));

        assertThat(all.values()).allMatch(
                sums -> sums.count() == (long) THREADS * REQUESTS / KINDS.size());
    }

    @Test
    void kindTimes_partsThatDoNotAddUp_areRefused() {
        assertThatThrownBy(() -> new KindTimes(KindTimes.none().totalUs(), 10,
                Map.of(Part.READ, 4L, Part.WRITE, 5L)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("9 ns");
    }

    private static void request(Stopwatch watch, Kind kind) {
        watch.lap(Part.READ);
        watch.begin();
        watch.lap(Part.CACHE);
        watch.lap(Part.CACHE);
        watch.end(kind);
    }
}
