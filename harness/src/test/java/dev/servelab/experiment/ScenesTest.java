package dev.servelab.experiment;

import dev.servelab.load.Connections;
import dev.servelab.load.Loop;
import dev.servelab.load.Scenery;
import dev.servelab.workload.WorkFile;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The two scenes are what design.md says they are. */
class ScenesTest {
    private static final List<String> OPTIONS = List.of("--disk", "page-cache", "--backlog",
            "1024");

    @Test
    void rush_isAClosedLoopOverOnePolicy() {
        Scene rush = Scenes.RUSH.play(OPTIONS);

        assertThat(rush.load().loop()).isEqualTo(new Loop.Closed(16));
        assertThat(rush.load().connections()).isEqualTo(Connections.PER_REQUEST);
        assertThat(rush.variants()).extracting(Variant::label).containsExactly(
                "thread-per-connection x lru", "thread-pool:16 x lru", "virtual-thread x lru",
                "event-loop x lru");
        assertThat(rush.serverOptions()).containsSequence("--disk", "page-cache");
        assertThat(rush.backlog()).hasValue(1_024);
    }

    @Test
    void crowd_isAnOpenLoopBesideSlowReaders() {
        Scene crowd = Scenes.CROWD.play(OPTIONS);

        assertThat(crowd.load().loop()).isInstanceOfSatisfying(Loop.Open.class,
                open -> assertThat(open.ratePerSec()).isEqualTo(200));
        assertThat(crowd.levels(Factor.STRATEGY)).extracting(Level::label).containsExactly(
                "thread-per-connection", "thread-pool:16", "virtual-thread", "event-loop");
        assertThat(crowd.variants()).hasSize(12);
        assertThat(crowd.trials().rounds()).isEqualTo(2);
        assertThat(crowd.window()).hasSeconds(3);
        assertThat(crowd.serverOptions()).containsSequence("--disk", "5ms:200MB/s:4");
        assertThat(crowd.load().scenery()).containsExactly(
                new SceneryPlan(Scenery.Kind.SLOW, 48, 256 << 10, 1 << 20));
    }

    @Test
    void scenery_drawsAmongTheLargeFiles_orAllIfThereAreNone() {
        SceneryPlan slow = new SceneryPlan(Scenery.Kind.SLOW, 1, 1 << 20, 1_000);
        WorkFile small = WorkFile.listed("small", 999);
        WorkFile large = WorkFile.listed("large", 1_000);

        assertThat(slow.among(List.of(small, large)).files()).containsExactly(large);
        assertThat(slow.among(List.of(small)).files()).containsExactly(small);
    }

    @Test
    void load_ofAVariantWithALevelOfIt_isThatMuch() {
        Scene rush = Scenes.RUSH.play(OPTIONS);
        Level more = new Level("64 clients", "64");
        Variant variant = Variant.all(java.util.Map.of(Factor.STRATEGY,
                rush.levels(Factor.STRATEGY), Factor.POLICY, rush.levels(Factor.POLICY),
                Factor.LOAD, List.of(more))).getFirst();

        assertThat(rush.load(variant).loop()).isEqualTo(new Loop.Closed(64));
        assertThat(rush.load(variant).streams()).isEqualTo(64);
    }
}
