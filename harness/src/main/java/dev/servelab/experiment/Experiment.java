package dev.servelab.experiment;

import dev.servelab.load.RequestLog;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a plan: files, then scene after scene. Everything that must not be left behind is in the
 * care of a {@link RunScope}.
 */
public final class Experiment {
    private final ExperimentPlan plan;
    private final RunScope scope;
    private final RunListener listener;
    private final Clock clock;

    /** Nothing is started yet. */
    public Experiment(ExperimentPlan plan, RunScope scope, RunListener listener, Clock clock) {
        this.plan = plan;
        this.scope = scope;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Runs everything on this thread.
     *
     * @param logs an existing folder, for a {@code .hlog} for each variant
     * @throws ServerFailure if a server did not do its part
     */
    public ExperimentResult run(Path logs) throws IOException, InterruptedException {
        Environment environment = Environment.arrange();
        try {
            return run(environment, logs);
        } finally {
            environment.processors().giveBack();
        }
    }

    private ExperimentResult run(Environment environment, Path logs)
            throws IOException, InterruptedException {
        long startedAtMs = clock.wallMillis();
        long startNs = clock.nanoTime();
        TemporaryFolder generated = scope.add(TemporaryFolder.create());
        FileShelf shelf = FileShelf.fill(plan, generated.path(), listener, clock);
        RequestLog requests = plan.listRequests()
                ? scope.add(RequestLog.create(logs.resolve("requests.csv.gz")))
                : null;
        List<SceneResult> scenes = new ArrayList<>();
        for (Scene scene : plan.scenes()) {
            listener.scene(scene);
            SceneRun run = new SceneRun(plan, scene, shelf.of(scene), environment.processors(),
                    scope, listener, clock);
            ServedFiles files = run.rehearse(scenes.isEmpty());
            shelf.awaitRested();
            scenes.add(run.run(files, logs, requests));
        }
        if (requests != null) {
            scope.release(requests);
        }
        scope.release(generated);
        return new ExperimentResult(plan, environment, startedAtMs,
                Duration.ofNanos(clock.nanoTime() - startNs), scenes);
    }
}
