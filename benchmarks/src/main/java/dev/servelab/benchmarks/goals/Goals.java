package dev.servelab.benchmarks.goals;

import dev.servelab.benchmarks.goals.Figures.Task;
import dev.servelab.statistics.GeometricMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The project's goals, judged by the figures of one race. Ours is the fastest of our servers at that
 * work and size, also where it is compared with itself, or where another is named, that one; theirs the fastest of lighttpd, h2o and nginx.
 */
final class Goals {
    static final int SLAB_KIB = 64 * 1024;
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;
    private static final int BIG_BYTES = 50 * MIB;
    private static final int CLIENTS = 64;
    private static final int IDLE_CLIENTS = 10_000;
    private static final int IDLE_MOST_KIB = 256 * 1024;
    private static final int FEW_FILES = 10;
    private static final int MANY_FILES = 100_000;
    private static final String VIRTUAL = "virtual-thread";
    private static final String LOOP = "event-loop";
    private static final String ZERO_COPY = "zero-copy";

    /** Bytes of a file to what our rate is to be of the fastest peer's, and of nginx's. */
    private record Size(int bytes, double ofFastest, double ofNginx) {}

    private static final List<Size> SIZES = List.of(new Size(KIB, 1, 1.25),
            new Size(16 * KIB, 1, 1), new Size(64 * KIB, 1, 1.2), new Size(MIB, 1.25, 3),
            new Size(8 * MIB, 1.25, 3));
    private static final List<Integer> SIZES_OF_LIMIT = List.of(KIB, 16 * KIB, 64 * KIB, MIB);

    private final Figures figures;
    private final List<Judged> judged = new ArrayList<>();

    private Goals(Figures figures) {
        this.figures = figures;
    }

    /** Every goal, measured or not. */
    static List<Judged> judge(Figures figures) {
        Goals goals = new Goals(figures);
        SIZES.forEach(goals::keepAlive);
        SIZES.forEach(size -> goals.nginx(new Task(Work.KEEP_ALIVE, size.bytes()), size.ofNginx()));
        SIZES.subList(0, 2).forEach(size -> goals.rate(new Task(Work.KEEP_ALIVE, size.bytes()),
                Optional.of(VIRTUAL), Optional.of(LOOP), LOOP, Bound.atLeast(0.9)));
        goals.nginx(new Task(Work.NEW_CONNECTIONS, KIB), 1);
        SIZES_OF_LIMIT.forEach(goals::shareOfLimit);
        goals.zeroCopy();
        goals.misses();
        goals.manyFiles();
        goals.idle();
        return List.copyOf(goals.judged);
    }

    private void keepAlive(Size size) {
        Task task = new Task(Work.KEEP_ALIVE, size.bytes());
        Optional<String> ours = ours(task);
        Optional<String> peer = figures.fastest(task, server -> Side.of(server) == Side.PEER);
        rate(task, ours, peer, "the fastest peer", Bound.atLeast(size.ofFastest()));
        compare(words(task) + ": p99 of the same two", task, Metric.P99_US, ours, peer,
                Bound.atMost(1));
    }

    private void shareOfLimit(int bytes) {
        Task task = new Task(Work.NATIVE, bytes);
        rate(task, ours(task), Optional.of(Side.LIMIT_NAME), Side.LIMIT_NAME,
                Bound.atLeast(0.95));
    }

    private void zeroCopy() {
        Task task = new Task(Work.NATIVE, MIB);
        Optional<String> ours = figures.fastest(task, server -> Side.of(server) == Side.OURS
                && server.contains(ZERO_COPY));
        compare(words(task) + ", zero-copy: requests/s", task, Metric.RATE, ours,
                Optional.of(Side.LIMIT_NAME), Bound.atLeast(1.3));
    }

    private void misses() {
        Task one = new Task(Work.FIRST_BYTE, BIG_BYTES);
        ofLeast("50 MiB: first byte of a miss to that of a hit", Bound.atMost(3), one,
                Metric.MISS_FIRST_US,
                server -> figures.ratio(one, server, Metric.MISS_FIRST_US, Metric.HIT_FIRST_US));
        Task all = new Task(Work.TOGETHER, BIG_BYTES);
        ofLeast("50 MiB, " + CLIENTS + " clients: time of a miss to that of hits",
                Bound.atMost(1.3), all, Metric.MISS_ALL_US,
                server -> figures.ratio(all, server, Metric.MISS_ALL_US, Metric.HIT_ALL_US));
        String goal = "50 MiB, " + CLIENTS + " clients, a miss: the file is read once";
        Map<String, Double> reads = new TreeMap<>();
        figures.servers(all).forEach(server -> figures.median(all, server, Metric.READS)
                .ifPresent(median -> reads.put(server, median)));
        judged.add(reads.isEmpty()
                ? Judged.notMeasured(goal)
                : Judged.of(goal, reads.values().stream().allMatch(count -> count == 1),
                        "reads, by server: " + reads));
    }

    private void manyFiles() {
        Task many = new Task(Work.FILES, MANY_FILES);
        Task few = new Task(Work.FILES, FEW_FILES);
        ofLeast("processor time of a hit, 100,000 files to 10", Bound.atMost(1.2), many,
                Metric.CPU_US, server -> figures.ratio(many, few, server, Metric.CPU_US));
    }

    private void idle() {
        String goal = "10,000 idle connections: at most 256 MiB above the slab";
        judged.add(figures.median(new Task(Work.IDLE, IDLE_CLIENTS), VIRTUAL, Metric.KIB)
                .map(kib -> Judged.of(goal, kib - SLAB_KIB <= IDLE_MOST_KIB,
                        VIRTUAL + " " + Math.round((kib - SLAB_KIB) / KIB) + " MiB"))
                .orElseGet(() -> Judged.notMeasured(goal)));
    }

    /** Judges who needs least. By the least ratio it would be one whose hits are slow. */
    private void ofLeast(String goal, Bound bound, Task task, Metric need,
            Function<String, Optional<GeometricMean>> ratio) {
        Optional<String> best = figures.least(task, need);
        judged.add(bound.judge(goal, best.orElse(""), best.flatMap(ratio)));
    }

    private void rate(Task task, Optional<String> ours, Optional<String> theirs, String whose,
            Bound bound) {
        compare(words(task) + ": requests/s to " + whose, task, Metric.RATE, ours, theirs, bound);
    }

    private void nginx(Task task, double ratio) {
        rate(task, ours(task), Optional.of(Side.NGINX), Side.NGINX, Bound.atLeast(ratio));
    }

    private void compare(String goal, Task task, Metric metric, Optional<String> ours,
            Optional<String> theirs, Bound bound) {
        String who = ours.orElse("") + " to " + theirs.orElse("");
        judged.add(bound.judge(goal, who, ours.flatMap(
                mine -> theirs.flatMap(other -> figures.ratio(task, metric, mine, other)))));
    }

    private Optional<String> ours(Task task) {
        return figures.fastest(task, server -> Side.of(server) == Side.OURS);
    }

    private static String words(Task task) {
        return Tables.title(task);
    }
}
