package dev.servelab.experiment;

import dev.servelab.load.RequestLog;
import dev.servelab.protocol.FileClient;
import dev.servelab.statistics.Comparison;
import dev.servelab.statistics.Criteria;
import dev.servelab.statistics.StoppingRule;
import dev.servelab.time.Clock;
import dev.servelab.workload.WorkFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one scene: a rehearsal, then round after round of trials, each with a fresh server. */
final class SceneRun {
    private static final Duration LISTING_LIMIT = Duration.ofSeconds(10);

    private final ExperimentPlan plan;
    private final Scene scene;
    private final FileShelf.Shelf shelf;
    private final ServerLaunch launch;
    private final Processors processors;
    private final RunScope scope;
    private final RunListener listener;
    private final Clock clock;
    private final Criteria criteria = Criteria.USUAL;
    private final List<TrialResult> trials = new ArrayList<>();

    SceneRun(ExperimentPlan plan, Scene scene, FileShelf.Shelf shelf, Processors processors,
            RunScope scope, RunListener listener, Clock clock) {
        this.plan = plan;
        this.scene = scene;
        this.shelf = shelf;
        this.launch = new ServerLaunch(shelf.path(), serverOptions(scene, plan.seed()),
                processors.server());
        this.processors = processors;
        this.scope = scope;
        this.listener = listener;
        this.clock = clock;
    }

    /** @param files as the rehearsal gave them */
    SceneResult run(ServedFiles files, Path logFolder, @Nullable RequestLog requests)
            throws IOException, InterruptedException {
        SceneLogs logs = scope.add(new SceneLogs(scene,
                plan.scenes().size() == 1 ? "" : scene.id() + ".", logFolder, requests));
        try {
            String stopped = runRounds(trial(files), logs);
            return new SceneResult(scene, files, trials,
                    Analysis.of(scene, trials, criteria), stopped);
        } finally {
            scope.release(logs);
        }
    }

    /** The disk's latencies are drawn from the run's seed, where no other was asked for. */
    private static List<String> serverOptions(Scene scene, long seed) {
        List<String> options = new ArrayList<>(scene.serverOptions());
        if (!options.contains("--disk-seed")) {
            options.addAll(List.of("--disk-seed", Long.toString(seed)));
        }
        return options;
    }

    /**
     * Loads a server for a while that nobody counts, before the first scene: the load generator is
     * a Java program too, and its own warming shall not fall on whichever variant comes first. A
     * directory's files are asked for here. Who wants no warm-up gets no rehearsal either: then
     * what is counted is all that a server was asked for.
     *
     * @param cold whether the generator has made no load yet
     */
    ServedFiles rehearse(boolean cold) throws IOException, InterruptedException {
        ServedFiles known = shelf.files();
        boolean load = cold && !scene.warmUp().isNone();
        if (known != null && !load) {
            return known;
        }
        listener.preparing("rehearsing");
        Variant first = scene.variants().getFirst();
        MeasuredServer server = start(first);
        try {
            ServedFiles files = known == null ? listed(server) : known;
            if (load) {
                trial(files).rehearse(server, first);
            }
            return files;
        } finally {
            scope.release(server);
        }
    }

    private static ServedFiles listed(MeasuredServer server) throws IOException {
        try (FileClient client = FileClient.connect(server.target().address(), LISTING_LIMIT)) {
            List<WorkFile> files = client.files().stream()
                    .map(row -> WorkFile.listed(row.name(), row.bytes())).toList();
            if (files.isEmpty()) {
                throw new ServerFailure("the directory holds no file that the server serves");
            }
            return new ServedFiles(files, "of the directory");
        }
    }

    /** Returns why there are no more. */
    private String runRounds(Trial trial, SceneLogs logs)
            throws IOException, InterruptedException {
        Rounds rounds = new Rounds(scene.variants(), plan.seed());
        StoppingRule rule = scene.trials().rule(criteria);
        long startNs = clock.nanoTime();
        for (int round = 1;; round++) {
            runBlock(round, rounds.next(), trial, logs);
            double tookS = (clock.nanoTime() - startNs) / 1e9;
            StoppingRule.Decision decision = rule.decide(round, decisive(rule, round),
                    tookS / round, scene.trials().budgetS() - tookS);
            if (decision != StoppingRule.Decision.GO_ON) {
                return decision.words();
            }
        }
    }

    /** The intervals that a rule looks at; there is none to look at until it may stop. */
    private List<Comparison> decisive(StoppingRule rule, int round) {
        if (round < rule.roundsLeast() || rule.roundsLeast() == rule.roundsMost()) {
            return List.of();
        }
        Analysis analysis = Analysis.of(scene, trials, criteria);
        List<Comparison> decisive = new ArrayList<>();
        for (Factor factor : scene.factors().keySet()) {
            decisive.addAll(analysis.of(factor,
                    Analysis.metrics(scene.load().loop(), factor).getFirst()));
        }
        return decisive;
    }

    private void runBlock(int round, List<Variant> block, Trial trial,
            SceneLogs logs) throws IOException, InterruptedException {
        int expected = block.size() * Math.max(round, expectedRounds());
        for (int position = 1; position <= block.size(); position++) {
            Variant variant = block.get(position - 1);
            listener.trial(new RunListener.Position(trials.size() + 1, expected, round), variant);
            MeasuredServer server = start(variant);
            try {
                trials.add(trial.run(server, variant, round, position, logs));
            } finally {
                scope.release(server);
            }
        }
    }

    private int expectedRounds() {
        return scene.trials().isAuto() ? StoppingRule.LEAST : scene.trials().rounds();
    }

    private Trial trial(ServedFiles files) {
        return new Trial(scene, files, processors, plan.seed());
    }

    private MeasuredServer start(Variant variant)
            throws IOException, InterruptedException {
        if (scene.files() instanceof FileSource.Running running) {
            return scope.add(new RunningServer(running.target()));
        }
        return scope.add(new ChildServer(ServerProcess.start(launch.with(variant))));
    }
}
