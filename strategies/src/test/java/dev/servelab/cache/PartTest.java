package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.cache.Rig.Held;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.cache.Outcome.BYPASS;
import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static dev.servelab.cache.PartAsk.ask;
import static dev.servelab.cache.PartAsk.check;
import static org.assertj.core.api.Assertions.assertThat;

/** Parts of a file that end before it does, with and without its sum, on every way to the bytes. */
class PartTest {
    /** More than six buffers of 100 KiB, so that a part and what is beside it take several steps. */
    private static final int LARGE = 700_001;
    private static final int SEED = 20_261_123;

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "15, 17", "16, 32", "0, 40", "39, 40", "40, 40"})
    void part_cachedFile_isAHitOfTheseBytes(int first, int end) {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            rig.get("a", a);
            check(ask(rig, "a", first, end, true), a, first, end, HIT);
            assertThat(ask(rig, "a", first, end, true).sum()).isEqualTo(Answer.sumOf(a));
            check(ask(rig, "a", first, end, false), a, first, end, HIT);
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
            check(ask(rig, "a", first, end, withSum), a, first, end, MISS);
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
            check(ask(rig, "large", first, end, false), large, first, end, MISS);
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
            Answer answer = ask(rig, "large", first, end, true);
            check(answer, large, first, end, MISS);
            assertThat(answer.sum()).isEqualTo(Answer.sumOf(large));
            assertThat(rig.files.bytesRead).hasValue(LARGE);
            assertThat(ask(rig, "large", 5, 10, true).sum()).isEqualTo(Answer.sumOf(large));
            assertThat(rig.files.bytesRead).as("the sum is known now").hasValue(LARGE + 5);
        }
    }

    @Test
    void part_noRoom_bypassesAndReadsTheseBytesAlone() {
        try (Rig rig = new Rig("lru", 2)) {
            byte[] b = rig.file("b", 30);
            rig.file("a", 32);
            Held held = rig.hold("a");
            check(ask(rig, "b", 3, 9, false), b, 3, 9, BYPASS);
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
            check(ask(cache, "a", 100, 250_000, false), a, 100, 250_000, MISS);
            assertThat(files.bytesRead).hasValue(250_000 - 100);
            assertThat(ask(cache, "a", 100, 250_000, true).sum()).isEqualTo(Answer.sumOf(a));
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
                    Answer answer = ask(rig, "f" + i, first, end, withSum);
                    assertThat(answer.bytes())
                            .as("%d to %d of %d, seed %d", first, end, size, SEED + packets)
                            .isEqualTo(Arrays.copyOfRange(file, first, end));
                    assertThat(answer.sum() == Answer.sumOf(file) || !withSum).isTrue();
                }
            }
        }
    }

    /** Taken piece by piece, also when all of the file is at hand. */
    @ParameterizedTest
    @CsvSource({"4, 40", "4, 700001", "65536, 700001"})
    void next_takenToTheEnd_givesTheBytesOfThePartAndNoMore(int packets, int size) {
        try (Rig rig = new Rig("lru", packets)) {
            byte[] a = rig.file("a", size);
            rig.get("a");
            Client client = new Client();
            ByteArrayOutputStream taken = new ByteArrayOutputStream();
            try (Transfer transfer = rig.cache.get("a",
                    NotedSelection.bytes(5, size - 5, false), client)) {
                assertThat(client.await(transfer)).isEqualTo(Transfer.State.READY);
                while (transfer.remaining() > 0) {
                    assertThat(client.await(transfer)).isEqualTo(Transfer.State.READY);
                    Client.take(transfer, taken, Integer.MAX_VALUE);
                }
                assertThat(transfer.next(1)).isNull();
            }
            assertThat(taken.toByteArray()).isEqualTo(Arrays.copyOfRange(a, 5, size - 5));
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
}
