package dev.servelab.lesson.threads;

import dev.servelab.experiment.RunScope;
import dev.servelab.experiment.TemporaryFolder;
import dev.servelab.fairness.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes live experiments one after another, on the thread that asks for it. What it starts is in
 * the care of a {@link RunScope}.
 */
public final class LiveDemo {
    /** A file changed less than two seconds ago is loaded a second time: that would be seen. */
    private static final double REST_S = 2.1;

    private final LiveServer.Start start;
    private final Crowd.Watch sinceFiles;
    private final LiveListener listener;

    /** @param sinceFiles started when the files were written */
    LiveDemo(LiveServer.Start start, Crowd.Watch sinceFiles, LiveListener listener) {
        this.start = start;
        this.sinceFiles = sinceFiles;
        this.listener = listener;
    }

    /** Makes these experiments; all five take less than 40 s. */
    public static List<LiveResult> run(List<LiveExperiment> experiments, RunScope scope,
            LiveListener listener) throws IOException, InterruptedException {
        Path folder = scope.add(TemporaryFolder.create()).path();
        Stage.writeFiles(folder, Runtime.getRuntime().availableProcessors());
        LiveDemo demo = new LiveDemo(ChildLiveServer.in(scope, folder), Crowd.Watch.start(),
                listener);
        List<LiveResult> results = new ArrayList<>();
        for (LiveExperiment experiment : experiments) {
            results.add(demo.make(experiment, experiment.play()));
        }
        return results;
    }

    LiveResult make(LiveExperiment experiment, Play play)
            throws IOException, InterruptedException {
        listener.begins(experiment);
        LiveResult result = play.lack().isEmpty()
                ? measured(experiment, play)
                : new LiveResult(experiment, List.of(), play.lack(), Busyness.UNKNOWN);
        listener.ended(result);
        return result;
    }

    private LiveResult measured(LiveExperiment experiment, Play play)
            throws IOException, InterruptedException {
        if (play.needsRestedFiles()) {
            TimeUnit.MILLISECONDS.sleep(Math.round(1_000 * (REST_S - sinceFiles.seconds())));
        }
        Observation before = Observation.now();
        Stage stage = new Stage(experiment, start, listener);
        play.on(stage);
        return new LiveResult(experiment, stage.runs(), "",
                Busyness.of(Observation.now().since(before).ticks()));
    }
}
