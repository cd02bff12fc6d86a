package dev.servelab.lesson.threads;

import dev.servelab.disk.DeclaredDisk;
import dev.servelab.disk.DiskModel;
import dev.servelab.experiment.RunScope;
import dev.servelab.files.ForwardingDirectory;
import dev.servelab.files.OpenFile;
import dev.servelab.files.Refusal;
import dev.servelab.files.SharedDirectory;
import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import dev.servelab.protocol.Progress;
import dev.servelab.testing.Figures;
import dev.servelab.testing.NotChecked;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each experiment once, small. What is counted is checked, and what follows from who must wait for
 * whom; how long it took is only said.
 */
@Timeout(120)
class LiveExperimentsTest {
    /** As if they had rested: a figure that is only said need not be right. */
    private static final long FILES_AGE_NS = TimeUnit.SECONDS.toNanos(10);

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Stage.writeFiles(folder, Runtime.getRuntime().availableProcessors());
    }

    @Test
    void waves_small_predictsThreeTwoAndOneWave() throws Exception {
        LiveResult result = make(LiveExperiment.WAVES, new Waves(40));

        assertThat(result.runs()).extracting(LiveRun::setup)
                .containsExactly("thread-pool:4", "thread-pool:8", "virtual-thread",
                        "event-loop:1");
        assertThat(result.runs()).allMatch(run -> run.answersS().size() == Waves.CLIENTS);
        assertThat(predicted(result, "last-answer")).containsExactly(3 * .04, 2 * .04, .04, .04);
        assertThat(predicted(result, "first-wave")).containsExactly(4.0, 8.0, 12.0, 12.0);
    }

    /**
     * The formula itself, without a clock: reads go on only when as many have begun as a wave has,
     * and never have more.
     */
    @ParameterizedTest
    @CsvSource({"thread-pool:4, 4, 3", "thread-pool:6, 6, 2", "virtual-thread, 12, 1",
            "event-loop:1, 12, 1"})
    void waves_readsThatWaitForEachOther_comeInSoMany(String strategy, int together, int waves)
            throws Exception {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger trips = new AtomicInteger();
        CyclicBarrier wave = new CyclicBarrier(together, () -> {
            most.accumulateAndGet(begun.getAndSet(0), Math::max);
            trips.incrementAndGet();
        });
        try (LiveServer server = InProcessServer.of(folder, directory -> new Waiting(directory,
                () -> {
                    begun.incrementAndGet();
                    await(wave);
                })).with("--strategy", strategy, "--policy", "none")) {
            Crowd.askAtOnce(server.address(),
                    Collections.nCopies(Waves.CLIENTS, Stage.SMALL_FILE));
        }
        assertThat(trips).hasValue(waves);
        assertThat(most).hasValue(together);
    }

    @Test
    void keepAliveHog_small_predictsTheIdleTimeout() throws Exception {
        LiveResult result = make(LiveExperiment.KEEP_ALIVE_HOG, new KeepAliveHog(150));

        assertThat(result.runs()).extracting(LiveRun::setup)
                .containsExactly("thread-pool:4", "thread-pool:5", "virtual-thread",
                        "event-loop:1");
        assertThat(predicted(result, "next-client")).containsExactly(.15, 0.0, 0.0, 0.0);
    }

    /** Without a clock: the next client is served after a hog has gone, and not before. */
    @Test
    void keepAliveHog_untilOneGoes_keepsThePoolsThreads() throws Exception {
        try (LiveServer server = InProcessServer.of(folder).with("--strategy", "thread-pool:1");
                FileClient hog = FileClient.connect(server.address(), ClientOptions.DEFAULT)) {
            hog.get(Stage.SMALL_FILE, FileClient.DISCARD, Progress.NONE);
            AtomicBoolean gone = new AtomicBoolean();
            List<Boolean> order = Crowd.atOnce(2, (client, watch) -> {
                if (client == 0) {
                    Crowd.ask(server.address(), Stage.SMALL_FILE, watch);
                    return gone.get();
                }
                while (server.stats().get("accepted").getAsLong() < 2) {
                    Thread.onSpinWait();
                }
                gone.set(true);
                hog.expectNothingMore(Duration.ofSeconds(10));
                return true;
            });
            assertThat(order).containsExactly(true, true);
        }
    }

    @Test
    void slowReaders_small_predictsBytesOverRate() throws Exception {
        LiveResult result = make(LiveExperiment.SLOW_READERS, new SlowReaders(16 << 20));

        assertThat(result.runs()).extracting(LiveRun::setup)
                .containsExactly("thread-pool:2", "thread-pool:3", "virtual-thread",
                        "event-loop:1");
        assertThat(predicted(result, "next-client")).containsExactly(.0625, 0.0, 0.0, 0.0);
        assertThat(result.runs()).allMatch(run -> run.answersS().size() == 3);
    }

    @Test
    void heldCarrier_small_predictsTheReadForAsManyReadsAsCarriers() throws Exception {
        if (!new DeclaredDisk(DiskModel.parse("1ms:1GB/s:1"), 1, Clock.SYSTEM).keepsCarrier()) {
            NotChecked.here("the experiment held-carrier", "no native sleep");
            return;
        }
        LiveResult result = make(LiveExperiment.HELD_CARRIER, new HeldCarrier(120));
        int carriers = Runtime.getRuntime().availableProcessors();

        assertThat(result.runs()).extracting(LiveRun::setup).contains(
                "virtual-thread inline k=" + carriers,
                "thread-per-connection inline k=" + carriers);
        assertThat(predicted(result, "hit")).containsOnlyOnce(.12).endsWith(.12, 0.0, 0.0);
    }

    /** Nobody comes or goes before all have been told: the counts are exact. */
    @Test
    void backlog_maxConnections_tellsTheOthersBusy() throws Exception {
        Stage stage = new Stage(LiveExperiment.BACKLOG, InProcessServer.of(folder),
                new Silent());
        Backlog.tryLimited(stage);

        Reading busy = stage.runs().getFirst().readings().getFirst();
        assertThat(busy.what()).isEqualTo("busy");
        assertThat(busy.measured()).isEqualTo(busy.predicted()).isEqualTo(6);
    }

    /** A JVM of its own: its disk is switched, and it stands still until it is thawed. */
    @Test
    void childServer_frozen_answersAfterItIsThawedOnly() throws Exception {
        if (!new Backlog().lack().isEmpty()) {
            NotChecked.here("a frozen server", "no Linux");
            return;
        }
        try (RunScope scope = RunScope.begin();
                LiveServer server = ChildLiveServer.in(scope, folder)
                        .with("--disk", "1ms:1GB/s:1", "--backlog", "4")) {
            server.disk(true);
            assertThat(Crowd.ask(server.address(), Stage.SMALL_FILE, Crowd.Watch.start()))
                    .isPositive();
            long answeredBefore = server.stats().get("accepted").getAsLong();
            server.freeze();
            AtomicBoolean thawed = new AtomicBoolean();
            List<Boolean> order = Crowd.atOnce(2, (client, watch) -> {
                if (client == 0) {
                    Crowd.ask(server.address(), Stage.SMALL_FILE, watch);
                    return thawed.get();
                }
                thawed.set(true);
                server.thaw();
                return true;
            });
            assertThat(order).containsExactly(true, true);
            assertThat(server.stats().get("accepted").getAsLong()).isEqualTo(answeredBefore + 1);
        }
    }

    private LiveResult make(LiveExperiment experiment, Play play) throws Exception {
        Crowd.Watch longAgo = new Crowd.Watch(Clock.SYSTEM.nanoTime() - FILES_AGE_NS);
        LiveResult result = new LiveDemo(InProcessServer.of(folder), longAgo, new Silent())
                .make(experiment, play);
        assertThat(result.made()).isTrue();
        result.runs().forEach(run -> run.readings().forEach(reading -> Figures.say(
                "demo threads, " + experiment.id() + ", " + run.setup() + ", " + reading.what(),
                "predicted " + reading.predicted() + ", measured " + reading.measured())));
        return result;
    }

    private static List<Double> predicted(LiveResult result, String what) {
        List<Double> all = new ArrayList<>();
        result.runs().forEach(run -> run.readings().stream()
                .filter(reading -> reading.what().equals(what))
                .forEach(reading -> all.add(reading.predicted())));
        return all;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }

    /** Says nothing. */
    private static final class Silent implements LiveListener {
        @Override
        public void begins(LiveExperiment experiment) {}

        @Override
        public void tries(LiveExperiment experiment, String setup) {}

        @Override
        public void tried(LiveExperiment experiment, LiveRun run) {}

        @Override
        public void ended(LiveResult result) {}
    }

    /** A directory in which every look-up waits. */
    private static final class Waiting extends ForwardingDirectory {
        private final Runnable before;

        Waiting(SharedDirectory directory, Runnable before) {
            super(directory);
            this.before = before;
        }

        @Override
        public OpenFile open(String name) throws Refusal {
            before.run();
            return super.open(name);
        }
    }
}
