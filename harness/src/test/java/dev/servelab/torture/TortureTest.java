package dev.servelab.torture;

import dev.servelab.cache.Sending;
import dev.servelab.experiment.Level;
import dev.servelab.experiment.RunScope;
import dev.servelab.linux.Platform;
import dev.servelab.server.Strategy;
import dev.servelab.server.StrategySpec;
import dev.servelab.testing.Depth;
import dev.servelab.testing.Figures;
import dev.servelab.testing.NotChecked;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Campaigns with real servers: the real one holds, one with planted bugs does not. */
class TortureTest {
    private static final List<Level> ONE_STRATEGY = Level.of(List.of("virtual-thread"));
    private static final List<Level> ONE_POLICY = Level.of(List.of("lru"));
    private static final long SEED = 20_261_123;
    /** What it has forgotten it never gives back: there is no use in waiting. */
    private static final Torture.Subject PLANTED = new Torture.Subject(
            PlantedServer.class.getName(), Duration.ofMillis(200));

    /** What {@code ./servelab torture} does, to one variant; all of them in a campaign. */
    @Test
    @Tag(Depth.TAG)
    void run_realServer_holds() throws IOException, InterruptedException {
        runAndHold(Sending.COPY, "thread-pool");
    }

    /** What has gone out may still be on its way when its memory is another file's. */
    @Test
    @Tag(Depth.TAG)
    void run_pagesAreSent_holds() throws IOException, InterruptedException {
        if (Platform.isKnown()) {
            runAndHold(Sending.ZERO_COPY, "event-loop");
        } else {
            NotChecked.here("torture of servers that send without a copy",
                    "not a Linux whose calls are known");
        }
    }

    private void runAndHold(Sending send, String usual) throws IOException, InterruptedException {
        List<Level> strategies = Depth.isCampaign()
                ? Level.of(Arrays.stream(Strategy.values()).map(Strategy::id)
                        .filter(id -> StrategySpec.parse(id).sends(send)).toList())
                : Level.of(List.of(usual));
        List<Level> policies = Depth.isCampaign()
                ? Level.of(List.of("fifo", "lru", "lock-aware"))
                : Level.of(List.of("lock-aware:lru"));
        TorturePlan plan = new TorturePlan(strategies, policies, SEED,
                Depth.of(1_000, 1_000_000), Depth.of(40, 10_000), 8, send);

        TortureResult result = run(plan, Torture.Subject.SERVER);

        for (VariantResult variant : result.variants()) {
            assertThat(variant.held()).as("%s, again: %s", variant, plan.replay(variant.variant()))
                    .isTrue();
            assertThat(variant.counts().verified())
                    .isGreaterThanOrEqualTo(plan.goal().requests());
            assertThat(variant.counts().faultCount())
                    .isGreaterThanOrEqualTo(plan.goal().faults());
            say(variant);
        }
    }

    /** A check that nobody saw fail proves nothing: each of the four bugs has to be named. */
    @Test
    void run_plantedBugs_areAllNamed() throws IOException, InterruptedException {
        TorturePlan plan = new TorturePlan(ONE_STRATEGY, ONE_POLICY, SEED, 2_000, 40, 8,
                Sending.COPY);

        TortureResult result = run(plan, PLANTED);

        VariantResult variant = result.variants().getFirst();
        assertThat(result.held()).isFalse();
        assertThat(variant.counts().wrong()).isPositive();
        assertThat(variant.counts().unexplained()).isPositive();
        assertThat(variant.findings())
                .anyMatch(found -> found.matches(
                        "wrong: file \\d+: block at [0-9,]+ is of version \\d+, others of .*"))
                .anyMatch(found -> found.startsWith("unexplained: denied, GET of file "));
        assertThat(variant.leaks())
                .anyMatch(leak -> leak.matches("descriptors: \\d+ files at the start, \\d+ .*"))
                .anyMatch(leak -> leak.startsWith("threads: ") && leak.contains("forgotten"));
    }

    private static void say(VariantResult variant) {
        Figures.say("torture, " + variant.variant().label(),
                String.format("%,d requests verified, %,d faults, %,d wrong, %,d left behind",
                        variant.counts().verified(), variant.counts().faultCount(),
                        variant.counts().wrong(), variant.leaks().size()));
    }

    private static TortureResult run(TorturePlan plan, Torture.Subject subject)
            throws IOException, InterruptedException {
        try (RunScope scope = RunScope.begin()) {
            return new Torture(plan, scope, TortureListener.NONE, subject).run();
        }
    }
}
