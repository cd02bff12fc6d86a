package dev.servelab.lesson.eviction;

import dev.servelab.cache.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The live cache's rules, one by one, each with the worked steps that decide it. */
class PlayingTest {
    /** A stays while it loads; B joins nothing; a second A joins the load. */
    @Test
    void sharedMiss_whileLoading_pinsAndIsAHitToTheOrder() throws Exception {
        Lane lane = play("lru", 30, "A:10~ B:10 A A! C:20");

        assertThat(outcomes(lane)).containsExactly("miss", "miss", "shared-miss", "-", "miss");
        assertThat(states(lane, 3)).containsExactly("B:cached:0", "A:loading:3");
        assertThat(states(lane, 4)).containsExactly("B:cached:0", "A:cached:0");
        // A was asked for after B, so B goes.
        assertThat(lane.last().list()).containsExactly("A", "C");
    }

    /** Every order passes over what is loading, in place. */
    @Test
    void victim_loading_isPassedOverByABareOrder() throws Exception {
        Lane lane = play("fifo", 30, "A:10~ B:10 C:10 D:10 A! E:10");

        assertThat(lane.steps().get(4).events()).containsSubsequence(
                new Event.PassedOver("A", true), new Event.Evicted(2, "B", 10, 0));
        assertThat(lane.last().list()).containsExactly("C", "D", "E");
    }

    /** 20 are loading, 20 more do not fit beside them in 30: nobody goes for nothing. */
    @Test
    void bypass_besideLoading_evictsNothing() throws Exception {
        Lane lane = play("fifo", 30, "B:5 A:20~ C:20 A!");

        assertThat(reason(lane, 3)).isEqualTo(Event.Reason.BESIDE_LOADING);
        assertThat(lane.total().evictions()).isZero();
        assertThat(lane.last().list()).containsExactly("B", "A");
    }

    /** fifo dooms A; its 20 stay taken until the last of two readers ends. */
    @Test
    void doom_underABareOrder_freesWithTheLastPin() throws Exception {
        Lane lane = play("fifo", 64, "A:20+ A+ B:20 C:20 D:20 A- A- D");

        assertThat(reason(lane, 5)).isEqualTo(Event.Reason.ROOM_IS_DOOMED);
        assertThat(states(lane, 5)).containsExactly("B:cached:0", "C:cached:0", "A:doomed:2");
        assertThat(states(lane, 6)).containsExactly("B:cached:0", "C:cached:0", "A:doomed:1");
        assertThat(lane.steps().get(7).events()).contains(new Event.Freed("A", 20));
        assertThat(states(lane, 7)).containsExactly("B:cached:0", "C:cached:0");
        assertThat(outcomes(lane).getLast()).isEqualTo("miss");
        assertThat(lane.total().dooms()).isEqualTo(1);
        assertThat(lane.total().evictions()).isEqualTo(1);
    }

    /** 40 of 64 are being sent; 24 could be had, 30 not. */
    @Test
    void lockAware_allPinned_bypassesAndEvictsNothing() throws Exception {
        Lane lane = play("lock-aware:fifo", 64, "A:40+ B:20 C:30 D:24 A-");

        assertThat(reason(lane, 3)).isEqualTo(Event.Reason.ALL_PINNED);
        assertThat(states(lane, 3)).containsExactly("A:cached:1", "B:cached:0");
        assertThat(states(lane, 4)).containsExactly("A:cached:1", "D:cached:0");
        assertThat(lane.total().passedOver()).isEqualTo(1);
        assertThat(lane.total().dooms()).isZero();
    }

    /** Another version is stale under every policy; doomed if pinned, and that is no doom. */
    @Test
    void stale_pinned_isDoomedUnderLockAwareToo() throws Exception {
        Lane lane = play("lock-aware:lru", 64, "A:20+ A:10 A-");

        assertThat(states(lane, 2)).containsExactly("A:cached:0", "A:doomed:1");
        assertThat(states(lane, 3)).containsExactly("A:cached:0");
        assertThat(lane.total().stale()).isEqualTo(1);
        assertThat(lane.total().dooms() + lane.total().evictions()).isZero();
        assertThat(outcomes(lane)).containsExactly("miss", "miss", "-");
    }

    /** The old load serves who waited for it and is not published. */
    @Test
    void load_superseded_staysLoadingAndIsNotPublished() throws Exception {
        Lane lane = play("fifo", 64, "A:20~+ A:10 A! A-");

        assertThat(states(lane, 2)).containsExactly("A:cached:0", "A:loading:2");
        assertThat(lane.steps().get(3).events()).containsExactly(new Event.LoadEnded("A", false));
        assertThat(states(lane, 3)).containsExactly("A:cached:0", "A:doomed:1");
        assertThat(states(lane, 4)).containsExactly("A:cached:0");
    }

    @Test
    void miss_tooLargeOrNothingCached_isNoBypass() throws Exception {
        assertThat(reason(play("lru", 10, "A:11"), 1)).isEqualTo(Event.Reason.TOO_LARGE);
        assertThat(outcomes(play("lru", 10, "A:10 A"))).containsExactly("miss", "hit");
        Lane none = play("none", 10, "A:5+ A A-");
        assertThat(outcomes(none)).containsExactly("miss", "miss", "-");
        assertThat(none.steps().get(2).pastCache()).containsExactly("A");
        assertThat(none.last().pastCache()).isEmpty();
    }

    /** A B C A B: A and B have their bit, the hand clears both and takes C. */
    @Test
    void spared_byClock_losesItsBit() throws Exception {
        Lane lane = play("clock", 3, "A B C A B D");

        assertThat(lane.steps().get(5).residents()).extracting(Resident::name, Resident::mark)
                .containsExactly(tuple("C", "bit 0"), tuple("A", "bit 1"), tuple("B", "bit 1"));
        assertThat(lane.last().events()).contains(new Event.Spared("A", "bit 1", "bit 0"),
                new Event.Spared("B", "bit 1", "bit 0"), new Event.Evicted(3, "C", 1, 0));
        assertThat(lane.last().residents()).extracting(Resident::mark).containsOnly("bit 0");
    }

    /** Nothing but the mark differs: a flag is cleared by the first reader that ends. */
    @Test
    void lockFlag_twoReaders_givesTheFileAwayUnderTheSecond() throws Exception {
        Lane flag = play("lock-flag", 64, "A:20+ A+ A- B:50 A-");

        assertThat(flag.spec().policy()).isEqualTo("lock-flag:fifo");
        assertThat(flag.steps().get(4).events()).contains(new Event.Torn("A", 1));
        assertThat(flag.last().events())
                .containsExactly(new Event.ReaderEnded("A", 0, Event.Ending.TORN));
        assertThat(flag.total().torn()).isEqualTo(1);
        assertThat(play("lock-flag", 64, "A:20+ B:50 A-").total().torn())
                .as("one reader at a time is safe").isZero();
    }

    private static Lane play(String policy, long capacity, String script) throws Exception {
        Demo demo = Demo.of(Optional.empty(), Script.parse(script),
                List.of(LaneSpec.parse(policy, capacity)));
        Lane lane = demo.lanes().getFirst();
        assertThat(lane.steps()).allMatch(step -> step.residentBytes() <= capacity);
        return lane;
    }

    private static List<String> outcomes(Lane lane) {
        return lane.steps().stream().skip(1)
                .map(step -> step.outcome().map(Outcome::id).orElse("-")).toList();
    }

    private static List<String> states(Lane lane, int step) {
        return lane.steps().get(step).residents().stream().map(each -> each.name() + ":"
                + each.state().name().toLowerCase(Locale.ROOT) + ":" + each.pins())
                .toList();
    }

    private static Event.Reason reason(Lane lane, int step) {
        return lane.steps().get(step).events().stream()
                .filter(Event.Answered.class::isInstance)
                .map(event -> ((Event.Answered) event).reason()).findFirst().orElseThrow();
    }
}
