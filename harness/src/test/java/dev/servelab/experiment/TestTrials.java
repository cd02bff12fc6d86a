package dev.servelab.experiment;

import dev.servelab.load.Connections;
import dev.servelab.load.ErrorClass;
import dev.servelab.load.Generator;
import dev.servelab.load.Interval;
import dev.servelab.load.Loop;
import dev.servelab.load.SceneryCounts;
import dev.servelab.load.Timings;
import dev.servelab.load.Window;
import dev.servelab.statistics.Criteria;
import dev.servelab.telemetry.Kind;
import dev.servelab.telemetry.KindTimes;
import dev.servelab.telemetry.Part;
import dev.servelab.workload.FileSetSpec;
import dev.servelab.workload.WorkFile;
import dev.servelab.workload.WorkloadSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** Results that nobody measured, for tests of what is made of results. */
public final class TestTrials {
    private TestTrials() {}

    /** One trial with {@code ok} answers of 1 ms each in a window of two seconds. */
    public static TrialResult of(Variant variant, int round, int ok,
            Map<ErrorClass, Long> errors, int unanswered, int starved) {
        Timings timings = Timings.empty();
        timings.latencyUs().recordValueWithCount(1_000, ok);
        timings.latencyUs().recordValueWithCount(2_500_000, unanswered);
        long failed = errors.values().stream().mapToLong(Long::longValue).sum();
        Window window = new Window(new Loop.Closed(16), 2, ok + failed + unanswered, ok,
                1_000L * ok, errors, unanswered, starved, timings,
                List.of(new Interval(0, ok, failed, 1_000, 1_000, 1_000)),
                new Generator(16, 0, 0.5, 0, 0), SceneryCounts.NONE);
        ServerCounters counters = ServerCounters.of(Map.of(Counter.HITS, 3L * ok / 4,
                Counter.MISSES, ok / 4L, Counter.DISK_READS, ok / 4L,
                Counter.BYTES_REQUESTED, 1_000L * ok, Counter.BYTES_HIT, 600L * ok,
                Counter.BYPASSES, 0L, Counter.DOOMS, 12_345L));
        return new TrialResult(round, 1, variant, window, SceneryCounts.NONE,
                Optional.of(counters),
                OptionalLong.of(64L << 20),
                new ResourceUse(OptionalLong.of(200L << 20), OptionalLong.empty(),
                        OptionalDouble.of(1.5), OptionalLong.of(1_234), OptionalLong.of(0),
                        NetworkCounters.UNKNOWN),
                Optional.of(serverSide(ok)), Steady.of(List.of(), window), List.of());
    }

    /** Three hits of 400 us for each miss of 900 us, and a canary that was 70 us late each time. */
    public static ServerSide serverSide(int ok) {
        Histogram canaryUs = new Histogram(3);
        canaryUs.recordValueWithCount(70, 2_000);
        Map<Kind, KindTimes> times = Map.of(
                Kind.HIT, times(3L * ok / 4, 400, Map.of(Part.QUEUE, 50L, Part.READ, 100L,
                        Part.CACHE, 50L, Part.WRITE, 200L)),
                Kind.MISS, times(ok / 4L, 900, Map.of(Part.QUEUE, 50L, Part.READ, 100L,
                        Part.CACHE, 50L, Part.DISK, 500L, Part.WRITE, 200L)));
        return new ServerSide(canaryUs, times, 2, 0.011, OptionalLong.of(5_000),
                OptionalLong.of(70), new JvmFacts("25", List.of("-Xmx256m"),
                        List.of("G1 Young Generation"), 2, 20L << 20));
    }

    private static KindTimes times(long count, long totalUs, Map<Part, Long> partUs) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(totalUs, count);
        Map<Part, Long> partNanos = new EnumMap<>(Part.class);
        partUs.forEach((part, us) -> partNanos.put(part, us * 1_000 * count));
        return new KindTimes(histogram, totalUs * 1_000 * count, partNanos);
    }

    /** The usual nine variants, twice each, about {@code ok} answers each, all well. */
    public static ExperimentResult comparison(int ok) {
        ExperimentPlan plan = plan(
                List.of("thread-per-connection", "thread-pool:16", "virtual-thread"),
                List.of("fifo", "lru", "lock-aware:fifo"));
        List<TrialResult> trials = new ArrayList<>();
        for (int round = 1; round <= 2; round++) {
            for (Variant variant : plan.scenes().getFirst().variants()) {
                trials.add(of(variant, round, ok + 100 * trials.size(), Map.of(), 0, 0));
            }
        }
        return result(plan, trials);
    }

    /** A plan that was never run. */
    public static ExperimentPlan plan(List<String> strategies, List<String> policies) {
        Scene scene = new Scene("one", "", "",
                Map.of(Factor.STRATEGY, Level.of(strategies), Factor.POLICY, Level.of(policies)),
                LoadPlan.of(new Loop.Closed(16), Connections.PER_REQUEST),
                WorkloadSpec.parse("zipf"),
                new FileSource.Generated(FileSetSpec.logNormal(1 << 20)),
                new WarmUp.SameLoad(Duration.ofSeconds(1)),
                Duration.ofSeconds(2), Trials.of(2), List.of("--cache-size", "67108864"));
        return new ExperimentPlan(List.of(scene), 1, false);
    }

    /** What a plan would have come to on an invented machine. */
    public static ExperimentResult result(ExperimentPlan plan, List<TrialResult> trials) {
        Environment environment = new Environment("0.1.0", "Linux", "6.1", "amd64", "A Processor",
                2, new Processors("", "", "server and clients share 2 processors"), "25 Somebody",
                List.of("-Xmx256m"));
        ServedFiles files = new ServedFiles(List.of(WorkFile.listed("a", 1 << 20)), "generated");
        return new ExperimentResult(plan, environment, 0, Duration.ofSeconds(60),
                List.of(sceneResult(plan.scenes().getFirst(), files, trials)));
    }

    private static SceneResult sceneResult(Scene scene, ServedFiles files,
            List<TrialResult> trials) {
        return new SceneResult(scene, files, trials,
                Analysis.of(scene, trials, Criteria.USUAL), "all rounds are run");
    }
}
