package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.cache.RacedFiles.Manner;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.files.Resolution;
import dev.servelab.files.SharedDirectory;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.time.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real files, changed while a cache loads and serves them, every look-up made anew. No answer has a
 * byte older than what was there, whole, before it was asked for. Of a file that is replaced by
 * renaming it is one version; of one rewritten in place it may be several while that goes on, but
 * no such copy is kept.
 */
@Tag(Depth.TAG)
class VersionRaceTest {
    private static final int LOADS = Depth.of(200, 10_000);
    private static final int CLIENTS = 4;
    private static final long SEED = 20_261_123;
    /** Less than all files have, so that some are evicted and loaded again. */
    private static final long BUDGET_BYTES = 4 << 20;
    /** The longest of a Linux, one with 100 ticks a second. */
    private static final long COARSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long FOUND_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** To this clock every file has been quiet for an hour. */
    private static final Clock HOUR_AHEAD = new Clock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long wallMillis() {
            return System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1);
        }
    };

    @TempDir
    Path root;

    private final LongAdder answers = new LongAdder();
    private final LongAdder hits = new LongAdder();
    private final LongAdder mixed = new LongAdder();
    private final LongAdder excused = new LongAdder();
    private final AtomicReference<@Nullable AssertionError> broken = new AtomicReference<>();

    @ParameterizedTest
    @CsvSource({"RENAMED, 1", "RENAMED, 10000000", "REWRITTEN, 1", "REWRITTEN, 10000000"})
    void get_filesChangeMeanwhile_noOldByteComesAndNoMixtureIsKept(Manner manner, long tickNanos)
            throws Exception {
        race(manner, tickNanos, Clock.SYSTEM, LOADS, Long.MAX_VALUE);

        AssertionError wrong = broken.get();
        if (wrong != null) {
            throw new AssertionError("seed " + SEED, wrong);
        }
    }

    /** A cache that keeps what was changed a moment ago: so old bytes are noticed. */
    @Test
    void race_withoutTheQuietTime_isLost() throws Exception {
        race(Manner.REWRITTEN, COARSE_NANOS, HOUR_AHEAD, Integer.MAX_VALUE, FOUND_WITHIN_NANOS);

        assertThat(broken.get()).as("what was found wrong").isNotNull();
    }

    /** Until so many loads, or so long, or something is wrong. */
    private void race(Manner manner, long tickNanos, Clock clock, int loads, long nanos)
            throws Exception {
        CacheSettings settings = new CacheSettings(CacheSpec.parse("lru"), BUDGET_BYTES, 1024,
                Duration.ZERO);
        try (RacedFiles files = new RacedFiles(root, manner, SEED);
                SharedDirectory directory = new CoarseTimes(
                        SharedDirectory.open(root, Resolution.AUTO), tickNanos);
                Disk disk = new Disk(FileIo.DEFAULT, Duration.ofMinutes(10), clock);
                FileCache cache = new FileCache(settings, directory, disk, clock);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            long began = System.nanoTime();
            List<Future<?>> ended = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(SEED + i);
                ended.add(clients.submit(() -> {
                    while (broken.get() == null && cache.stats().diskReads() < loads
                            && System.nanoTime() - began < nanos) {
                        ask(files, cache, random.nextBoolean()
                                ? files.changing()
                                : random.nextInt(RacedFiles.COUNT));
                    }
                }));
            }
            for (Future<?> client : ended) {
                client.get();
            }
            cache.checkInvariants();
            say("files %s, ticks of %,d ns".formatted(manner.name().toLowerCase(Locale.ROOT),
                    tickNanos), files, cache);
            assertThat(manner == Manner.RENAMED ? mixed.sum() : 0).isZero();
        }
    }

    private void ask(RacedFiles files, FileCache cache, int file) {
        int whole = files.completed(file);
        Client client = new Client();
        Answer answer = client.finish(cache.get(RacedFiles.name(file), client));
        int newest = files.begun(file);
        try {
            check(answer, files, file, whole, newest);
        } catch (AssertionError wrong) {
            broken.compareAndSet(null, wrong);
        }
    }

    /** @param whole the version that was there when it was asked for, {@code newest} afterwards */
    private void check(Answer answer, RacedFiles files, int file, int whole, int newest) {
        assertThat(answer.refusal()).isNull();
        assertThat(answer.sum()).isEqualTo(Answer.sumOf(answer.bytes()));
        assertThat(answer.bytes()).hasSize(RacedFiles.bytes(file));
        int from = files.wasSlow(file, whole) ? 0 : whole;
        int first = Blocks.versionAt(answer.bytes(), 0, file, from, newest);
        boolean same = true;
        boolean fair = true;
        for (int at = 0; at < answer.bytes().length; at += Blocks.BYTES) {
            int version = Blocks.versionAt(answer.bytes(), at, file, from, newest);
            same &= version == first && version != Blocks.MIXED;
            fair &= version == Blocks.MIXED || (version >= whole && version <= newest);
        }
        answers.increment();
        hits.add(answer.outcome() == Outcome.HIT ? 1 : 0);
        mixed.add(same ? 0 : 1);
        if (!fair && from < whole) {
            excused.increment();
            return;
        }
        assertThat(fair).as("%s of %s, version %d%s: all is of versions %d to %d", answer.outcome(),
                RacedFiles.name(file), first, same ? "" : " and others", whole, newest).isTrue();
    }

    private void say(String what, RacedFiles files, FileCache cache) {
        Figures.say("version race, " + what,
                ("%,d loads, %,d changes, %,d answers of which %,d hits; %,d mixed while it went on,"
                        + " %s; %,d past what is promised, where a write took 9 ms").formatted(
                                cache.stats().diskReads(), files.changes(), answers.sum(),
                                hits.sum(), mixed.sum(),
                                broken.get() == null ? "0 old or kept" : "one kept",
                                excused.sum()));
    }
}
