package dev.servelab.experiment;

import dev.servelab.load.IntervalLog;
import dev.servelab.load.RequestLog;
import dev.servelab.load.RequestSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written while a scene runs: histograms for each variant, requests if wanted. */
final class SceneLogs implements Closeable {
    private final String prefix;
    private final Map<Variant, IntervalLog> intervals = new HashMap<>();
    /** Null where single requests are of no interest; whoever made it closes it. */
    private final @Nullable RequestLog requests;

    /**
     * Begins a {@code .hlog} for each variant.
     *
     * @param prefix of what windows are called among others: empty, or the scene's name
     */
    SceneLogs(Scene scene, String prefix, Path folder, @Nullable RequestLog requests)
            throws IOException {
        this.prefix = prefix;
        this.requests = requests;
        try {
            for (Variant variant : scene.variants()) {
                intervals.put(variant, IntervalLog.create(
                        folder.resolve(prefix + variant.fileName() + ".hlog"), variant.label()));
            }
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    /** Where latencies of a variant go. */
    IntervalLog intervals(Variant variant) {
        IntervalLog log = intervals.get(variant);
        if (log == null) {
            throw new IllegalArgumentException("no log of " + variant.label());
        }
        return log;
    }

    /** Where its requests go. */
    RequestSink requests() {
        return requests == null ? RequestSink.NONE : requests;
    }

    /** The next window is this one. */
    void window(Variant variant, int round, int position) throws InterruptedException {
        intervals(variant).window("round " + round + ", trial " + position + " of the round");
        if (requests != null) {
            requests.window(prefix + variant.fileName() + "." + round);
        }
    }

    @Override
    public void close() throws IOException {
        for (IntervalLog log : intervals.values()) {
            log.close();
        }
    }
}
