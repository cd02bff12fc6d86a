package dev.servelab.experiment;

import dev.servelab.load.Target;
import dev.servelab.workload.FileSetSpec;
import dev.servelab.workload.WorkFile;
import java.nio.file.Path;
import java.util.List;

/** Where the files of a scene come from. */
public sealed interface FileSource {
    /** Made for the run, from its seed, and removed after it. */
    record Generated(FileSetSpec spec) implements FileSource {}

    /** Somebody's folder: it is read, never written to. */
    record Directory(Path path) implements FileSource {}

    /**
     * What a server has that runs already.
     *
     * @param files       that it is asked for; at least one
     * @param description where they are known from, for people
     */
    record Running(Target target, List<WorkFile> files, String description)
            implements
                FileSource {
        /** Copies. */
        public Running {
            files = List.copyOf(files);
        }
    }
}
