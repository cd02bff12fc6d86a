package dev.servelab.cache;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.servelab.cache.Outcome.HIT;
import static dev.servelab.cache.Outcome.MISS;
import static org.assertj.core.api.Assertions.assertThat;

/** The wall clock is set; how long an entry may be believed is told by the other one. */
class EntryClockTest {
    private static final Duration JUST_UNDER = Duration.ofMillis(999);
    private static final Duration ONE_MORE = Duration.ofMillis(1);

    /** Looked up at 0, a look-up is good for a second; the wall clock goes by hours meanwhile. */
    @ParameterizedTest
    @ValueSource(longs = {-30, -3, -1, 1, 3, 30})
    void get_wallClockJumps_entryIsBelievedAsLongAsBefore(long hours) {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 20);
            rig.get("a", a);
            rig.clock.setWall(Duration.ofHours(hours));
            rig.clock.advance(JUST_UNDER);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.files.opens).hasValue(1);
            rig.clock.setWall(Duration.ofHours(-hours));
            rig.clock.advance(ONE_MORE);
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.files.opens).hasValue(2);
            assertThat(rig.files.bytesRead).hasValue(20);
        }
    }

    /**
     * The file is an hour old. Three hours back it is one of the future, of which nobody can say
     * that it is at rest: it is served and not cached. With the clock it comes back.
     */
    @Test
    void get_wallClockSetBack_isServedUncachedUntilItIsSetRight() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = Rig.content("a", 20);
            rig.files.put("a", a, rig.clock.wallNanos() - Duration.ofHours(1).toNanos());
            rig.clock.setWall(Duration.ofHours(-3));
            assertThat(List.of(rig.get("a", a), rig.get("a", a))).containsOnly(MISS);
            assertThat(rig.listed()).isEmpty();
            rig.clock.setWall(Duration.ZERO);
            assertThat(List.of(rig.get("a", a), rig.get("a", a))).containsExactly(MISS, HIT);
        }
    }

    /** Set back, a file that is written gets a change time before that of the entry. */
    @Test
    void get_wallClockSetBackAndFileWritten_isAnotherVersion() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] old = Rig.content("old", 20);
            rig.files.put("a", old, rig.clock.wallNanos() - Duration.ofHours(1).toNanos());
            rig.get("a", old);
            rig.clock.setWall(Duration.ofHours(-3));
            byte[] now = Rig.content("new", 20);
            rig.files.rewrite("a", now, rig.clock.wallNanos());
            rig.clock.advance(Duration.ofSeconds(1));
            assertThat(rig.get("a", now)).isEqualTo(MISS);
            rig.clock.advance(Duration.ofSeconds(3));
            assertThat(List.of(rig.get("a", now), rig.get("a", now))).endsWith(HIT);
        }
    }

    /** Set back while a young copy waits to be loaded anew: it is, when its two seconds are over. */
    @Test
    void get_wallClockSetBackWithAYoungEntry_isReloadedInTime() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] torn = Rig.content("torn", 20);
            rig.files.put("a", torn, rig.clock.wallNanos() - Duration.ofMillis(100).toNanos());
            assertThat(rig.get("a", torn)).isEqualTo(MISS);
            byte[] whole = Rig.content("whole", 20);
            rig.files.rewrite("a", whole, rig.files.version("a").changeNs());
            rig.clock.setWall(Duration.ofHours(-3));
            rig.clock.advance(Duration.ofSeconds(2));
            assertThat(rig.get("a").bytes()).isEqualTo(whole);
        }
    }

    /** The process stood still for a day: what was believed is looked up anew, nothing else. */
    @Test
    void get_afterALongStandstill_looksUpAnewAndHits() {
        try (Rig rig = new Rig("lru", 4)) {
            byte[] a = rig.file("a", 20);
            rig.get("a", a);
            rig.clock.advance(Duration.ofDays(1));
            assertThat(rig.get("a", a)).isEqualTo(HIT);
            assertThat(rig.files.opens).hasValue(2);
            assertThat(rig.files.bytesRead).hasValue(20);
        }
    }
}
