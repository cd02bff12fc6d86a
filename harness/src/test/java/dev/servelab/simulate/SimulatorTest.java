package dev.servelab.simulate;

import dev.servelab.testing.Depth;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Counts, exactly: small traces worked by hand, and random ones against naive models. */
class SimulatorTest {
    private static final int TRACES = Depth.of(500, 10_000);

    /**
     * Belady, must insert and may bypass. Worked for the first, where 5 hits are the most three
     * objects can have: 1 2 3 miss; 4 takes the place of 3, asked for again last; 1 2 hit; 5 takes
     * the place of 4, which never comes again; 1 2 hit; 3 and 4 miss, 5 hits.
     *
     * <p>1 2 1 2 3 3 in 2 objects shows that both forms may take in what is asked for again. 1 2 3 1
     * 1 2 4 1 5 2 3 4 1 2 in 3 is where they differ: 5 never comes again, and must insert pays for
     * it with a hit.
     */
    @ParameterizedTest
    @CsvSource({"1 2 3 4 1 2 5 1 2 3 4 5, 3, 5, 5", "1 2 3 4 1 2 5 1 2 3 4 5, 4, 6, 6",
            "1 2 1 2 3 3, 2, 3, 3", "1 2 3 1 1 2 4 1 5 2 3 4 1 2, 3, 7, 8"})
    void run_decidingCases_optHitsAsBothPeers(String requests, long capacity, long mustInsert,
            long mayBypass) throws Exception {
        assertThat(hits(TestTrace.of(requests), "opt", capacity, Unit.OBJECTS))
                .isEqualTo(mustInsert);
        assertThat(hits(TestTrace.of(requests), "opt-may-bypass", capacity, Unit.OBJECTS))
                .isEqualTo(mayBypass);
    }

    /** A loop of eleven through ten: all but one stay, and 50 of the 55 later requests hit. */
    @Test
    void run_loopOneLargerThanCache_optKeepsMostAndLruNothing() throws Exception {
        TestTrace loop = TestTrace.of("0 1 2 3 4 5 6 7 8 9 10 ".repeat(6).strip());

        assertThat(hits(loop, "opt", 10, Unit.OBJECTS)).isEqualTo(50);
        assertThat(hits(loop, "opt-may-bypass", 10, Unit.OBJECTS)).isEqualTo(50);
        assertThat(hits(loop, "lru", 10, Unit.OBJECTS)).isZero();
        assertThat(hits(loop, "fifo", 10, Unit.OBJECTS)).isZero();
    }

    /**
     * With sizes, in 10 bytes. First row: 1:4 hits once; 4:10 fits, alone, and hits; 5:11 is larger
     * than the cache, misses twice and throws out nobody; 4 hits again after it. Second: 1 comes
     * with 8 bytes while 4 are kept, and keeps its 4. Third: a hit of 11 bytes stays a hit.
     */
    @ParameterizedTest
    @CsvSource({"1:4 2:4 3:4 1:4 4:10 4:10 5:11 4:10 5:11 1:4, 2, 2, 3",
            "1:4 2:4 1:8 2:4 3:2 1:4 2:4, 4, 4, 4",
            "1:4 2:4 1:11 2:4 1:4 3:6 1:4 2:4, 3, 4, 4"})
    void run_decidingCasesInBytes_hitsAsLibCacheSim(String requests, long fifo, long lru, long opt)
            throws Exception {
        TestTrace trace = TestTrace.of(requests);

        assertThat(hits(trace, "fifo", 10, Unit.BYTES)).isEqualTo(fifo);
        assertThat(hits(trace, "lru", 10, Unit.BYTES)).isEqualTo(lru);
        assertThat(hits(trace, "opt", 10, Unit.BYTES)).isEqualTo(opt);
    }

    /** 1:4 1:9 hits with the 9 bytes that are asked for, though 4 are kept. */
    @Test
    void run_hitWithAnotherSize_countsTheBytesOfTheRequest() throws Exception {
        Cell cell = cell(TestTrace.of("1:4 1:9"), "lru", 10, Unit.BYTES);

        assertThat(cell.bytesRequested()).isEqualTo(13);
        assertThat(cell.bytesHit()).isEqualTo(9);
        assertThat(cell.hitRatio()).isEqualTo(0.5);
        assertThat(cell.byteHitRatio()).isEqualTo(9.0 / 13);
    }

    @Test
    @Tag(Depth.TAG)
    void run_randomTraces_countsAsNaiveModels() throws Exception {
        for (int seed = 1; seed <= TRACES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TestTrace trace = TestTrace.random(seed, 60, 14, 9);
            Unit unit = random.nextBoolean() ? Unit.BYTES : Unit.OBJECTS;
            long capacity = 1L + random.nextInt(unit == Unit.BYTES ? 40 : 12);
            List<Cell> cells = Simulator.run(trace, policies("fifo", "lru", "opt",
                    "opt-may-bypass"), List.of(capacity), unit, Progress.NONE);

            assertThat(cells.stream().map(Cell::hits)).as("seed %d", seed).containsExactly(
                    new NaiveList(trace, unit, capacity, false).hits()[0],
                    new NaiveList(trace, unit, capacity, true).hits()[0],
                    new NaiveOpt(trace, unit, capacity, false).hits(),
                    new NaiveOpt(trace, unit, capacity, true).hits());
            assertThat(cells.get(1).bytesHit()).as("seed %d", seed)
                    .isEqualTo(new NaiveList(trace, unit, capacity, true).hits()[1]);
        }
    }

    /** More than a window, so that runs go from worker to worker. */
    @Test
    void run_manyCellsOverManyWindows_isTheSameAsOneByOne() throws Exception {
        TestTrace trace = TestTrace.random(7, 150_000, 3_000, 500);
        List<Long> capacities = List.of(1_000L, 30_000L, 200_000L);
        List<SimulatedPolicy> policies = policies("fifo", "lru", "opt", "lock-aware:lru");

        List<Cell> together = Simulator.run(trace, policies, capacities, Unit.BYTES,
                Progress.NONE);

        for (Cell cell : together) {
            assertThat(cell(trace, cell.policy(), cell.capacity(), Unit.BYTES)).isEqualTo(cell);
        }
        assertThat(together).hasSize(12).allMatch(cell -> cell.requests() == 150_000);
        assertThat(together.subList(9, 12).stream().map(Cell::hits))
                .isEqualTo(together.subList(3, 6).stream().map(Cell::hits).toList());
    }

    @Test
    void run_optOverATraceThatCanBeReadOnce_isRefused() {
        assertThatThrownBy(() -> cell(TestTrace.of("1 2").once(), "opt", 1, Unit.OBJECTS))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("reads the trace twice");
    }

    private static long hits(TestTrace trace, String policy, long capacity, Unit unit)
            throws Exception {
        return cell(trace, policy, capacity, unit).hits();
    }

    private static Cell cell(TestTrace trace, String policy, long capacity, Unit unit)
            throws Exception {
        return Simulator.run(trace, policies(policy), List.of(capacity), unit, Progress.NONE)
                .getFirst();
    }

    private static List<SimulatedPolicy> policies(String... names) {
        return List.of(names).stream().map(SimulatedPolicy::parse).toList();
    }
}
