package dev.servelab.trace;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where a trace comes from: a file, standard input, or a seed. Thread-safe. */
public interface TraceSource {
    /** What stands for standard input. */
    String STANDARD_INPUT = "-";

    /**
     * Reads what names a trace: {@code -}, a synthetic trace such as
     * {@code zipf:0.9,objects=20000,requests=5M}, else a file. A file of such a name is written
     * {@code ./zipf}. No file is touched.
     *
     * @param format what the file holds; null: guessed from its name and its first bytes
     * @throws IllegalArgumentException that says in one line what is wrong
     */
    static TraceSource parse(String text, @Nullable TraceFormat format) {
        return TraceSources.parse(text, format);
    }

    /** How each kind of synthetic trace is written, and what may follow any of them. */
    static List<String> syntheticForms() {
        return SyntheticSpec.forms();
    }

    /** As it was given; for messages and results. */
    String name();

    /**
     * Begins to read.
     *
     * @throws IOException if it cannot be opened; a line that names it
     */
    TraceReader open() throws IOException;

    /** Whether it can be read more than once, with the same requests each time. */
    boolean canReopen();

    /** How many requests it has, where that is known without reading it. */
    OptionalLong requests();
}
