package dev.servelab.trace;

import dev.servelab.testing.Depth;
import dev.servelab.trace.TraceFiles.Request;
import dev.servelab.trace.TraceStatistics.Distances;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Statistics against what a list and a map count. */
@Tag(Depth.TAG)
class TraceStatisticsTest {
    private static final int TRACES = Depth.of(150, 20_000);

    /**
     * A:5 B:7 A:5 C:9 A:6 B:7: between the A's there is B, then C; between the B's A and C. Three
     * first requests, distances 1, 1, 2.
     */
    @Test
    void statistics_ofSixRequests_areThoseWorkedByHand() throws IOException {
        TraceTally tally = new TraceTally();
        RequestBatch batch = new RequestBatch();
        for (long[] request : new long[][]{{1, 5}, {2, 7}, {1, 5}, {3, 9}, {1, 6}, {2, 7}}) {
            batch.add(request[0], request[1]);
        }
        tally.add(batch);
        TraceStatistics statistics = statistics(tally);

        assertThat(statistics.requests()).isEqualTo(6);
        assertThat(statistics.objects()).isEqualTo(3);
        assertThat(statistics.objectsOnce()).isEqualTo(1);
        assertThat(statistics.bytesRequested()).isEqualTo(39);
        assertThat(statistics.bytesDistinct()).isEqualTo(6 + 7 + 9);
        assertThat(statistics.reuse().firstRequests()).isEqualTo(3);
        assertThat(statistics.reuse().counts()).containsExactly(new Distances(1, 2, 2),
                new Distances(2, 4, 1));
        assertThat(statistics.reuse().p50()).isEqualTo(OptionalLong.of(1));
        assertThat(statistics.reuse().p99()).isEqualTo(OptionalLong.of(2));
        assertThat(statistics.sizes())
                .isEqualTo(new TraceStatistics.Sizes(22.0 / 3, 7, 9, 9, 9));
        assertThat(statistics.popularity().topPercentShare()).isEqualTo(0.5);
        assertThat(statistics.popularity().topTenShare()).hasValue(1);
        assertThat(statistics.popularity().zipf().exponent()).isEmpty();
        assertThat(statistics.sampledShare()).isEqualTo(1);
    }

    @Test
    void statistics_ofChanceTraces_areThoseOfTheNaiveModel() throws IOException {
        for (int seed = 0; seed < TRACES; seed++) {
            Random random = new Random(seed);
            int objects = 1 + random.nextInt(300);
            List<Request> requests = new ArrayList<>();
            for (int i = random.nextInt(3_000); i >= 0; i--) {
                long rank = (long) (random.nextDouble() * random.nextDouble() * objects);
                long key = rank * 0x9E37;
                requests.add(new Request(key, 1 + random.nextInt(100)));
            }
            assertLike(requests, statistics(tally(requests, 1 << 20)), seed);
        }
    }

    private static void assertLike(List<Request> requests, TraceStatistics statistics, int seed) {
        Map<Long, Long> counts = new HashMap<>();
        Map<Long, Long> sizes = new HashMap<>();
        Map<Long, Long> distances = new TreeMap<>();
        List<Long> recent = new ArrayList<>();
        for (Request request : requests) {
            counts.merge(request.key(), 1L, Long::sum);
            sizes.put(request.key(), request.size());
            int depth = recent.indexOf(request.key());
            if (depth >= 0) {
                distances.merge(Long.highestOneBit(depth), 1L, Long::sum);
                recent.remove(depth);
            }
            recent.addFirst(request.key());
        }
        assertThat(statistics.objects()).as("seed %d", seed).isEqualTo(counts.size());
        assertThat(statistics.objectsOnce()).as("seed %d", seed)
                .isEqualTo(counts.values().stream().filter(count -> count == 1).count());
        assertThat(statistics.bytesDistinct()).as("seed %d", seed)
                .isEqualTo(sizes.values().stream().mapToLong(Long::longValue).sum());
        assertThat(statistics.popularity().topTenShare().orElseThrow() * requests.size())
                .as("seed %d", seed)
                .isCloseTo(counts.values().stream().sorted(Comparator.reverseOrder()).limit(10)
                        .mapToDouble(Long::doubleValue).sum(), within(1e-6));
        assertThat(statistics.reuse().counts()).as("seed %d", seed)
                .extracting(Distances::from).containsExactlyElementsOf(distances.keySet());
        assertThat(statistics.reuse().counts()).as("seed %d", seed)
                .extracting(Distances::requests).containsExactlyElementsOf(distances.values());
    }

    /** The places of the order run out many times, and are moved together. */
    @Test
    void younger_longTraceOfFewObjects_isTheNaiveDepth() {
        RecencyOrder order = new RecencyOrder();
        LinkedHashSet<Integer> recent = new LinkedHashSet<>();
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            int object = Math.min(recent.size(), random.nextInt(200));
            if (recent.contains(object)) {
                int depth = recent.size() - 1 - List.copyOf(recent).indexOf(object);
                assertThat(order.younger(object)).as("seed 5, request %d", i).isEqualTo(depth);
                recent.remove(object);
            }
            recent.add(object);
            order.touch(object);
            if (i % 997 == 0) {
                order.checkInvariants();
            }
        }
    }

    /** 20,000 objects, of which 1,000 are held at most, so one of 32: estimates within a tenth. */
    @Test
    void statistics_moreObjectsThanAreHeld_areEstimates() throws IOException {
        List<Request> requests = TraceFiles.read(TraceSource.parse(
                "zipf:0.6,objects=20000,requests=200K,sizes=lognormal:4KiB,seed=2", null));
        TraceStatistics exact = statistics(tally(requests, 1 << 20));
        TraceStatistics sampled = statistics(tally(requests, 1_000));

        assertThat(sampled.sampledShare()).isBetween(1.0 / 64, 1.0 / 16);
        assertThat(sampled.requests()).isEqualTo(exact.requests());
        assertThat(sampled.bytesRequested()).isEqualTo(exact.bytesRequested());
        assertThat(sampled.popularity().topTenShare()).isEmpty();
        assertClose(sampled.objects(), exact.objects(), 0.15);
        assertClose(sampled.bytesDistinct(), exact.bytesDistinct(), 0.3);
        assertClose(sampled.reuse().p50().orElseThrow(), exact.reuse().p50().orElseThrow(), 0.15);
        assertClose(sampled.reuse().p90().orElseThrow(), exact.reuse().p90().orElseThrow(), 0.15);
    }

    private static void assertClose(long estimate, long exact, double share) {
        assertThat((double) estimate / exact).isCloseTo(1, within(share));
    }

    @Test
    void zipfExponent_ofZipfTraces_isNearTheirs() throws IOException {
        for (double exponent : new double[]{0.6, 0.9, 1.2}) {
            ZipfFit fit = TraceStatistics.of(TraceSource.parse(
                    "zipf:" + exponent + ",objects=5000,requests=500K", null))
                    .popularity().zipf();

            assertThat(fit.exponent().orElseThrow()).isCloseTo(exponent, within(0.05));
            assertThat(fit.fit().orElseThrow()).isGreaterThan(0.98);
        }
    }

    private static TraceTally tally(List<Request> requests, int mostObjects) {
        TraceTally tally = new TraceTally(mostObjects);
        RequestBatch batch = new RequestBatch();
        for (Request request : requests) {
            batch.add(request.key(), request.size());
            if (batch.isFull()) {
                tally.add(batch);
                batch.clear();
            }
        }
        tally.add(batch);
        return tally;
    }

    /** Of a reader that says nothing of its own. */
    private static TraceStatistics statistics(TraceTally tally) throws IOException {
        try (TraceReader reader = TraceSource.parse("zipf,requests=1,sizes=2", null).open()) {
            return tally.statistics(reader);
        }
    }
}
