package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.cache.Rig.Held;
import dev.servelab.disk.FileIo;
import dev.servelab.protocol.ErrorCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static org.assertj.core.api.Assertions.assertThat;

/** When an entry is looked up anew, and what becomes of it when the file is another one. */
class StaleTest {
    private static final Duration JUST_UNDER = Duration.ofMillis(999);
    private static final Duration ONE_MORE = Duration.ofMillis(1);

    static List<String> policies() {
        return Policies.all();
    }

    /** Looked up at 0: at 999 ms the entry needs no look-up, at 1,000 ms it does. */
    @Test
    void get_withinRevalidate_asksTheDirectoryOnce() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 20);
            rig.get("a", a);
            rig.clock.advance(JUST_UNDER);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.files.opens).hasValue(1);
            rig.clock.advance(ONE_MORE);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.files.opens).hasValue(2);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.files.opens).hasValue(2);
            assertThat(rig.files.bytesRead).hasValue(20);
            assertThat(rig.stats().stale()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void get_fileReplaced_isStaleAfterRevalidateAndLoadedAnew(String policy) {
        try (Rig rig = new Rig(policy, 4)) {
            byte[] old = rig.file("a", 20);
            rig.get("a", old);
            byte[] now = Rig.content("new", 33);
            rig.files.put("a", now);
            assertThat(rig.get("a", old)).isEqualTo(HIT);
            rig.clock.advance(Duration.ofSeconds(1));
            assertThat(rig.get("a", now)).isEqualTo(MISS);
            assertThat(rig.stats().stale()).isOne();
            assertThat(rig.stats().evictions()).isZero();
            assertThat(rig.stats().cachedBytes()).isEqualTo(48);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void get_staleFileBeingSent_isDoomedUnderEveryPolicyAndNotCountedInDooms(String policy) {
        try (Rig rig = new Rig(policy, 4)) {
            byte[] old = rig.file("a", 20);
            Held held = rig.hold("a");
            byte[] now = Rig.content("new", 20);
            rig.files.put("a", now);
            rig.clock.advance(Duration.ofSeconds(1));
            assertThat(rig.get("a", now)).isEqualTo(MISS);
            assertThat(rig.stats().doomedBytes()).isEqualTo(32);
            assertThat(rig.stats().dooms()).isZero();
            assertThat(rig.stats().stale()).isOne();
            assertThat(held.finishedBytes()).isEqualTo(old);
            assertThat(rig.get("a", now)).isEqualTo(HIT);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_FOUND", "DENIED", "NOT_A_FILE"})
    void get_nameGone_removesTheEntry(ErrorCode code) {
        try (Rig rig = new Rig("fifo", 4)) {
            byte[] a = rig.file("a", 20);
            rig.get("a", a);
            rig.files.refuse("a", code);
            rig.clock.advance(Duration.ofSeconds(1));
            assertThat(rig.refusal("a")).isEqualTo(code);
            assertThat(rig.listed()).isEmpty();
            assertThat(rig.stats().stale()).isOne();
            assertThat(rig.stats().cachedBytes()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IO_ERROR", "BUSY"})
    void get_directoryCannotTell_leavesTheEntry(ErrorCode code) {
        try (Rig rig = new Rig("fifo", 4)) {
            byte[] a = rig.file("a", 20);
            rig.get("a", a);
            rig.files.refuse("a", code);
            rig.clock.advance(Duration.ofSeconds(1));
            assertThat(rig.refusal("a")).isEqualTo(code);
            assertThat(rig.listed()).containsExactly("a");
            rig.files.refuse("a", null);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.stats().stale()).isZero();
        }
    }

    /** While one looks the name up, others use the entry. */
    @Test
    void get_anotherLooksUpMeanwhile_usesTheEntry() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 20);
            rig.get("a", a);
            rig.clock.advance(Duration.ofSeconds(5));
            Client asker = new Client();
            Transfer asking = rig.cache.get("a", asker);
            assertThat(asking.state()).isEqualTo(Transfer.State.WAITING);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.files.opens).hasValue(1);
            Answer answer = asker.finish(asking);
            assertThat(answer.outcome()).isEqualTo(HIT);
            assertThat(rig.files.opens).hasValue(2);
        }
    }

    /** A look-up is dated by its beginning: one that took 900 ms is good for 100 ms more. */
    @Test
    void get_slowLookup_isDatedByWhenItBegan() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 20);
            rig.files.beforeOpen = (name, at) -> rig.clock.advance(Duration.ofMillis(900));
            rig.get("a", a);
            rig.clock.advance(Duration.ofMillis(99));
            rig.get("a", a);
            assertThat(rig.files.opens).hasValue(1);
            rig.clock.advance(Duration.ofMillis(1));
            rig.get("a", a);
            assertThat(rig.files.opens).hasValue(2);
        }
    }

    @Test
    void get_revalidateZero_looksUpForEveryRequest() {
        try (Rig rig = rigThatAlwaysLooks("lru")) {
            byte[] a = rig.file("a", 20);
            assertThat(rig.get("a", a)).isEqualTo(MISS);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.files.opens).hasValue(2);
            byte[] now = Rig.content("new", 16);
            rig.files.put("a", now);
            assertThat(rig.get("a", now)).isEqualTo(MISS);
            rig.files.remove("a");
            assertThat(rig.refusal("a")).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(rig.stats().stale()).isEqualTo(2);
        }
    }

    /**
     * With 0s a look-up that began before my arrival does not count: B and C arrive while A's is
     * under way, wait for it, and share one more.
     */
    @Test
    void get_revalidateZeroWhileOneLooks_sharesTheNextLookup() {
        try (Rig rig = rigThatAlwaysLooks("lru")) {
            byte[] a = rig.file("a", 20);
            Client b = new Client();
            Client c = new Client();
            Transfer[] later = new Transfer[2];
            Client first = new Client();
            Transfer asking = rig.cache.get("a", first);
            rig.files.beforeOpen = (name, at) -> {
                if (later[0] == null) {
                    later[0] = rig.cache.get("a", b);
                    later[1] = rig.cache.get("a", c);
                    assertThat(later[0].state()).isEqualTo(Transfer.State.WAITING);
                    assertThat(later[1].state()).isEqualTo(Transfer.State.WAITING);
                }
            };
            assertThat(asking.state()).isEqualTo(Transfer.State.WAITING);
            assertThat(first.finish(asking).bytes()).isEqualTo(a);
            first.work();
            assertThat(b.finish(later[0]).bytes()).isEqualTo(a);
            assertThat(c.finish(later[1]).bytes()).isEqualTo(a);
            assertThat(rig.files.opens).hasValue(2);
            assertThat(rig.files.bytesRead).hasValue(20);
        }
    }

    /** The next look-up sees another version than the first, whose file is cached by then. */
    @Test
    void get_revalidateZeroFileReplacedBetweenTwoLookups_laterRequestsGetTheNewVersion() {
        try (Rig rig = rigThatAlwaysLooks("lru")) {
            byte[] old = rig.file("a", 20);
            byte[] now = Rig.content("new", 20);
            Client early = new Client();
            Transfer first = rig.cache.get("a", early);
            first.state();
            Client late = new Client();
            Transfer[] second = new Transfer[1];
            rig.files.afterOpen = (name, at) -> {
                if (second[0] == null) {
                    rig.files.put("a", now);
                    second[0] = rig.cache.get("a", late);
                    assertThat(second[0].state()).isEqualTo(Transfer.State.WAITING);
                }
            };
            // Both look-ups end before the first request goes on, and enters the old version.
            early.work();
            assertThat(early.finish(first).bytes()).isEqualTo(old);
            Answer answer = late.finish(second[0]);
            assertThat(answer.bytes()).isEqualTo(now);
            assertThat(rig.get("a", now)).isEqualTo(HIT);
        }
    }

    /** Loaded 1.5 s after a change: at 2 s after the change it is loaded once more, and never again. */
    @Test
    void get_fileChangedLessThanTwoSecondsBeforeItsLoad_isLoadedAnewOnce() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = Rig.content("a", 20);
            rig.files.put("a", a, rig.clock.wallNanos());
            rig.clock.advance(Duration.ofMillis(1_500));
            assertThat(rig.get("a", a)).isEqualTo(MISS);
            rig.clock.advance(Duration.ofMillis(499));
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            rig.clock.advance(Duration.ofMillis(2));
            assertThat(rig.get("a", a)).isEqualTo(MISS);
            assertThat(rig.stats().stale()).isOne();
            rig.clock.advance(Duration.ofSeconds(10));
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.stats().stale()).isOne();
        }
    }

    /** 19 ms after a change nothing is cached, 20 ms after it is. */
    @Test
    void get_fileNotQuiet_isServedAndNotCached() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = Rig.content("a", 20);
            rig.files.put("a", a, rig.clock.wallNanos());
            rig.clock.advance(Duration.ofMillis(19));
            assertThat(rig.get("a", a)).isEqualTo(MISS);
            assertThat(rig.listed()).isEmpty();
            rig.clock.advance(Duration.ofMillis(1));
            assertThat(rig.get("a", a)).isEqualTo(MISS);
            assertThat(rig.listed()).containsExactly("a");
            assertThat(rig.stats().bypasses()).isZero();
        }
    }

    @Test
    void get_changeTimeInTheFuture_isServedAndNotCached() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = Rig.content("a", 20);
            rig.files.put("a", a, rig.clock.wallNanos() + 3_600_000_000_000L);
            assertThat(rig.get("a", a)).isEqualTo(MISS);
            assertThat(rig.listed()).isEmpty();
        }
    }

    /** Superseded while loading: those who wait get the old version whole, nothing of it stays. */
    @ParameterizedTest
    @MethodSource("policies")
    void get_fileReplacedWhileLoading_oldLoadServesItsWaitersAndIsNotPublished(String policy) {
        try (Rig rig = new Rig(policy, 6)) {
            byte[] old = rig.file("a", 40);
            byte[] now = Rig.content("new", 40);
            Client early = new Client();
            Transfer loading = rig.cache.get("a", early);
            loading.state();
            early.work();
            assertThat(loading.state()).isEqualTo(Transfer.State.WAITING);
            rig.files.put("a", now);
            rig.clock.advance(Duration.ofSeconds(1));
            assertThat(rig.get("a", now)).isEqualTo(MISS);
            assertThat(rig.stats().loadingBytes()).isEqualTo(48);
            assertThat(rig.stats().cachedBytes()).isEqualTo(48);
            assertThat(rig.stats().stale()).isOne();
            assertThat(early.finish(loading).bytes()).isEqualTo(old);
            assertThat(rig.stats().loadingBytes()).isZero();
            assertThat(rig.get("a", now)).isEqualTo(HIT);
            assertThat(rig.stats().dooms()).isZero();
        }
    }

    /** Rewritten in place after its first piece was read: END is of what was sent, nothing stays. */
    @Test
    void get_fileRewrittenInPlaceWhileLoading_waitersGetEndAndNothingIsCached() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] old = rig.file("a", 40);
            byte[] now = Rig.content("new", 40);
            rig.files.mostPerRead = 10;
            rig.files.beforeRead = (name, at) -> {
                if (at == 20) {
                    rig.files.rewrite("a", now, MemoryDirectory.LONG_AGO_NS + 1);
                }
            };
            Answer answer = rig.get("a");
            assertThat(answer.refusal()).isNull();
            assertThat(answer.bytes()).startsWith(Arrays.copyOf(old, 20)).hasSize(40);
            assertThat(rig.listed()).isEmpty();
            assertThat(rig.stats().cachedBytes()).isZero();
            assertThat(rig.get("a", now)).isEqualTo(MISS);
            assertThat(rig.get("a", now)).isEqualTo(HIT);
        }
    }

    /** One look-up for three: the first takes the opened file, the others open it for themselves. */
    @Test
    void get_threeShareALookupOfAFileTooLarge_eachReadsAFileOfItsOwn() {
        try (Rig rig = new Rig("lru", 1)) {
            byte[] big = rig.file("big", 100);
            Client[] clients = new Client[3];
            Transfer[] transfers = new Transfer[3];
            for (int i = 0; i < 3; i++) {
                clients[i] = new Client();
                transfers[i] = rig.cache.get("big", clients[i]);
                transfers[i].state();
            }
            for (int i = 0; i < 3; i++) {
                assertThat(clients[i].finish(transfers[i]).bytes()).isEqualTo(big);
            }
            assertThat(rig.files.opens).hasValue(3);
        }
    }

    private static Rig rigThatAlwaysLooks(String policy) {
        return new Rig(policy, 64, Rig.PACKET, Duration.ZERO, FileIo.INLINE, new TestClock(1));
    }
}
