package dev.servelab.experiment;

import dev.servelab.time.Clock;
import dev.servelab.workload.FileSetSpec;
import dev.servelab.workload.GeneratedFiles;
import dev.servelab.workload.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The files of all scenes: generated together, so that they rest together. One thread. */
final class FileShelf {
    /** A server does not keep what was written a moment ago: it might still be changing. */
    private static final Duration REST = Duration.ofSeconds(2);

    /**
     * A folder to serve.
     *
     * @param files null for somebody's folder: its server is asked
     */
    record Shelf(Path path, @Nullable ServedFiles files) {}

    private final Map<FileSource, Shelf> shelves = new HashMap<>();

    private final Clock clock;
    private long restedAtNs;

    private FileShelf(Clock clock) {
        this.clock = clock;
    }

    /** Writes what has to be generated below {@code folder}. */
    static FileShelf fill(ExperimentPlan plan, Path folder, RunListener listener, Clock clock)
            throws IOException, InterruptedException {
        FileShelf all = new FileShelf(clock);
        boolean written = false;
        for (Scene scene : plan.scenes()) {
            if (!all.shelves.containsKey(scene.files())) {
                Path below = folder.resolve("files" + all.shelves.size());
                Shelf shelf = all.shelf(scene.files(), below, plan.seed(), listener);
                all.shelves.put(scene.files(), shelf);
                written |= scene.files() instanceof FileSource.Generated;
            }
        }
        all.restedAtNs = clock.nanoTime() + (written ? REST.toNanos() : 0);
        return all;
    }

    /** Waits until the files have rested. */
    void awaitRested() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(restedAtNs - clock.nanoTime());
    }

    /** What a scene serves. */
    Shelf of(Scene scene) {
        Shelf shelf = shelves.get(scene.files());
        if (shelf == null) {
            throw new IllegalArgumentException("no files for " + scene.id());
        }
        return shelf;
    }

    private Shelf shelf(FileSource source, Path folder, long seed, RunListener listener)
            throws IOException {
        return switch (source) {
            case FileSource.Directory directory -> new Shelf(directory.path(), null);
            case FileSource.Running running -> new Shelf(folder,
                    new ServedFiles(running.files(), running.description()));
            case FileSource.Generated generated -> {
                FileSetSpec spec = generated.spec();
                listener.preparing("generating files: " + spec.describe());
                List<WorkFile> files = GeneratedFiles.write(Files.createDirectory(folder), spec,
                        seed);
                yield new Shelf(folder, ServedFiles.generated(files, spec));
            }
        };
    }
}
