package dev.servelab.experiment;

import dev.servelab.workload.FileSetSpec;
import dev.servelab.workload.WorkFile;

import java.util.List;

/**
 * What was asked for.
 *
 * @param description where the files come from
 */
public record ServedFiles(List<WorkFile> files, String description) {
    static ServedFiles generated(List<WorkFile> files, FileSetSpec spec) {
        return new ServedFiles(files, "generated, " + spec.describe());
    }

    /** All of them together. */
    public long bytes() {
        return files.stream().mapToLong(WorkFile::bytes).sum();
    }
}
