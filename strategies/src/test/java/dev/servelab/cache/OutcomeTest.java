package dev.servelab.cache;

import dev.servelab.cache.Rig.Held;
import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.servelab.cache.Outcome.BYPASS;
import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static dev.servelab.cache.Outcome.SHARED_MISS;
import static org.assertj.core.api.Assertions.assertThat;

/** How requests are counted, and sizes from nothing to one byte too many. */
class OutcomeTest {
    static List<String> policies() {
        return Policies.all();
    }

    /** miss a, hit a, miss big (too large), bypass b (a pinned): one of each, four answers. */
    @ParameterizedTest
    @MethodSource("policies")
    void stats_oneOfEachAnswer_countsEachOnce(String policy) {
        try (Rig rig = new Rig(policy, 2)) {
            byte[] a = rig.file("a", 30);
            byte[] b = rig.file("b", 10);
            byte[] big = rig.file("big", 33);
            assertThat(rig.get("a", a)).isEqualTo(MISS);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.get("big", big)).isEqualTo(MISS);
            Held held = rig.hold("a");
            assertThat(rig.get("b", b)).isEqualTo(BYPASS);
            held.transfer().close();
            CacheStats stats = rig.stats();
            assertThat(stats.hits()).isEqualTo(2);
            assertThat(stats.misses()).isEqualTo(2);
            assertThat(stats.bypasses()).isOne();
            assertThat(stats.sharedMisses()).isZero();
            assertThat(stats.bytesRequested()).isEqualTo(30 + 30 + 33 + 30 + 10);
            assertThat(stats.bytesHit()).isEqualTo(60);
            assertThat(stats.bytesPastCache()).isEqualTo(33 + 10);
            assertThat(stats.diskReads()).isEqualTo(3);
            assertThat(stats.hitRatio()).isEqualTo(0.4);
            assertThat(stats.byteHitRatio()).isEqualTo(60 / 133.0);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void get_whileAnotherLoads_isASharedMissAndReadsNothing(String policy) {
        try (Rig rig = new Rig(policy, 4)) {
            byte[] a = rig.file("a", 40);
            Client first = new Client();
            Transfer loading = rig.cache.get("a", first);
            loading.state();
            first.work();
            assertThat(loading.state()).isEqualTo(Transfer.State.WAITING);
            Client second = new Client();
            Transfer joined = rig.cache.get("a", second);
            assertThat(joined.state()).isEqualTo(Transfer.State.WAITING);
            assertThat(first.finish(loading).bytes()).isEqualTo(a);
            assertThat(second.finish(joined).bytes()).isEqualTo(a);
            assertThat(joined.outcome()).isEqualTo(SHARED_MISS);
            assertThat(rig.stats().sharedMisses()).isOne();
            assertThat(rig.stats().misses()).isOne();
            assertThat(rig.files.opens).hasValue(1);
            assertThat(rig.files.bytesRead).hasValue(40);
        }
    }

    /** A refused request is none of the four. */
    @Test
    void get_refused_countsNothing() {
        try (Rig rig = new Rig("lru", 2)) {
            rig.refusal("absent");
            CacheStats stats = rig.stats();
            assertThat(stats.hits() + stats.misses() + stats.sharedMisses() + stats.bypasses())
                    .isZero();
            assertThat(stats.hitRatio()).isZero();
            assertThat(stats.byteHitRatio()).isZero();
        }
    }

    @Test
    void get_emptyFile_costsOnePacketAndIsAHitNext() {
        try (Rig rig = new Rig("lru", 2)) {
            byte[] empty = rig.file("empty", 0);
            assertThat(rig.get("empty", empty)).isEqualTo(MISS);
            assertThat(rig.stats().cachedBytes()).isEqualTo(Rig.PACKET);
            assertThat(rig.get("empty", empty)).isEqualTo(HIT);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void get_fileOfExactlyTheBudget_isCached(String policy) {
        try (Rig rig = new Rig(policy, 4)) {
            byte[] small = rig.file("small", 1);
            byte[] exact = rig.file("exact", 64);
            rig.get("small", small);
            assertThat(rig.get("exact", exact)).isEqualTo(MISS);
            assertThat(rig.listed()).containsExactly("exact");
            assertThat(rig.get("exact", exact)).isEqualTo(HIT);
            assertThat(rig.stats().peakBytes()).isEqualTo(64);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void get_oneByteMoreThanTheBudget_isServedNeverCachedAndEvictsNothing(String policy) {
        try (Rig rig = new Rig(policy, 4)) {
            byte[] small = rig.file("small", 1);
            byte[] big = rig.file("big", 65);
            rig.get("small", small);
            assertThat(rig.get("big", big)).isEqualTo(MISS);
            assertThat(rig.get("big", big)).isEqualTo(MISS);
            assertThat(rig.listed()).containsExactly("small");
            assertThat(rig.stats().bypasses()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void get_budgetOfOnePacket_holdsOneSmallFileAtATime(String policy) {
        try (Rig rig = new Rig(policy, 1)) {
            byte[] a = rig.file("a", 16);
            byte[] b = rig.file("b", 0);
            assertThat(rig.get("a", a)).isEqualTo(MISS);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.get("b", b)).isEqualTo(MISS);
            assertThat(rig.listed()).containsExactly("b");
            assertThat(rig.stats().evictions()).isOne();
        }
    }

    /** 100 bytes in packets of 17: five packets of 85 bytes are there, 86 bytes need a sixth. */
    @Test
    void get_packetDividesNeitherFileNorBudget_wholePacketsAreCharged() {
        try (Rig rig = new Rig("lru", 100, 17, Duration.ofSeconds(1), FileIo.INLINE)) {
            byte[] fits = rig.file("fits", 85);
            byte[] more = rig.file("more", 86);
            byte[] small = rig.file("small", 18);
            assertThat(rig.get("fits", fits)).isEqualTo(MISS);
            assertThat(rig.get("fits", fits)).isEqualTo(HIT);
            assertThat(rig.get("more", more)).isEqualTo(MISS);
            assertThat(rig.listed()).containsExactly("fits");
            rig.get("small", small);
            assertThat(rig.stats().cachedBytes()).isEqualTo(34);
        }
    }

    /** Packets 0 2 4 6 free, 1 3 5 7 held: a file of four packets lies in four places. */
    @Test
    void get_freePacketsScattered_fileIsCachedInManyPiecesAndRight() {
        try (Rig rig = new Rig("fifo", 8)) {
            Held[] odd = new Held[4];
            for (int i = 0; i < 8; i++) {
                rig.file("f" + i, 16);
                if (i % 2 == 1) {
                    odd[i / 2] = rig.hold("f" + i);
                } else {
                    rig.get("f" + i);
                }
            }
            for (int i = 0; i < 8; i += 2) {
                rig.files.remove("f" + i);
            }
            rig.clock.advance(Duration.ofSeconds(2));
            for (int i = 0; i < 8; i += 2) {
                rig.refusal("f" + i);
            }
            byte[] wide = rig.file("wide", 61);
            assertThat(rig.get("wide", wide)).isEqualTo(MISS);
            assertThat(rig.get("wide", wide)).isEqualTo(HIT);
            for (int i = 0; i < 4; i++) {
                assertThat(odd[i].finishedBytes()).isEqualTo(Rig.content("f" + (2 * i + 1), 16));
            }
        }
    }

    /** Short reads, as a network file system gives them, change nothing but their number. */
    @Test
    void get_shortReads_bytesAreRight() {
        try (Rig rig = new Rig("lru", 8)) {
            rig.files.mostPerRead = 7;
            byte[] cached = rig.file("cached", 100);
            byte[] past = rig.file("past", 200);
            assertThat(rig.get("cached", cached)).isEqualTo(MISS);
            assertThat(rig.get("cached", cached)).isEqualTo(HIT);
            assertThat(rig.get("past", past)).isEqualTo(MISS);
            assertThat(rig.listed()).containsExactly("cached");
        }
    }

    @Test
    void get_policyNone_readsEveryTimeAndHoldsNothing() {
        MemoryDirectory files = new MemoryDirectory();
        TestClock clock = new TestClock();
        byte[] content = Rig.content("a", 300_000);
        files.put("a", content);
        try (UncachedFiles cache = new UncachedFiles(files,
                new Disk(FileIo.INLINE, Rig.DISK_TIMEOUT, clock), clock)) {
            for (int i = 0; i < 2; i++) {
                Client client = new Client();
                assertThat(client.finish(cache.get("a", client)).bytes()).isEqualTo(content);
            }
            Client client = new Client();
            Transfer.Refused why = client.finish(cache.get("b", client)).refusal();
            assertThat(why).isNotNull();
            assertThat(cache.stats().misses()).isEqualTo(2);
            assertThat(cache.stats().bytesPastCache()).isEqualTo(600_000);
            assertThat(cache.stats().streamBytes()).isZero();
            assertThat(cache.list()).isEmpty();
            assertThat(files.held).hasValue(0);
        }
    }
}
