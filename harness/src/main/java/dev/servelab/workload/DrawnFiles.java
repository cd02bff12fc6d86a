package dev.servelab.workload;

import dev.servelab.draw.Pattern;
import dev.servelab.draw.Popularity;
import dev.servelab.draw.Sequence;
import java.util.List;

/** A pattern over files: its numbers are their places in the list. Immutable. */
public final class DrawnFiles implements Workload {
    private final WorkFile[] files;
    private final Pattern pattern;

    /** @param pattern over as many things as there are files */
    public DrawnFiles(List<WorkFile> files, Pattern pattern) {
        this.files = files.toArray(WorkFile[]::new);
        this.pattern = pattern;
    }

    /** By Zipf's law, see {@link Popularity}; {@code files} must not be empty. */
    public static DrawnFiles zipf(List<WorkFile> files, double exponent, long seed) {
        return new DrawnFiles(files, new Popularity(files.size(), exponent, seed));
    }

    @Override
    public Requests requests(long seed, long stream, long client) {
        Sequence numbers = pattern.sequence(seed, stream, client);
        return () -> files[numbers.next()];
    }
}
