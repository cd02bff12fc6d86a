package dev.servelab.lesson.threads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where one experiment is made: starts its servers one after another, keeps what they did. */
final class Stage {
    /** A file of a few bytes that everybody may ask for. */
    static final String SMALL_FILE = "small";
    /** Files of as few bytes, for those who must not share one: {@code cold-0} and so on. */
    static final String COLD_FILE = "cold-";
    /** A large one. */
    static final String LARGE_FILE = "large";
    static final int LARGE_BYTES = 1 << 20;

    private static final int SMALL_BYTES = 1_000;

    private final LiveExperiment experiment;
    private final LiveServer.Start start;
    private final LiveListener listener;
    private final List<LiveRun> runs = new ArrayList<>();

    /** What is done with a server. */
    interface Trial {
        /** Loads it and says what was predicted and seen. */
        LiveRun on(LiveServer server) throws IOException, InterruptedException;
    }

    Stage(LiveExperiment experiment, LiveServer.Start start, LiveListener listener) {
        this.experiment = experiment;
        this.start = start;
        this.listener = listener;
    }

    /**
     * Starts a server, tries it, and ends it.
     *
     * @param setup what is special about it, for people
     * @param options of {@code serve}
     */
    void tryOut(String setup, List<String> options, Trial trial)
            throws IOException, InterruptedException {
        listener.tries(experiment, setup);
        try (LiveServer server = start.with(options.toArray(String[]::new))) {
            LiveRun run = trial.on(server);
            runs.add(run);
            listener.tried(experiment, run);
        }
    }

    /** Writes the files that servers share; as many cold ones as said. */
    static void writeFiles(Path folder, int coldFiles) throws IOException {
        Files.write(folder.resolve(SMALL_FILE), new byte[SMALL_BYTES]);
        Files.write(folder.resolve(LARGE_FILE), new byte[LARGE_BYTES]);
        for (int i = 0; i < coldFiles; i++) {
            Files.write(folder.resolve(COLD_FILE + i), new byte[SMALL_BYTES]);
        }
    }

    List<LiveRun> runs() {
        return List.copyOf(runs);
    }
}
