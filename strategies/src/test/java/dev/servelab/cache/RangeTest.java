package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.disk.FileIo;
import dev.servelab.protocol.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static org.assertj.core.api.Assertions.assertThat;

/** The rest of a file, with the sum of the whole. */
class RangeTest {
    /** More than six buffers of 100 KiB, so that front and rest take several steps. */
    private static final int LARGE = 700_001;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 39, 40})
    void range_cachedFile_isAHitWithTheSumOfTheWhole(int first) {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            rig.get("a", a);
            check(range(rig, "a", first), a, first, HIT);
            assertThat(rig.stats().bytesRequested()).isEqualTo(40 + 40 - first);
            assertThat(rig.stats().bytesHit()).isEqualTo(40 - first);
            assertThat(rig.files.bytesRead).hasValue(40);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17, 40})
    void range_uncachedFileThatFits_isLoadedWhole(int first) {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            check(range(rig, "a", first), a, first, MISS);
            assertThat(rig.listed()).containsExactly("a");
            assertThat(rig.get("a", a)).isEqualTo(HIT);
        }
    }

    /** Front and rest read in turn, their sums put together. */
    @ParameterizedTest
    @CsvSource({"0, 131072", "1, 131072", "53248, 131072", "350000, 131072", "350000, 1000",
            "600000, 131072", "700000, 131072", "700001, 131072", "1, 53249"})
    void range_pastTheCacheSumNotKnown_readsTheFrontTooAndCombines(int first, int mostPerRead) {
        try (Rig rig = new Rig("lru", 4)) {
            rig.files.mostPerRead = mostPerRead;
            byte[] large = rig.file("large", LARGE);
            check(range(rig, "large", first), large, first, MISS);
            assertThat(rig.files.bytesRead).hasValue(LARGE);
            assertThat(rig.files.opens).hasValue(1);
        }
    }

    @Test
    void range_pastTheCacheSumNotKnown_bytesComeBeforeTheFrontIsRead() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] large = rig.file("large", LARGE);
            Client client = new Client();
            String version = rig.files.version("large").token();
            Transfer transfer = rig.cache.get("large", Selection.from(400_000, version), client);
            assertThat(client.await(transfer)).isEqualTo(Transfer.State.READY);
            assertThat(transfer.length()).isEqualTo(LARGE - 400_000);
            assertThat(rig.files.bytesRead.get()).isLessThan(200_000);
            assertThat(client.finish(transfer).bytes())
                    .isEqualTo(Arrays.copyOfRange(large, 400_000, LARGE));
        }
    }

    /** No job reads all that lies before the last bytes: who stops, or is behind it, is heard. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void range_lastBytesOfALongFile_theRestIsReadInManyJobs(int count) {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] content = rig.file("long", 4 * PartReader.BESIDE_BYTES_MAX);
            Client client = new Client();
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try (Transfer transfer = rig.cache.get("long", Selection.from(content.length - count,
                    rig.files.version("long").token()), client)) {
                while (transfer.state() == Transfer.State.WAITING || !transfer.isComplete()) {
                    if (!client.hasJobs()) {
                        Client.take(transfer, sent, Integer.MAX_VALUE);
                    }
                    long before = rig.files.bytesRead.get();
                    client.work();
                    assertThat(rig.files.bytesRead.get() - before).as("bytes that one job reads")
                            .isLessThanOrEqualTo(PartReader.BESIDE_BYTES_MAX + count);
                }
                assertThat(client.finish(transfer, sent).sum()).isEqualTo(Answer.sumOf(content));
            }
            assertThat(sent.toByteArray()).isEqualTo(
                    Arrays.copyOfRange(content, content.length - count, content.length));
            assertThat(rig.files.bytesRead).hasValue(content.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 600_000, LARGE})
    void range_sumKnownFromAWholeTransfer_readsTheRestAlone(int first) {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] large = rig.file("large", LARGE);
            rig.get("large", large);
            check(range(rig, "large", first), large, first, MISS);
            assertThat(rig.files.bytesRead).hasValue(LARGE + LARGE - first);
        }
    }

    /** A copy read a second after a change may be torn, and its sum with it: it is not remembered. */
    @Test
    void range_sumOfAFileChangedJustNow_isNotBelieved() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] large = Rig.content("large", LARGE);
            rig.files.put("large", large, rig.clock.wallNanos() - 1_000_000_000L);
            rig.get("large", large);
            check(range(rig, "large", 600_000), large, 600_000, MISS);
            assertThat(rig.files.bytesRead).hasValue(2L * LARGE);
        }
    }

    /** A sum is remembered per version: of another version it says nothing. */
    @Test
    void range_fileReplacedSinceItsSumWasLearnt_readsTheFrontAgain() {
        try (Rig rig = new Rig("lru", 64, Rig.PACKET, Duration.ZERO, FileIo.INLINE)) {
            rig.get("large", rig.file("large", LARGE));
            byte[] now = Rig.content("now", LARGE);
            rig.files.put("large", now);
            long before = rig.files.bytesRead.get();
            check(range(rig, "large", 500_000), now, 500_000, MISS);
            assertThat(rig.files.bytesRead.get() - before).isEqualTo(LARGE);
        }
    }

    /** Rewritten while it was sent: END was of what was sent, and is not remembered as the file's. */
    @Test
    void range_fileRewrittenWhileItsSumWasLearnt_readsTheFrontAgain() {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("large", LARGE);
            byte[] now = Rig.content("now", LARGE);
            rig.files.beforeRead = (name, at) -> {
                if (at > 300_000) {
                    rig.files.rewrite("large", now, MemoryDirectory.LONG_AGO_NS + 1);
                }
            };
            assertThat(rig.get("large").refusal()).isNull();
            check(range(rig, "large", 100_000), now, 100_000, MISS);
        }
    }

    @Test
    void range_otherVersion_isChanged() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            String old = rig.files.version("a").token();
            rig.files.put("a", a);
            assertThat(range(rig, "a", 3, old).code()).isEqualTo(ErrorCode.CHANGED);
            rig.get("a", a);
            assertThat(range(rig, "a", 3, old).code()).isEqualTo(ErrorCode.CHANGED);
            rig.file("large", LARGE);
            assertThat(range(rig, "large", 3, old).code()).isEqualTo(ErrorCode.CHANGED);
            assertThat(rig.stats().misses()).isOne();
        }
    }

    @Test
    void range_beyondTheEnd_isABadRequest() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            String version = rig.files.version("a").token();
            assertThat(range(rig, "a", 41, version).code()).isEqualTo(ErrorCode.BAD_REQUEST);
            rig.get("a", a);
            assertThat(range(rig, "a", 41, version).code()).isEqualTo(ErrorCode.BAD_REQUEST);
            assertThat(range(rig, "a", Long.MAX_VALUE, version).code())
                    .isEqualTo(ErrorCode.BAD_REQUEST);
        }
    }

    private static void check(Answer answer, byte[] whole, int first, Outcome outcome) {
        assertThat(answer.refusal()).isNull();
        assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(whole, first, whole.length));
        assertThat(answer.sum()).isEqualTo(Answer.sumOf(whole));
        assertThat(answer.outcome()).isEqualTo(outcome);
    }

    private static Answer range(Rig rig, String name, long first) {
        return range(rig, name, first, rig.files.version(name).token());
    }

    private static Answer range(Rig rig, String name, long first, String version) {
        Client client = new Client();
        Answer answer = client.finish(rig.cache.get(name, Selection.from(first, version), client));
        rig.cache.checkInvariants();
        return answer;
    }
}
