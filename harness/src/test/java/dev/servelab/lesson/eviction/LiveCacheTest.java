package dev.servelab.lesson.eviction;

import dev.servelab.cache.CacheStats;
import dev.servelab.cache.Outcome;
import dev.servelab.eviction.Order;
import dev.servelab.testing.Depth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the demo shows is what the server does: random scripts with slow readers, slow loads and
 * files that change are played on both, and compared after every step.
 */
@Tag(Depth.TAG)
class LiveCacheTest {
    private static final int SCRIPTS = Depth.of(12, 2_000);
    private static final int STEPS = 60;
    private static final long CAPACITY = 64L * LiveCache.PACKET;

    static Stream<String> policies() {
        return Arrays.stream(Order.values()).map(Order::id)
                .flatMap(id -> Stream.of(id, "lock-aware:" + id));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void play_randomScripts_isWhatTheLiveCacheDoes(String policy) throws Exception {
        long evictions = 0;
        for (int seed = 0; seed < SCRIPTS; seed++) {
            Script script = Script.parse(random(seed));
            evictions += compare(script, LaneSpec.parse(policy, CAPACITY), "seed " + seed);
        }
        assertThat(evictions).as("there was something to compare").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void play_everyScenario_isWhatTheLiveCacheDoes(Scenario scenario) throws Exception {
        for (LaneSpec lane : scenario.lanes()) {
            if (!lane.flag()) {
                compare(inPackets(scenario, lane.capacityBytes()),
                        LaneSpec.parse(lane.policy(), CAPACITY), scenario.id());
            }
        }
    }

    /** The comparison can fail: the flag's cache against that of the server. */
    @Test
    void play_withALockFlag_isNoticed() throws Exception {
        Script script = Script.parse("A:320+ A+ A- B:800 A- B");
        LaneSpec flag = LaneSpec.parse("lock-flag", CAPACITY);

        assertThatThrownBy(() -> compare(script, flag, "flag")).isInstanceOf(AssertionError.class)
                .hasMessageContaining("flag, step 4 (B:800)");
    }

    /** Plays both; returns how many evictions there were. */
    private static long compare(Script script, LaneSpec spec, String as) throws Exception {
        Lane lane = Playing.play(script, spec);
        List<Long> sizes = script.sizes();
        try (LiveCache live = new LiveCache(spec.cache(), spec.capacityBytes())) {
            for (int i = 0; i < sizes.size(); i++) {
                Request request = script.requests().get(i);
                Step step = lane.steps().get(i + 1);
                Optional<Outcome> outcome = live.step(request, sizes.get(i));
                assertThat(seen(outcome, live)).as("%s, %s, step %s (%s) of %s", spec.policy(),
                        as, i + 1, request.text(), script.requests().stream().map(Request::text)
                                .toList())
                        .isEqualTo(shown(step));
            }
        }
        return lane.total().evictions();
    }

    private static List<Object> shown(Step step) {
        Counters counters = step.counters();
        return List.of(step.outcome(),
                step.residents().stream()
                        .filter(each -> each.state() == Resident.State.CACHED)
                        .map(each -> each.name() + " " + each.bytes() + " " + each.pins())
                        .toList(),
                answers(counters.hits(), counters.sharedMisses(), counters.misses(),
                        counters.bypasses(), bytes(step, Resident.State.LOADING)),
                counters.evictions(), counters.dooms(), counters.passedOver(), counters.stale(),
                bytes(step, Resident.State.LOADING), bytes(step, Resident.State.DOOMED));
    }

    private static List<Object> seen(Optional<Outcome> outcome, LiveCache live) {
        CacheStats stats = live.stats();
        return List.of(outcome,
                live.list().stream()
                        .map(each -> each.name() + " " + each.bytes() + " " + each.pins())
                        .toList(),
                answers(stats.hits(), stats.sharedMisses(), stats.misses(), stats.bypasses(),
                        stats.loadingBytes()),
                stats.evictions(), stats.dooms(), stats.passedOver(), stats.stale(),
                stats.loadingBytes(), stats.doomedBytes());
    }

    /** The server counts an answer when it has bytes; the demo when it is decided. */
    private static List<Long> answers(long hits, long shared, long misses, long bypasses,
            long loadingBytes) {
        return loadingBytes > 0 ? List.of() : List.of(hits, shared, misses, bypasses);
    }

    private static long bytes(Step step, Resident.State state) {
        return step.residents().stream().filter(each -> each.state() == state)
                .mapToLong(Resident::bytes).sum();
    }

    /** The scenario's sizes scaled to a cache of {@link #CAPACITY}, in whole packets. */
    private static Script inPackets(Scenario scenario, long capacityBytes) throws Exception {
        List<String> words = new ArrayList<>();
        List<Long> sizes = scenario.script().sizes();
        for (int i = 0; i < sizes.size(); i++) {
            String text = scenario.script().requests().get(i).text().replaceAll(":[0-9A-Za-z]+",
                    "");
            long scaled = sizes.get(i) * 64 / capacityBytes * LiveCache.PACKET;
            words.add(
                    sizes.get(i) == 0 ? text : text.replaceFirst("([+~]*)$", ":" + scaled + "$1"));
        }
        return Script.parse(String.join(" ", words));
    }

    /** Six files of 1 to 24 packets, some of them now and then replaced by another version. */
    private static String random(long seed) {
        Random random = new Random(seed);
        List<String> words = new ArrayList<>();
        List<String> readers = new ArrayList<>();
        List<String> loads = new ArrayList<>();
        while (words.size() < STEPS) {
            int kind = random.nextInt(10);
            if (kind == 0 && !readers.isEmpty() && !loads.contains(readers.getFirst())) {
                words.add(readers.removeFirst() + "-");
            } else if (kind == 1 && !loads.isEmpty()) {
                words.add(loads.remove(random.nextInt(loads.size())) + "!");
            } else {
                String name = String.valueOf((char) ('A' + random.nextInt(8)));
                boolean fresh = random.nextInt(12) == 0
                        || words.stream().noneMatch(word -> word.startsWith(name));
                String size = fresh ? ":" + (1 + random.nextInt(24)) * LiveCache.PACKET : "";
                boolean slowDisk = kind == 2 && loads.size() < 3;
                boolean slowReader = kind < 5 && kind > 2 && readers.size() < 4;
                words.add(name + size + (slowDisk ? "~" : "") + (slowReader ? "+" : ""));
                if (slowDisk) {
                    loads.add(name);
                }
                if (slowReader) {
                    readers.add(name);
                }
            }
        }
        return String.join(" ", words);
    }
}
