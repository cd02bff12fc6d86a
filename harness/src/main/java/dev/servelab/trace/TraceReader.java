package dev.servelab.trace;

import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One reading of a trace, from its first request on. One thread at a time. */
public interface TraceReader extends Closeable {
    /**
     * Reads on into {@code batch}, whose requests are forgotten first.
     *
     * @return false at the end of the trace: then the batch is empty, else it is not
     * @throws BrokenTraceException if what comes next is no request; the requests before it were
     *         handed out
     * @throws IOException if it cannot be read
     */
    boolean read(RequestBatch batch) throws IOException;

    /** Whether the trace says how large what it asks for is; where it does not, all sizes are 1. */
    boolean hasSizes();

    /** What is being read, in a few words: {@code csv, gzip}. */
    String describe();

    /** Requests left out so far because their size was 0. */
    default long skipped() {
        return 0;
    }

    /**
     * Why the trace has less than it should, although no mistake is in it: a recording that was
     * cut. Known at its end; null if nothing is known to be missing.
     */
    default @Nullable String missing() {
        return null;
    }

    /** How much of it is read, 0 to 1; empty where nobody knows how long it is. */
    default OptionalDouble shareRead() {
        return OptionalDouble.empty();
    }
}
