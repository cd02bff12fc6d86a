package dev.servelab.trace;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * {@code time,id,size}, with that header. A name with commas, quotes, or spaces at its ends stands
 * in quotes, as RFC 4180 has it; one with a line end cannot be written.
 */
final class CsvWriter implements TraceWriter {
    private static final Pattern NEEDS_QUOTES = Pattern.compile(".*[,\"].*|[ \t].*|.*[ \t]|");

    private final Path file;
    private final Writer out;

    private CsvWriter(Path file, Writer out) {
        this.file = file;
        this.out = out;
    }

    static CsvWriter create(Path file) throws IOException {
        try {
            CsvWriter writer = new CsvWriter(file, Files.newBufferedWriter(file));
            writer.out.write("time,id,size\n");
            return writer;
        } catch (FileSystemException e) {
            throw FileTrace.failure(file, e);
        }
    }

    @Override
    public void write(long timeS, String id, long key, long sizeBytes) throws IOException {
        if (id.indexOf('\n') >= 0 || id.indexOf('\r') >= 0) {
            throw new IOException(file + ": a name with a line end in it cannot be written");
        }
        out.write(timeS + "," + quoted(id) + "," + sizeBytes + "\n");
    }

    private static String quoted(String id) {
        return NEEDS_QUOTES.matcher(id).matches() ? '"' + id.replace("\"", "\"\"") + '"' : id;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
