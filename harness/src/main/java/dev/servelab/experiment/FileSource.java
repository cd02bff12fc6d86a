package dev.servelab.experiment;

import java.nio.file.Path;

/** Where the files of a scene come from. */
public sealed interface FileSource {
    /** Made for the run, from its seed, and removed after it. */
    record Generated(long totalBytes) implements FileSource {}

    /** Somebody's folder: it is read, never written to. */
    record Directory(Path path) implements FileSource {}
}
