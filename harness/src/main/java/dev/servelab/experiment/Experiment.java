package dev.servelab.experiment;

import dev.servelab.load.IntervalLog;
import dev.servelab.protocol.FileClient;
import dev.servelab.workload.GeneratedFiles;
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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan: files, a rehearsal, then round after round of trials, each with a server in a fresh
 * JVM. Everything that must not be left behind is in the care of a {@link RunScope}.
 */
public final class Experiment {
    /** A server does not keep what was written a moment ago: it might still be changing. */
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration LISTING_LIMIT = Duration.ofSeconds(10);

    private final ExperimentPlan plan;
    private final RunScope scope;
    private final RunListener listener;

    /** Nothing is started yet. */
    public Experiment(ExperimentPlan plan, RunScope scope, RunListener listener) {
        this.plan = plan;
        this.scope = scope;
        this.listener = listener;
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
        TemporaryFolder generated = scope.add(TemporaryFolder.create());
        @Nullable
        ServedFiles written = plan.directory() == null ? generate(generated) : null;
        Path directory = plan.directory() == null ? generated.path() : plan.directory();
        ServerLaunch launch = new ServerLaunch(directory, plan.serverOptions(),
                environment.processors().server());
        ServedFiles files = rehearse(launch, written);
        List<TrialResult> trials = runRounds(launch, files, logs);
        scope.release(generated);
        return new ExperimentResult(plan, environment, files, trials);
    }

    private ServedFiles generate(TemporaryFolder folder)
            throws IOException, InterruptedException {
        listener.preparing("generating " + (plan.generatedBytes() >> 20) + " MiB of files");
        List<WorkFile> files = GeneratedFiles.write(folder.path(), plan.generatedBytes(),
                plan.seed());
        listener.preparing("letting the files rest for " + REST.toSeconds() + " s");
        TimeUnit.NANOSECONDS.sleep(REST.toNanos());
        return ServedFiles.generated(files);
    }

    /**
     * One warm-up that nobody counts: the load generator is a Java program too, and its own
     * warming shall not fall on whichever variant comes first. A directory's files are asked for
     * here.
     */
    private ServedFiles rehearse(ServerLaunch launch, @Nullable ServedFiles written)
            throws IOException, InterruptedException {
        listener.preparing("rehearsing");
        ServerProcess server = start(launch.with(plan.variants().getFirst()));
        try {
            ServedFiles files = written == null ? listed(server) : written;
            trial(files).warmUp(server, 0);
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

    private List<TrialResult> runRounds(ServerLaunch launch, ServedFiles files, Path logFolder)
            throws IOException, InterruptedException {
        Map<Variant, IntervalLog> logs = new HashMap<>();
        try {
            for (Variant variant : plan.variants()) {
                logs.put(variant, scope.add(IntervalLog.create(
                        logFolder.resolve(variant.logFileName()), variant.label())));
            }
            List<TrialResult> trials = new ArrayList<>();
            Trial trial = trial(files);
            for (List<Variant> block : Rounds.order(plan.variants(), plan.rounds(),
                    plan.seed())) {
                runBlock(block, launch, trial, trials, logs);
            }
            return List.copyOf(trials);
        } finally {
            for (IntervalLog log : logs.values()) {
                scope.release(log);
            }
        }
    }

    private void runBlock(List<Variant> block, ServerLaunch launch, Trial trial,
            List<TrialResult> trials, Map<Variant, IntervalLog> logs)
            throws IOException, InterruptedException {
        int round = trials.size() / block.size() + 1;
        int total = block.size() * plan.rounds();
        for (Variant variant : block) {
            listener.trial(trials.size() + 1, total, round, variant);
            ServerProcess server = start(launch.with(variant));
            try {
                int position = trials.size() % block.size() + 1;
                trials.add(trial.run(server, variant, round, position,
                        Objects.requireNonNull(logs.get(variant))));
            } finally {
                scope.release(server);
            }
        }
    }

    private Trial trial(ServedFiles files) {
        return new Trial(plan,
                new Popularity(files.files(), plan.zipfExponent(), plan.seed()));
    }

    private ServerProcess start(ServerLaunch launch) throws IOException, InterruptedException {
        return scope.add(ServerProcess.start(launch));
    }
}
