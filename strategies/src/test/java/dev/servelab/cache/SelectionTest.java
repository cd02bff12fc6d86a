package dev.servelab.cache;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static dev.servelab.cache.PartAsk.ask;
import static dev.servelab.cache.PartAsk.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a selection is asked about, and that its last answer is what is sent. */
class SelectionTest {
    /** The version that was asked about first is evicted before it is pinned: the next counts. */
    @Test
    void selection_askedAgainAboutAnotherVersion_theLastAnswerCounts() {
        try (Rig rig = new Rig("fifo", 1)) {
            rig.file("a", 16);
            rig.get("a");
            byte[] now = Rig.content("now", 12);
            NotedSelection noted = new NotedSelection((version, size, settled) -> {
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

    /**
     * A file changed 100 ms ago is loaded, hit, and told as one that may yet have other bytes
     * under its version; two seconds later it is loaded anew, and told for good.
     */
    @Test
    void selection_fileChangedAMomentAgo_isNotSettledUntilItIsLoadedAnew() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = Rig.content("a", 20);
            rig.files.put("a", a, rig.clock.wallNanos() - Duration.ofMillis(100).toNanos());
            assertThat(isSettled(rig, MISS)).isFalse();
            assertThat(isSettled(rig, HIT)).isFalse();
            rig.clock.advance(Duration.ofSeconds(2));
            assertThat(isSettled(rig, MISS)).isTrue();
            assertThat(isSettled(rig, HIT)).isTrue();
        }
    }

    private static boolean isSettled(Rig rig, Outcome expected) {
        NotedSelection noted = NotedSelection.bytes(0, 20, false);
        Client client = new Client();
        assertThat(client.finish(rig.cache.get("a", noted, client)).outcome()).isEqualTo(expected);
        return noted.settled;
    }

    @Test
    void selection_beyondTheFile_isAMistakeThatHoldsNothing() {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("a", 40);
            Client client = new Client();
            Selection wrong = (version, size, settled) -> new Part.Bytes(0, size + 1, false);
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
            check(ask(rig, "a", 10, 20, false), now, 10, 20, MISS);
            assertThat(rig.stats().stale()).isOne();
        }
    }
}
