package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.cache.Rig.Held;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.protocol.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.cache.Outcome.BYPASS;
import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static dev.servelab.cache.Outcome.SHARED_MISS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Parts of a file that end before it does, with and without its sum, on every way to the bytes. */
class PartTest {
    /** More than six buffers of 104 KiB, so that a part and what is beside it take several steps. */
    private static final int LARGE = 700_001;
    private static final int SEED = 20_261_123;

    static List<String> policies() {
        return Policies.all();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "15, 17", "16, 32", "0, 40", "39, 40", "40, 40"})
    void part_cachedFile_isAHitOfTheseBytes(int first, int end) {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            rig.get("a", a);
            check(part(rig, "a", first, end, true), a, first, end, HIT);
            assertThat(part(rig, "a", first, end, true).sum()).isEqualTo(Answer.sumOf(a));
            check(part(rig, "a", first, end, false), a, first, end, HIT);
            assertThat(rig.stats().bytesRequested()).isEqualTo(40 + 3L * (end - first));
            assertThat(rig.stats().bytesHit()).isEqualTo(3L * (end - first));
            assertThat(rig.files.bytesRead).hasValue(40);
            assertThat(rig.cache.list().getFirst().hits()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "0, 1, false", "15, 17, false", "15, 17, true", "0, 40, false",
            "40, 40, false"})
    void part_uncachedFileThatFits_isLoadedWhole(int first, int end, boolean withSum) {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            check(part(rig, "a", first, end, withSum), a, first, end, MISS);
            assertThat(rig.files.bytesRead).hasValue(40);
            assertThat(rig.listed()).containsExactly("a");
            assertThat(rig.get("a", a)).isEqualTo(HIT);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 131072", "0, 106496, 131072", "1, 106498, 131072", "350000, 350007, 131072",
            "123456, 654321, 131072", "123456, 654321, 1000", "0, 700001, 131072",
            "700000, 700001, 131072", "300000, 300000, 131072", "700001, 700001, 131072"})
    void part_pastTheCacheWithoutSum_readsTheseBytesAlone(int first, int end, int mostPerRead) {
        try (Rig rig = new Rig("lru", 4)) {
            rig.files.mostPerRead = mostPerRead;
            byte[] large = rig.file("large", LARGE);
            rig.files.beforeStat = (name, position) -> {
                throw new AssertionError("asked for the version that no sum needs");
            };
            check(part(rig, "large", first, end, false), large, first, end, MISS);
            assertThat(rig.files.bytesRead).hasValue(end - first);
            assertThat(rig.stats().bytesPastCache()).isEqualTo(end - first);
        }
    }

    /** In front of the part, behind it, and on both sides of it. */
    @ParameterizedTest
    @CsvSource({"0, 1, 131072", "0, 350000, 131072", "1, 106498, 131072", "350000, 350007, 131072",
            "123456, 654321, 131072", "123456, 654321, 1000", "0, 700001, 131072",
            "700000, 700001, 131072", "300000, 300000, 131072", "0, 0, 131072"})
    void part_pastTheCacheWithSum_readsAllAndCombines(int first, int end, int mostPerRead) {
        try (Rig rig = new Rig("lru", 4)) {
            rig.files.mostPerRead = mostPerRead;
            byte[] large = rig.file("large", LARGE);
            Answer answer = part(rig, "large", first, end, true);
            check(answer, large, first, end, MISS);
            assertThat(answer.sum()).isEqualTo(Answer.sumOf(large));
            assertThat(rig.files.bytesRead).hasValue(LARGE);
            assertThat(part(rig, "large", 5, 10, true).sum()).isEqualTo(Answer.sumOf(large));
            assertThat(rig.files.bytesRead).as("the sum is known now").hasValue(LARGE + 5);
        }
    }

    @Test
    void part_noRoom_bypassesAndReadsTheseBytesAlone() {
        try (Rig rig = new Rig("lru", 2)) {
            byte[] b = rig.file("b", 30);
            rig.file("a", 32);
            Held held = rig.hold("a");
            check(part(rig, "b", 3, 9, false), b, 3, 9, BYPASS);
            assertThat(rig.files.bytesRead).hasValue(32 + 6);
            held.transfer().close();
        }
    }

    @Test
    void part_policyNone_readsTheseBytesAlone() {
        MemoryDirectory files = new MemoryDirectory();
        TestClock clock = new TestClock();
        byte[] a = Rig.content("a", 300_000);
        files.put("a", a);
        try (UncachedFiles cache = new UncachedFiles(files,
                new Disk(FileIo.INLINE, Rig.DISK_TIMEOUT, clock), clock)) {
            check(part(cache, "a", 100, 250_000, false), a, 100, 250_000, MISS);
            assertThat(files.bytesRead).hasValue(250_000 - 100);
            assertThat(part(cache, "a", 100, 250_000, true).sum()).isEqualTo(Answer.sumOf(a));
            assertThat(cache.stats().misses()).isEqualTo(2);
            assertThat(files.held).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 64, 200, 4_096})
    void parts_drawn_areTheBytesOfTheFile(int packets) {
        Random random = new Random(SEED + packets);
        try (Rig rig = new Rig("lru", packets)) {
            for (int i = 0; i < 60; i++) {
                int size = random.nextInt(2_000) + (random.nextInt(10) == 0 ? 300_000 : 0);
                byte[] file = Rig.content("f" + i, size);
                rig.files.put("f" + i, file);
                rig.files.mostPerRead = 1 + random.nextInt(60_000);
                for (int j = 0; j < 3; j++) {
                    int first = random.nextInt(size + 1);
                    int end = first + random.nextInt(size - first + 1);
                    boolean withSum = random.nextBoolean();
                    Answer answer = part(rig, "f" + i, first, end, withSum);
                    assertThat(answer.bytes())
                            .as("%d to %d of %d, seed %d", first, end, size, SEED + packets)
                            .isEqualTo(Arrays.copyOfRange(file, first, end));
                    assertThat(answer.sum() == Answer.sumOf(file) || !withSum).isTrue();
                }
            }
        }
    }

    /** What is at hand at each step of a load of 40 bytes, ten at a time. */
    @ParameterizedTest
    @MethodSource("policies")
    void part_whileTheFileIsLoaded_isWholeWithItsOwnLastByte(String policy) {
        try (Rig rig = new Rig(policy, 4)) {
            byte[] a = rig.file("a", 40);
            rig.files.mostPerRead = 10;
            Client loader = new Client();
            Transfer loading = rig.cache.get("a", loader);
            loading.state();
            loader.work();
            loading.state();
            Transfer early = rig.cache.get("a", NotedSelection.bytes(5, 15, false), new Client());
            Transfer summed = rig.cache.get("a", NotedSelection.bytes(5, 15, true), new Client());
            Transfer toTheEnd = rig.cache.get("a", NotedSelection.bytes(35, 40, false),
                    new Client());
            List<String> seen = new ArrayList<>();
            rig.files.beforeRead = (name, at) -> seen.add(states(early, summed, toTheEnd));
            rig.files.beforeStat = (name, at) -> seen.add(states(early, summed, toTheEnd));
            loader.finish(loading);
            seen.add(states(early, summed, toTheEnd));
            // Nothing yet; 5 to 10 of the first two; the first is whole; the last waits for the
            // end of the load, and so do the bytes that go out with the sum.
            assertThat(seen).containsExactly("WAITING WAITING WAITING",
                    "READY READY WAITING", "whole WAITING WAITING", "whole WAITING WAITING",
                    "whole WAITING WAITING", "whole whole whole");
            check(new Client().finish(early), a, 5, 15, SHARED_MISS);
            check(new Client().finish(summed), a, 5, 15, SHARED_MISS);
            check(new Client().finish(toTheEnd), a, 35, 40, SHARED_MISS);
        }
    }

    /** The sum of the one that read it may be in its END already: it is not waited for twice. */
    @Test
    void part_toTheEndOfALoad_whoHasReadItFindsTheFileCached() {
        try (Rig rig = new Rig("lru", 4096)) {
            byte[] a = rig.file("a", 60_000);
            check(part(rig, "a", 0, 60_000, false), a, 0, 60_000, MISS);
            assertThat(rig.listed()).containsExactly("a");
            check(part(rig, "a", 0, 60_000, false), a, 0, 60_000, HIT);
        }
    }

    /** The load fails at byte 20: who wants no more than that has all of it. */
    @Test
    void part_loadFailsBehindItsEnd_isWholeAllTheSame() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            rig.files.mostPerRead = 10;
            rig.files.beforeRead = (name, at) -> {
                if (at >= 20) {
                    throw new IOException("planted");
                }
            };
            Client loader = new Client();
            Transfer loading = rig.cache.get("a", NotedSelection.bytes(0, 20, false), loader);
            loading.state();
            loader.work();
            loading.state();
            Transfer behind = rig.cache.get("a", NotedSelection.bytes(0, 21, false), new Client());
            Transfer summed = rig.cache.get("a", NotedSelection.bytes(0, 20, true), new Client());
            behind.state();
            summed.state();
            check(loader.finish(loading), a, 0, 20, MISS);
            assertThat(new Client().finish(behind).code()).isEqualTo(ErrorCode.IO_ERROR);
            assertThat(new Client().finish(summed).code()).isEqualTo(ErrorCode.IO_ERROR);
            assertThat(rig.listed()).isEmpty();
        }
    }

    @Test
    void part_closedMidway_givesPinBufferAndFileBack() {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("a", 40);
            rig.file("large", LARGE);
            for (String name : List.of("a", "large")) {
                Client client = new Client();
                Transfer transfer = rig.cache.get(name, NotedSelection.bytes(2, 39, false), client);
                assertThat(client.await(transfer)).isEqualTo(Transfer.State.READY);
                assertThat(Client.take(transfer, new ByteArrayOutputStream(), 3)).isPositive();
                transfer.close();
            }
            rig.checkNothingHeld();
        }
    }

    /** The version that was asked about first is evicted before it is pinned: the next counts. */
    @Test
    void selection_askedAgainAboutAnotherVersion_theLastAnswerCounts() {
        try (Rig rig = new Rig("fifo", 1)) {
            rig.file("a", 16);
            rig.get("a");
            byte[] now = Rig.content("now", 12);
            NotedSelection noted = new NotedSelection((version, size) -> {
                if (size == 16) {
                    rig.files.put("a", now);
                    rig.file("b", 16);
                    rig.get("b");
                }
                return new Part.Bytes(size / 2, size, false);
            });
            Client client = new Client();
            Transfer transfer = rig.cache.get("a", noted, client);
            client.await(transfer);
            assertThat(noted.calls).isEqualTo(2);
            assertThat(transfer.version()).isEqualTo(noted.version)
                    .isEqualTo(rig.files.version("a").token());
            assertThat(transfer.size()).isEqualTo(noted.size).isEqualTo(12);
            check(client.finish(transfer), now, 6, 12, MISS);
        }
    }

    @Test
    void selection_beyondTheFile_isAMistakeThatHoldsNothing() {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("a", 40);
            Client client = new Client();
            Selection wrong = (version, size) -> new Part.Bytes(0, size + 1, false);
            try (Transfer uncached = rig.cache.get("a", wrong, client)) {
                assertThatThrownBy(() -> client.await(uncached))
                        .isInstanceOf(IllegalStateException.class).hasMessageContaining("40 bytes");
            }
            rig.get("a");
            try (Transfer cached = rig.cache.get("a", wrong, client)) {
                assertThatThrownBy(cached::state).isInstanceOf(IllegalStateException.class);
            }
            rig.checkNothingHeld();
        }
    }

    @Test
    void part_fileReplaced_isOfTheNewVersionAfterRevalidate() {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("a", 40);
            rig.get("a");
            byte[] now = Rig.content("now", 30);
            rig.files.put("a", now);
            rig.clock.advance(Duration.ofSeconds(1));
            check(part(rig, "a", 10, 20, false), now, 10, 20, MISS);
            assertThat(rig.stats().stale()).isOne();
        }
    }

    private static String states(Transfer... transfers) {
        List<String> states = new ArrayList<>();
        for (Transfer transfer : transfers) {
            String state = transfer.state().name();
            states.add(state.equals("READY") && transfer.isComplete() ? "whole" : state);
        }
        return String.join(" ", states);
    }

    private static void check(Answer answer, byte[] whole, int first, int end, Outcome outcome) {
        assertThat(answer.refusal()).isNull();
        assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(whole, first, end));
        assertThat(answer.outcome()).isEqualTo(outcome);
    }

    private static Answer part(Rig rig, String name, long first, long end, boolean withSum) {
        Answer answer = part(rig.cache, name, first, end, withSum);
        rig.cache.checkInvariants();
        return answer;
    }

    private static Answer part(ContentCache cache, String name, long first, long end,
            boolean withSum) {
        Client client = new Client();
        NotedSelection noted = NotedSelection.bytes(first, end, withSum);
        Transfer transfer = cache.get(name, noted, client);
        assertThat(client.await(transfer)).isEqualTo(Transfer.State.READY);
        assertThat(transfer.length()).isEqualTo(end - first);
        assertThat(transfer.size()).isEqualTo(noted.size);
        assertThat(transfer.version()).isEqualTo(noted.version);
        return client.finish(transfer);
    }
}
