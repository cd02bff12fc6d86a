package dev.servelab.report;

import dev.servelab.experiment.ExperimentResult;
import dev.servelab.experiment.SceneResult;
import dev.servelab.experiment.ServerSide;
import dev.servelab.experiment.TrialResult;
import dev.servelab.experiment.Variant;
import dev.servelab.telemetry.Kind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The names of all histogram logs of a run; and those of the servers' times, which are written
 * here: one for each variant and outcome of the cache, with an interval for each window.
 */
final class OutcomeLogs {
    private static final List<Kind> OUTCOMES = List.of(Kind.HIT, Kind.SHARED_MISS, Kind.MISS,
            Kind.BYPASS);
    /** The column Interval_Max is in milliseconds, as its usual readers expect. */
    private static final double US_PER_MS = 1_000;

    private final ExperimentResult result;

    OutcomeLogs(ExperimentResult result) {
        this.result = result;
    }

    /** What each log of a variant is of, {@code latency} first, and its name. */
    Map<String, String> names(SceneResult scene, Variant variant) {
        String stem = (result.scenes().size() == 1 ? "" : scene.scene().id() + ".")
                + variant.fileName();
        Map<String, String> names = new LinkedHashMap<>();
        names.put("latency", stem + ".hlog");
        for (Kind kind : OUTCOMES) {
            if (scene.of(variant).trials().stream().anyMatch(trial -> count(trial, kind) > 0)) {
                names.put(kind.id(), stem + "." + kind.id() + ".hlog");
            }
        }
        return names;
    }

    /** Writes all but the clients' own, which were written as the trials ran. */
    void writeTo(Path folder) throws IOException {
        for (SceneResult scene : result.scenes()) {
            for (Variant variant : scene.scene().variants()) {
                Map<String, String> names = names(scene, variant);
                for (Kind kind : OUTCOMES) {
                    String name = names.get(kind.id());
                    if (name != null) {
                        write(folder.resolve(name), scene.of(variant).trials(), kind,
                                variant.label());
                    }
                }
            }
        }
    }

    private static void write(Path file, List<TrialResult> trials, Kind kind, String label)
            throws IOException {
        try (PrintStream out = new PrintStream(
                new BufferedOutputStream(Files.newOutputStream(file)), false, UTF_8)) {
            HistogramLogWriter writer = new HistogramLogWriter(out);
            writer.outputComment("[" + label + ", " + kind.id()
                    + "; time in the server in microseconds; an interval for each window, one"
                    + " behind the other]");
            writer.outputLogFormatVersion();
            writer.outputLegend();
            double startS = 0;
            for (TrialResult trial : trials) {
                double endS = startS + trial.window().seconds();
                writer.outputIntervalHistogram(startS, endS, times(trial, kind), US_PER_MS);
                startS = endS;
            }
            if (out.checkError()) {
                throw new IOException(file + ": could not be written");
            }
        }
    }

    private static long count(TrialResult trial, Kind kind) {
        return times(trial, kind).getTotalCount();
    }

    private static Histogram times(TrialResult trial, Kind kind) {
        Optional<ServerSide> server = trial.server();
        return server.map(side -> side.times(kind).totalUs()).orElse(new Histogram(3));
    }
}
