package dev.servelab.lesson.eviction;

import dev.servelab.lesson.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameTest {
    private static final Texts ENGLISH = Texts.of(Locale.ENGLISH, Demo.TEXTS);

    /** Two lanes in 80 columns; A is doomed by fifo and passed over by lock-aware. */
    @Test
    void rows_twoLanes_areAsDrawn() throws Exception {
        Demo demo = Demo.of(Optional.empty(), Script.parse("A:20+ B:20 C:20 D:20"),
                List.of(LaneSpec.parse("fifo", 64), LaneSpec.parse("lock-aware", 64)));

        assertThat(String.join("\n", new Frame(demo, ENGLISH, 80, true)
                .rows(4, Frame.Looks.PLAIN))).isEqualTo("""
                    Requests                                                             step 4 of 4
                    A:20+ B:20 C:20 D:20

                    fifo, room for 64               BYPASS   lock-aware:fifo, room for 64      MISS
                    ┌───────────┬───────────┬┬───────────┐   ┌───────────┬───────────┬───────────┬┐
                    │B          │C          ││A          │   │A          │C          │D          ││
                    │20         │20         ││20         │   │20         │20         │20         ││
                    └───────────┴───────────┴┴───────────┘   └───────────┴───────────┴───────────┴┘
                     ▲                          doomed *1              *1 ▲
                    D finds no room, because doomed files    D is not cached: a miss.
                    still hold it: a bypass.                 A is passed over: it is being sent.
                    A goes: it was cached first. One         B goes: it was cached first.
                    reader still has it: A is doomed, and
                    its memory stays taken.
                    0 hits, 3 misses, 1 bypass, 1            0 hits, 4 misses, 1 eviction, 1 passed
                    eviction, 1 doom                         over""");
    }

    /** Whatever the window: rows no wider than it, and as many for every step but the last. */
    @ParameterizedTest
    @EnumSource
    void rows_everyScenarioAndWidth_fitAndDoNotJump(Scenario scenario) throws Exception {
        Demo demo = Demo.of(scenario);
        for (int columns : new int[]{40, 80, 200}) {
            Frame frame = new Frame(demo, ENGLISH, columns, false);
            List<String> first = frame.rows(0, Frame.Looks.PLAIN);
            for (int step = 0; step <= demo.steps(); step++) {
                List<String> rows = frame.rows(step, Frame.Looks.PLAIN);
                assertThat(rows).allMatch(row -> row.length() <= columns
                        && row.chars().allMatch(c -> c < 127));
                if (step < demo.steps()) {
                    assertThat(rows).hasSameSizeAs(first);
                }
            }
        }
    }

    @Test
    void rows_styled_haveColoursOnlyWhereTheyAreWanted() throws Exception {
        Frame frame = new Frame(Demo.of(Scenario.BELADY), ENGLISH, 80, true);

        assertThat(frame.rows(4, Frame.Looks.COLOURS)).anyMatch(row -> row.contains("\033[31m"));
        assertThat(frame.rows(4, Frame.Looks.NO_COLOURS))
                .noneMatch(row -> row.contains("\033[3")).anyMatch(row -> row.contains("\033[7m"));
        assertThat(frame.rows(4, Frame.Looks.COLOURS).stream()
                .map(row -> row.replaceAll("\033\\[[0-9]*m", "").stripTrailing()))
                .isEqualTo(frame.rows(4, Frame.Looks.PLAIN));
    }

    /** A window of 40 columns and 60 files: none is wider than nothing, all together fit. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 60})
    void widths_ofManyFiles_fitTogether(int files) {
        List<Resident> residents = IntStream.range(0, files).mapToObj(i -> new Resident(i,
                "f" + i, i + 1L, 0, Resident.State.CACHED, "")).toList();
        long capacity = residents.stream().mapToLong(Resident::bytes).sum();

        int[] widths = Boxes.widths(residents, capacity, 37);

        assertThat(IntStream.of(widths).sum()).isLessThanOrEqualTo(37);
        assertThat(IntStream.of(widths).min().orElse(0)).isNotNegative();
    }
}
