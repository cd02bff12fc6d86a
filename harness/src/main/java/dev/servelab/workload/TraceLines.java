package dev.servelab.workload;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The names in a trace, a line at a time. One thread. */
final class TraceLines implements Closeable {
    /** Longer than any name of a file. */
    private static final int MOST_LINE_BYTES = 8_192;
    private static final int BUFFER_BYTES = 64 << 10;

    private final Path file;
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long lineNumber;

    private TraceLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    static TraceLines open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        if (!file.toString().endsWith(".gz")) {
            return new TraceLines(file, new BufferedInputStream(raw, BUFFER_BYTES));
        }
        try {
            return new TraceLines(file, new BufferedInputStream(
                    new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES));
        } catch (ZipException | EOFException notPacked) {
            raw.close();
            throw new IOException(file + ": not a gzip file", notPacked);
        }
    }

    /** The name on the next line that is not empty; null after the last. */
    @Nullable
    String next() throws IOException {
        try {
            while (readLine()) {
                String text = text();
                if (!text.isEmpty()) {
                    return name(text);
                }
            }
            return null;
        } catch (ZipException | EOFException damaged) {
            throw new IOException(file + ": a damaged gzip file, after line " + lineNumber,
                    damaged);
        }
    }

    /** What is wrong with the line read last. */
    IOException wrong(String why) {
        return new IOException(file + ", line " + lineNumber + ": " + why);
    }

    /** False at the end of the file. */
    private boolean readLine() throws IOException {
        line.reset();
        int next = in.read();
        if (next < 0) {
            return false;
        }
        lineNumber++;
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == MOST_LINE_BYTES) {
                throw wrong("longer than " + MOST_LINE_BYTES + " bytes");
            }
            line.write(next);
        }
        return true;
    }

    private String text() throws IOException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray())).toString();
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException notText) {
            throw wrong("not UTF-8");
        }
    }

    /** What stands before the last comma; the whole where there is none. */
    private String name(String text) throws IOException {
        int comma = text.lastIndexOf(',');
        String name = comma < 0 ? text : text.substring(0, comma);
        if (name.isEmpty()) {
            throw wrong("no name before the comma");
        }
        String bytes = comma < 0 ? "0" : text.substring(comma + 1);
        if (!bytes.matches("[0-9]{1,18}")) {
            throw wrong("'" + bytes + "' is not a number of bytes");
        }
        return name;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
