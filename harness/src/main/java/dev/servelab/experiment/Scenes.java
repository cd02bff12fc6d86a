package dev.servelab.experiment;

import dev.servelab.load.Arrivals;
import dev.servelab.load.Connections;
import dev.servelab.load.LoadSettings;
import dev.servelab.load.Loop;
import dev.servelab.load.Scenery;
import dev.servelab.workload.FileSetSpec;
import dev.servelab.workload.WorkloadSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The catalogue of scenes that {@code compare} plays by itself. */
public enum Scenes {
    /** Everything cached: only the connection costs. */
    RUSH("rush", "Rush", "What does a connection cost?", "page-cache", 4) {
        @Override
        Scene scene(List<String> serverOptions, Trials trials) {
            return new Scene(id(), title(), question(),
                    Map.of(Factor.STRATEGY, STRATEGIES, Factor.POLICY, Level.of(List.of("lru"))),
                    LoadPlan.of(new Loop.Closed(16), Connections.PER_REQUEST),
                    WorkloadSpec.parse("uniform"),
                    new FileSource.Generated(
                            FileSetSpec.fixed(RUSH_FILES * RUSH_FILE_BYTES, RUSH_FILE_BYTES)),
                    new WarmUp.SameLoad(Duration.ofMillis(600)), Duration.ofMillis(1_000), trials,
                    serverOptions);
        }
    },
    /** Slow readers, a disk that costs something, and more files than the cache holds. */
    CROWD("crowd", "Crowd",
            "Who keeps its promises when readers are slow and the disk costs something?",
            "5ms:200MB/s:4", 2) {
        @Override
        Scene scene(List<String> serverOptions, Trials trials) {
            LoadPlan load = new LoadPlan(
                    new Loop.Open(200, Arrivals.POISSON, Loop.Open.DEFAULT_CONNECTIONS_MOST),
                    Connections.PER_REQUEST, LoadSettings.DEFAULT_TIMEOUT, true,
                    List.of(new SceneryPlan(Scenery.Kind.SLOW, 48, 256 << 10, 1 << 20)));
            return new Scene(id(), title(), question(),
                    Map.of(Factor.STRATEGY, STRATEGIES, Factor.POLICY,
                            Level.of(List.of("fifo", "lru", "lock-aware:fifo"))),
                    load, WorkloadSpec.parse("zipf"),
                    new FileSource.Generated(FileSetSpec.logNormal(256 << 20, 512 << 10)),
                    new WarmUp.FillCache(16, CACHE_BYTES, Duration.ofSeconds(5)),
                    Duration.ofSeconds(3), trials, serverOptions);
        }
    };

    /** The pool has a thread for each client of Rush, and fewer than Crowd has slow readers. */
    private static final List<Level> STRATEGIES = Level.of(List.of("thread-per-connection",
            "thread-pool:16", "virtual-thread", "event-loop"));
    private static final long RUSH_FILES = 128;
    private static final long RUSH_FILE_BYTES = 16 << 10;
    private static final long CACHE_BYTES = 64L << 20;

    private final String id;
    private final String title;
    private final String question;
    private final String disk;
    private final int rounds;

    Scenes(String id, String title, String question, String disk, int rounds) {
        this.id = id;
        this.title = title;
        this.question = question;
        this.disk = disk;
        this.rounds = rounds;
    }

    /** The name on the command line and in results. */
    public String id() {
        return id;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** What it asks, in one sentence. */
    public String question() {
        return question;
    }

    /**
     * The scene as it is played.
     *
     * @param serverOptions the usual ones of {@code serve}; the disk is the scene's own
     */
    public Scene play(List<String> serverOptions) {
        return play(serverOptions, Trials.of(rounds));
    }

    /** The same with as many rounds as somebody wants. */
    public Scene play(List<String> serverOptions, Trials wanted) {
        List<String> options = new ArrayList<>(serverOptions);
        options.set(options.indexOf("--disk") + 1, disk);
        return scene(List.copyOf(options), wanted);
    }

    abstract Scene scene(List<String> serverOptions, Trials trials);
}
