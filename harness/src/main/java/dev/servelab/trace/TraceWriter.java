package dev.servelab.trace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a trace, request after request, that {@link TraceReader} and libCacheSim read. */
public interface TraceWriter extends Closeable {
    /**
     * Begins a file, over what is there. Unpacked, whatever its name.
     *
     * @throws IllegalArgumentException if the format cannot be written
     * @throws IOException if the file cannot be; a line that names it
     */
    static TraceWriter create(Path file, TraceFormat format) throws IOException {
        return switch (format) {
            case CSV -> CsvWriter.create(file);
            case ORACLE_GENERAL -> OracleGeneralWriter.create(file);
            default -> throw new IllegalArgumentException("'" + format.id()
                    + "' is not written; " + TraceFormat.CSV.id() + " and "
                    + TraceFormat.ORACLE_GENERAL.id() + " are");
        };
    }

    /**
     * Writes a request.
     *
     * @param timeS seconds, from 0
     * @param id the name, for formats of text
     * @param key what stands for it in binary formats
     * @param sizeBytes 0 is written too, but nobody reads such a request
     * @throws IOException if it cannot be written, or does not fit into the format
     */
    void write(long timeS, String id, long key, long sizeBytes) throws IOException;
}
