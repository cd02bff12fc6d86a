package dev.servelab.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.PartAsk.lookUp;
import static org.assertj.core.api.Assertions.assertThat;

/** Who asks for version and size alone hears what a GET would: how old, and from which look-up. */
class LookedUpFreshnessTest {
    private static final int LARGE = 100;

    @Test
    void nothing_lookUpIsRecent_isNotLookedUpAgain() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            rig.get("a", a);
            rig.files.put("a", Rig.content("now", 30));
            rig.clock.advance(Duration.ofMillis(999));
            lookUp(rig, "a", 40);
            assertThat(rig.files.opens).hasValue(1);
        }
    }

    /** It is seen to be another file now: that the old one goes is no matter of who saw it. */
    @Test
    void nothing_fileReplaced_tellsTheNewVersionAndRemovesTheOld() {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("a", 40);
            rig.get("a");
            rig.files.put("a", Rig.content("now", 30));
            rig.clock.advance(Duration.ofSeconds(1));
            lookUp(rig, "a", 30);
            assertThat(rig.stats().stale()).isOne();
            assertThat(rig.stats().misses()).isOne();
            assertThat(rig.listed()).isEmpty();
            assertThat(rig.files.bytesRead).hasValue(40);
        }
    }

    @Test
    void nothing_fileUnchangedAfterRevalidate_confirmsTheEntry() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 40);
            rig.get("a");
            rig.clock.advance(Duration.ofSeconds(1));
            lookUp(rig, "a", 40);
            assertThat(rig.files.opens).hasValue(2);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.files.opens).as("the look-up counts for both").hasValue(2);
        }
    }

    /** One opens the file, all who wait learn the version, and who loads it takes the open file. */
    @Test
    void nothing_besideAGetThatTookTheFile_needsNoLookUpOfItsOwn() {
        try (Rig rig = new Rig("lru", 4)) {
            rig.file("a", LARGE);
            Client client = new Client();
            Transfer get = rig.cache.get("a", client);
            get.state();
            List<Transfer> others = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                others.add(rig.cache.get("a", NotedSelection.nothing(), new Client()));
                assertThat(others.getLast().state()).isEqualTo(Transfer.State.WAITING);
            }
            assertThat(client.finish(get).bytes()).hasSize(LARGE);
            for (Transfer other : others) {
                assertThat(other.state()).isEqualTo(Transfer.State.READY);
                assertThat(other.size()).isEqualTo(LARGE);
                other.close();
            }
            assertThat(rig.files.opens).hasValue(1);
        }
    }
}
