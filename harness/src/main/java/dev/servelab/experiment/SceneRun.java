package dev.servelab.experiment;

import dev.servelab.load.IntervalLog;
import dev.servelab.protocol.FileClient;
import dev.servelab.workload.Popularity;
import dev.servelab.workload.WorkFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs one scene: a rehearsal, then round after round of trials, each with a fresh server. */
final class SceneRun {
    private static final Duration LISTING_LIMIT = Duration.ofSeconds(10);

    private final ExperimentPlan plan;
    private final Scene scene;
    private final ServerLaunch launch;
    private final RunScope scope;
    private final RunListener listener;
    private final List<TrialResult> trials = new ArrayList<>();

    SceneRun(ExperimentPlan plan, Scene scene, ServerLaunch launch, RunScope scope,
            RunListener listener) {
        this.plan = plan;
        this.scene = scene;
        this.launch = launch;
        this.scope = scope;
        this.listener = listener;
    }

    /** @param written what was generated; null if the server of a folder is to be asked */
    SceneResult run(@Nullable ServedFiles written, Path logFolder)
            throws IOException, InterruptedException {
        ServedFiles files = rehearse(written);
        Map<Variant, IntervalLog> logs = new HashMap<>();
        try {
            for (Variant variant : scene.variants()) {
                logs.put(variant, scope.add(IntervalLog.create(
                        logFolder.resolve(logName(variant)), variant.label())));
            }
            String stopped = runRounds(trial(files), logs);
            return new SceneResult(scene, files, trials, stopped);
        } finally {
            for (IntervalLog log : logs.values()) {
                scope.release(log);
            }
        }
    }

    /**
     * One warm-up that nobody counts: the load generator is a Java program too, and its own
     * warming shall not fall on whichever variant comes first. A directory's files are asked for
     * here.
     */
    private ServedFiles rehearse(@Nullable ServedFiles written)
            throws IOException, InterruptedException {
        listener.preparing("rehearsing");
        ServerProcess server = start(scene.variants().getFirst());
        try {
            ServedFiles files = written == null ? listed(server) : written;
            trial(files).rehearse(server, scene.variants().getFirst());
            return files;
        } finally {
            scope.release(server);
        }
    }

    private static ServedFiles listed(ServerProcess server) throws IOException {
        try (FileClient client = FileClient.connect(server.address(), LISTING_LIMIT)) {
            List<WorkFile> files = client.files().stream()
                    .map(row -> WorkFile.listed(row.name(), row.bytes())).toList();
            if (files.isEmpty()) {
                throw new ServerFailure("the directory holds no file that the server serves");
            }
            return new ServedFiles(files, "of the directory");
        }
    }

    /** Returns why there are no more. */
    private String runRounds(Trial trial, Map<Variant, IntervalLog> logs)
            throws IOException, InterruptedException {
        Rounds rounds = new Rounds(scene.variants(), plan.seed());
        for (int round = 1; round <= scene.trials().rounds(); round++) {
            runBlock(round, rounds.next(), trial, logs);
        }
        return "as many rounds as asked for";
    }

    private void runBlock(int round, List<Variant> block, Trial trial,
            Map<Variant, IntervalLog> logs) throws IOException, InterruptedException {
        int expected = block.size() * scene.trials().rounds();
        for (int position = 1; position <= block.size(); position++) {
            Variant variant = block.get(position - 1);
            listener.trial(new RunListener.Position(trials.size() + 1, expected, round), variant);
            ServerProcess server = start(variant);
            try {
                trials.add(trial.run(server, variant, round, position,
                        Objects.requireNonNull(logs.get(variant))));
            } finally {
                scope.release(server);
            }
        }
    }

    private Trial trial(ServedFiles files) {
        Popularity popularity = new Popularity(files.files(), scene.zipfExponent(), plan.seed());
        return new Trial(scene, files, popularity, plan.seed());
    }

    private ServerProcess start(Variant variant) throws IOException, InterruptedException {
        return scope.add(ServerProcess.start(launch.with(variant)));
    }

    private String logName(Variant variant) {
        return (plan.scenes().size() == 1 ? "" : scene.id() + ".") + variant.fileName() + ".hlog";
    }
}
