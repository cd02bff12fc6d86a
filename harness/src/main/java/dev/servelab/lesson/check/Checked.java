package dev.servelab.lesson.check;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a file.
 *
 * @param finding null if nothing was found
 * @param notes   what is no mistake and good to know
 * @param traces  how many random traces were drawn for each kind of mistake
 */
public record Checked(Path file, @Nullable Finding finding, List<ManyFiles.Note> notes, long seed,
        int traces) {
    public Checked {
        notes = List.copyOf(notes);
    }

    /** Whether nothing was found. */
    public boolean isClean() {
        return finding == null;
    }
}
