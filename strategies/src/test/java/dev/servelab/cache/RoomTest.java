package dev.servelab.cache;

import dev.servelab.cache.Rig.Held;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.cache.Outcome.BYPASS;
import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static org.assertj.core.api.Assertions.assertThat;

/** How room is made, by hand. A packet is 16 bytes, a file of 16 bytes fills one. */
class RoomTest {
    /** A B C A D over three packets: fifo evicts A, although it was used last. */
    @Test
    void get_fifoFull_evictsTheFileCachedFirst() {
        try (Rig rig = new Rig("fifo", 3)) {
            play(rig, "abcad");
            assertThat(rig.listed()).containsExactly("b", "c", "d");
            assertThat(rig.stats().evictions()).isOne();
            assertThat(rig.stats().hits()).isOne();
            assertThat(rig.stats().misses()).isEqualTo(4);
        }
    }

    /** The same under lru: A was used after B, so B goes. */
    @Test
    void get_lruFull_evictsTheFileUsedLongestAgo() {
        try (Rig rig = new Rig("lru", 3)) {
            play(rig, "abcad");
            assertThat(rig.listed()).containsExactly("c", "a", "d");
            assertThat(rig.stats().evictions()).isOne();
        }
    }

    /** A size that no rounding up survives: past the cache like any other that is too large. */
    @ParameterizedTest
    @ValueSource(strings = {"fifo", "lru", "lock-aware:fifo"})
    void get_largestSizeThereIs_goesPastTheCache(String policy) {
        try (Rig rig = new Rig(policy, 3)) {
            rig.files.putHollow("endless", Long.MAX_VALUE);
            assertThat(rig.get("endless").outcome()).isEqualTo(MISS);
            assertThat(rig.stats().peakBytes()).isZero();
            assertThat(rig.stats().bypasses()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "lru"})
    void get_victimPinned_isDoomedAndTheNewFileBypasses(String policy) {
        try (Rig rig = new Rig(policy, 2)) {
            byte[] a = rig.file("a", 32);
            byte[] b = rig.file("b", 20);
            rig.get("a", a);
            Held held = rig.hold("a");
            assertThat(rig.get("b", b)).isEqualTo(BYPASS);
            assertThat(rig.stats().dooms()).isOne();
            assertThat(rig.stats().evictions()).isOne();
            assertThat(rig.stats().doomedBytes()).isEqualTo(32);
            assertThat(rig.listed()).isEmpty();
            assertThat(held.finishedBytes()).isEqualTo(a);
            assertThat(rig.stats().doomedBytes()).isZero();
            assertThat(rig.get("b", b)).isEqualTo(MISS);
        }
    }

    /** A (pinned) and B fill four packets. C evicts A: its two packets stay, and C bypasses; B stays. */
    @Test
    void get_doomedBytesHoldTheMemory_evictsNoMoreThanTheOrderSays() {
        try (Rig rig = new Rig("fifo", 4)) {
            byte[] a = rig.file("a", 32);
            byte[] b = rig.file("b", 32);
            byte[] c = rig.file("c", 32);
            rig.get("a", a);
            rig.get("b", b);
            Held held = rig.hold("a");
            assertThat(rig.get("c", c)).isEqualTo(BYPASS);
            assertThat(rig.listed()).containsExactly("b");
            // Cached + new fit now (2 + 2 <= 4), so nothing more is evicted, but A holds the rest.
            assertThat(rig.get("c", c)).isEqualTo(BYPASS);
            assertThat(rig.listed()).containsExactly("b");
            assertThat(rig.stats().evictions()).isOne();
            assertThat(held.finishedBytes()).isEqualTo(a);
            assertThat(rig.get("c", c)).isEqualTo(MISS);
            assertThat(rig.listed()).containsExactly("b", "c");
        }
    }

    /** Two readers of one doomed file: its memory goes with the second, not with the first. */
    @Test
    void finish_firstOfTwoReadersOfADoomedFile_keepsItsBytes() {
        try (Rig rig = new Rig("lru", 1)) {
            byte[] a = rig.file("a", 16);
            byte[] b = rig.file("b", 16);
            Held first = rig.hold("a");
            Held second = rig.hold("a");
            assertThat(rig.get("b", b)).isEqualTo(BYPASS);
            assertThat(first.finishedBytes()).isEqualTo(a);
            assertThat(rig.stats().doomedBytes()).isEqualTo(16);
            assertThat(rig.get("b", b)).isEqualTo(BYPASS);
            assertThat(second.finishedBytes()).isEqualTo(a);
            assertThat(rig.stats().doomedBytes()).isZero();
        }
    }

    /** A doomed file asked for again is loaded a second time beside its own old bytes. */
    @Test
    void get_fileThatIsDoomed_isLoadedAnew() {
        try (Rig rig = new Rig("fifo", 3)) {
            byte[] a = rig.file("a", 16);
            byte[] b = rig.file("b", 48);
            rig.get("a", a);
            Held held = rig.hold("a");
            assertThat(rig.get("b", b)).isEqualTo(BYPASS);
            assertThat(rig.get("a", a)).isEqualTo(MISS);
            assertThat(rig.stats().doomedBytes()).isEqualTo(16);
            assertThat(rig.stats().cachedBytes()).isEqualTo(16);
            assertThat(held.finishedBytes()).isEqualTo(a);
        }
    }

    /** A B C, A pinned: lock-aware passes A over, evicts B, and A keeps its place at the front. */
    @ParameterizedTest
    @ValueSource(strings = {"lock-aware", "lock-aware:fifo", "lock-aware:lru"})
    void get_lockAwareVictimPinned_passesItOverInPlace(String policy) {
        try (Rig rig = new Rig(policy, 3)) {
            byte[] d = rig.file("d", 16);
            rig.file("a", 16);
            Held held = rig.hold("a");
            play(rig, "bc");
            assertThat(rig.get("d", d)).isEqualTo(MISS);
            assertThat(rig.listed()).containsExactly("a", "c", "d");
            assertThat(rig.stats().passedOver()).isOne();
            assertThat(rig.stats().dooms()).isZero();
            held.transfer().close();
            play(rig, "e");
            assertThat(rig.listed()).containsExactly("c", "d", "e");
            assertThat(rig.stats().passedOver()).isOne();
        }
    }

    /** Free 0, unpinned 1 packet, wanted 2: nothing is evicted for a file that would not fit. */
    @Test
    void get_lockAwareCannotSuffice_bypassesAndEvictsNothing() {
        try (Rig rig = new Rig("lock-aware:lru", 3)) {
            byte[] big = rig.file("big", 32);
            play(rig, "abc");
            Held a = rig.hold("a");
            Held b = rig.hold("b");
            assertThat(rig.get("big", big)).isEqualTo(BYPASS);
            assertThat(rig.listed()).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(rig.stats().evictions()).isZero();
            assertThat(rig.stats().passedOver()).isZero();
            a.transfer().close();
            assertThat(rig.get("big", big)).isEqualTo(MISS);
            assertThat(rig.listed()).containsExactly("b", "big");
            b.transfer().close();
        }
    }

    @Test
    void get_everyBytePinned_newFilesGoPastTheCacheAndNobodyWaits() {
        for (String policy : Policies.all()) {
            try (Rig rig = new Rig(policy, 2)) {
                byte[] a = rig.file("a", 16);
                byte[] b = rig.file("b", 16);
                byte[] c = rig.file("c", 32);
                Held heldA = rig.hold("a");
                Held heldB = rig.hold("b");
                for (int i = 0; i < 3; i++) {
                    assertThat(rig.get("c", c)).as(policy).isEqualTo(BYPASS);
                }
                assertThat(rig.stats().bypasses()).isEqualTo(3);
                assertThat(rig.stats().bytesPastCache()).isEqualTo(96);
                assertThat(heldA.finishedBytes()).isEqualTo(a);
                assertThat(heldB.finishedBytes()).isEqualTo(b);
                assertThat(rig.get("c", c)).as(policy).isEqualTo(MISS);
                assertThat(rig.stats().peakBytes()).isLessThanOrEqualTo(32);
            }
        }
    }

    /**
     * The doomed file freezes fifo: B and C stay and hit, while lock-aware, which passes A over,
     * evicts them in turn. Six requests after A is held: fifo has more hits than lock-aware.
     */
    @Test
    void get_slowReaderHolds_lockAwareMayHaveFewerHitsThanFifo() {
        assertThat(hitsWhileHeld("fifo")).isGreaterThan(hitsWhileHeld("lock-aware:fifo"));
    }

    private static long hitsWhileHeld(String policy) {
        try (Rig rig = new Rig(policy, 3)) {
            rig.file("a", 16);
            rig.get("a");
            Held held = rig.hold("a");
            play(rig, "bcd");
            long before = rig.stats().hits();
            play(rig, "bcdbcd");
            held.transfer().close();
            return rig.stats().hits() - before;
        }
    }

    /** A file on its way in is no victim, and no room for another that would not fit beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"fifo", "lru", "lock-aware:fifo", "lock-aware:lru"})
    void get_loadingAndNewPassTheBudget_bypassesAndEvictsNothing(String policy) {
        try (Rig rig = new Rig(policy, 4)) {
            byte[] c = rig.file("c", 32);
            play(rig, "a");
            rig.file("slow", 48);
            Client loader = new Client();
            try (Transfer loading = rig.cache.get("slow", loader)) {
                assertThat(loading.state()).isEqualTo(Transfer.State.WAITING);
                loader.work();
                // Looked up; now it is entered, and its read waits to be carried out.
                assertThat(loading.state()).isEqualTo(Transfer.State.WAITING);
                assertThat(rig.stats().loadingBytes()).isEqualTo(48);
                assertThat(rig.get("c", c)).isEqualTo(BYPASS);
                assertThat(rig.listed()).containsExactly("a");
                assertThat(rig.stats().evictions()).isZero();
                loader.finish(loading);
            }
            assertThat(rig.listed()).containsExactly("a", "slow");
        }
    }

    /** Loading files keep their place in the order, and LIST does not show them. */
    @Test
    void list_fileBeingLoaded_isNotShownAndKeepsItsPlace() {
        try (Rig rig = new Rig("fifo", 3)) {
            rig.file("slow", 16);
            Client loader = new Client();
            Transfer loading = rig.cache.get("slow", loader);
            loading.state();
            loader.work();
            loading.state();
            play(rig, "ab");
            assertThat(rig.listed()).containsExactly("a", "b");
            assertThat(rig.stats().entries()).isEqualTo(3);
            play(rig, "c");
            assertThat(rig.listed()).containsExactly("b", "c");
            loader.finish(loading);
            assertThat(rig.listed()).containsExactly("slow", "b", "c");
        }
    }

    @Test
    void list_pinnedAndHit_showsPinsHitsAndBytes() {
        try (Rig rig = new Rig("lru", 3)) {
            rig.file("a", 16);
            rig.file("b", 5);
            Held first = rig.hold("a");
            Held second = rig.hold("a");
            assertThat(second.outcome()).isEqualTo(HIT);
            rig.get("b");
            assertThat(rig.cache.list()).containsExactly(new CachedFile("a", 16, 2, 1),
                    new CachedFile("b", 5, 0, 0));
            first.transfer().close();
            second.transfer().close();
        }
    }

    private static void play(Rig rig, String names) {
        for (int i = 0; i < names.length(); i++) {
            String name = names.substring(i, i + 1);
            byte[] content = Rig.content(name, 16);
            if (!rig.files.has(name)) {
                rig.files.put(name, content);
            }
            rig.get(name, content);
        }
    }
}
